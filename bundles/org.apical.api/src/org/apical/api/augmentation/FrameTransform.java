package org.apical.api.augmentation;

import java.util.random.RandomGenerator;

/**
 * Varies one frame.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface FrameTransform {

    /**
     * Varies a frame in place.
     *
     * @param pixels normalised pixels, 0 black to 1 white, rows top-down; values may leave that range
     * @param rows the number of rows
     * @param columns the number of columns
     * @param random where all chance comes from, seeded per frame and epoch, so that every batch can be replayed
     */
    void apply(float[] pixels, int rows, int columns, RandomGenerator random);
}
