package org.apical.experiment.command;

import java.util.List;

import org.apical.api.settings.Setting;

/**
 * The options of {@code report}.
 *
 * @param runs the folders of the runs
 */
public record ReportSettings(
        @Setting(label = "Runs", help = "The folders of the finished runs whose reports are written again.",
                positional = true) List<String> runs) {
}
