package org.apical.demo.internal;

import org.apical.api.settings.Setting;

/**
 * The options of {@code demo}.
 *
 * @param out a new folder for all it makes
 * @param patients how many patients are drawn
 * @param seed the seed of everything random
 */
public record DemoSettings(
        @Setting(label = "Out", help = "A new folder for everything the demo makes.",
                defaultValue = "apical-demo") String out,
        @Setting(label = "Patients", help = "How many patients are drawn.", min = 40, max = 100_000,
                defaultValue = "300") int patients,
        @Setting(label = "Seed", help = "The seed of everything random.", min = 0,
                defaultValue = "1") long seed) {
}
