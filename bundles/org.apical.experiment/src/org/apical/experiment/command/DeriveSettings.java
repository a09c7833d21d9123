package org.apical.experiment.command;

import java.util.List;

import org.apical.api.settings.Setting;

/**
 * The options of {@code derive}.
 *
 * @param runs the runs that predict the inputs
 * @param task the derived task
 * @param out the folder to write to
 * @param against runs that learnt the label directly
 */
public record DeriveSettings(
        @Setting(label = "Runs", help = "The folders of finished runs that predict the inputs.",
                positional = true) List<String> runs,
        @Setting(label = "Task", help = "The derived task, with settings if need be: "
                + "'{id: ejectionFractionFromVolumes, column: EF}'.",
                defaultValue = "ejectionFractionFromVolumes") String task,
        @Setting(label = "Out", help = "The folder for predictions and figures.") String out,
        @Setting(label = "Against", help = "The folder of a run that learnt the label directly, to be compared on the "
                + "same patients; may be repeated.", defaultValue = "") List<String> against) {
}
