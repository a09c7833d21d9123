package org.apical.standard.augmentation;

import java.util.random.RandomGenerator;

/** How augmentations draw numbers. */
final class Chance {

    private Chance() {
    }

    /** Returns a uniform number of -bound to bound; one is drawn even for 0, so that later draws stay the same. */
    static double within(RandomGenerator random, double bound) {
        return bound * (2 * random.nextDouble() - 1);
    }
}
