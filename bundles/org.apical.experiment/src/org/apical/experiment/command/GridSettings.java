package org.apical.experiment.command;

import java.util.List;

import org.apical.api.settings.Setting;

/**
 * The options of {@code grid}.
 *
 * @param file the experiment file
 * @param set settings that replace those of the file
 * @param out the folder that holds runs
 * @param estimate whether only the cost is estimated
 * @param threads the processor threads, -1 for the file's
 */
public record GridSettings(
        @Setting(label = "File", help = "The experiment file with a section 'search'. The same file goes on with a "
                + "search that was stopped.", positional = true) String file,
        @Setting(label = "Set", help = "Replaces a setting of the file, such as search.budget=6; may be repeated.",
                defaultValue = "") List<String> set,
        @Setting(label = "Out", help = "The folder that holds the folders of runs.",
                defaultValue = "runs") String out,
        @Setting(label = "Estimate", help = "Only measures a few steps and says what the search would take.",
                defaultValue = "false") boolean estimate,
        @Setting(label = "Threads", help = "How many processor threads are used; 0 takes all, -1 keeps the number in "
                + "the file.", min = -1, max = 1024, defaultValue = "-1") int threads) {
}
