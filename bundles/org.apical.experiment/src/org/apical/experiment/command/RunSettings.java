package org.apical.experiment.command;

import java.util.List;

import org.apical.api.settings.Setting;

/**
 * The options of {@code run}.
 *
 * @param file the experiment file; empty with {@code resume}
 * @param set settings that replace those of the file
 * @param out the folder that holds runs
 * @param resume the folder of a run to go on with
 * @param seed the seed, -1 for the file's
 * @param threads the processor threads, -1 for the file's
 */
public record RunSettings(
        @Setting(label = "File", help = "The experiment file to run.", defaultValue = "",
                positional = true) String file,
        @Setting(label = "Set", help = "Replaces a setting of the file, such as training.epochs=3; may be repeated.",
                defaultValue = "") List<String> set,
        @Setting(label = "Out", help = "The folder that holds the folders of runs.",
                defaultValue = "runs") String out,
        @Setting(label = "Resume", help = "Goes on with the interrupted run in this folder.",
                defaultValue = "") String resume,
        @Setting(label = "Seed", help = "The seed of everything random; -1 keeps that of the file.", min = -1,
                defaultValue = "-1") long seed,
        @Setting(label = "Threads", help = "How many processor threads are used; 0 takes all, -1 keeps the number in "
                + "the file.", min = -1, max = 1024, defaultValue = "-1") int threads) {
}
