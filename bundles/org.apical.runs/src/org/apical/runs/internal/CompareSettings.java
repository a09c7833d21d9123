package org.apical.runs.internal;

import java.util.List;

import org.apical.api.settings.Setting;

/**
 * The options of {@code compare}.
 *
 * @param runs the folders of the runs
 * @param html a page to write, empty for none
 * @param resamples how many resamples and permutations
 * @param seed the seed of these
 */
public record CompareSettings(
        @Setting(label = "Runs", help = "The folders of two or more runs; the others are compared with the first.",
                positional = true) List<String> runs,
        @Setting(label = "HTML", help = "A page to write the comparison to.", defaultValue = "") String html,
        @Setting(label = "Resamples", help = "How many resamples and permutations intervals and p values rest on.",
                min = 100, max = 1_000_000, defaultValue = "10000") int resamples,
        @Setting(label = "Seed", help = "The seed of resamples and permutations.", min = 0,
                defaultValue = "1") long seed) {
}
