package org.apical.experiment.command;

import java.util.List;

import org.apical.api.settings.Setting;

/**
 * The options of {@code check-shortcuts}.
 *
 * @param file the experiment file
 * @param set settings that replace those of the file
 * @param out the folder that holds runs
 * @param threads the processor threads, -1 for the file's
 */
public record CheckShortcutsSettings(
        @Setting(label = "File", help = "The experiment file; its section 'shortcuts' says which controls are trained. "
                + "The same file goes on with a check that was stopped.", positional = true) String file,
        @Setting(label = "Set", help = "Replaces a setting of the file, such as shortcuts.shuffles=3; may be repeated.",
                defaultValue = "") List<String> set,
        @Setting(label = "Out", help = "The folder that holds the folders of runs.",
                defaultValue = "runs") String out,
        @Setting(label = "Threads", help = "How many processor threads are used; 0 takes all, -1 keeps the number in "
                + "the file.", min = -1, max = 1024, defaultValue = "-1") int threads) {
}
