package org.apical.experiment.command;

import java.util.List;

import org.apical.api.settings.Setting;

/**
 * The options of {@code preview}.
 *
 * @param file the experiment file
 * @param out the sheet to write
 * @param set settings that replace those of the file
 * @param epoch the epoch whose batch is shown
 * @param batch the batch within the epoch
 * @param frames how many of its frames are shown
 * @param runs the folder that holds runs and their imported cohorts
 */
public record PreviewSettings(
        @Setting(label = "File", help = "The experiment file, or the frozen experiment.yaml of a run.",
                positional = true) String file,
        @Setting(label = "Out", help = "The sheet to write: a picture when its name ends in .png, else a page.",
                defaultValue = "preview.html") String out,
        @Setting(label = "Set", help = "Replaces a setting of the file, such as augment=[{id: flip}]; may be repeated.",
                defaultValue = "") List<String> set,
        @Setting(label = "Epoch", help = "The epoch whose batch is shown.", min = 1, max = 100_000,
                defaultValue = "1") int epoch,
        @Setting(label = "Batch", help = "The batch within the epoch.", min = 1, max = 100_000_000,
                defaultValue = "1") int batch,
        @Setting(label = "Frames", help = "How many frames of the batch are shown.", min = 1, max = 4096,
                defaultValue = "24") int frames,
        @Setting(label = "Runs", help = "The folder that holds runs and the cohorts imported for them.",
                defaultValue = "runs") String runs) {
}
