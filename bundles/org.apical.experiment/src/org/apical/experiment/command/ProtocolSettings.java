package org.apical.experiment.command;

import java.util.List;

import org.apical.api.settings.Setting;

/**
 * The options of {@code protocol}.
 *
 * @param file the protocol file
 * @param set settings that replace those of every experiment
 * @param out the folder that holds runs
 * @param only the runs to be made
 * @param estimate whether only the cost is estimated
 * @param judge whether only what is there is judged
 * @param threads the processor threads, -1 for the files'
 */
public record ProtocolSettings(
        @Setting(label = "File", help = "The protocol file. The same file goes on with a protocol that was stopped.",
                positional = true) String file,
        @Setting(label = "Set", help = "Replaces a setting of every experiment, such as training.epochs=3; may be "
                + "repeated.", defaultValue = "") List<String> set,
        @Setting(label = "Out", help = "The folder that holds the folders of runs.",
                defaultValue = "runs") String out,
        @Setting(label = "Only", help = "Makes these runs alone, with what they need; may be repeated.",
                defaultValue = "") List<String> only,
        @Setting(label = "Estimate", help = "Only measures a few steps and says what the missing runs would take.",
                defaultValue = "false") boolean estimate,
        @Setting(label = "Judge", help = "Only judges the claims by the runs that are there and writes the report.",
                defaultValue = "false") boolean judge,
        @Setting(label = "Threads", help = "How many processor threads are used; 0 takes all, -1 keeps the number in "
                + "the files.", min = -1, max = 1024, defaultValue = "-1") int threads) {
}
