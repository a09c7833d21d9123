package org.apical.ui.experiment.internal;

import org.apical.api.settings.Setting;

/**
 * The plain keys of an experiment file.
 *
 * @param name the experiment's name
 * @param seed the seed of everything random
 */
record OverviewSettings(
        @Setting(label = "Name", help = "Names the folders of its runs: letters, digits, dots, dashes and underscores.")
        String name,
        @Setting(label = "Seed", help = "The seed of everything random; the same seed gives the same run.",
                defaultValue = "1") long seed) {
}
