package org.apical.api.engine.support;

import java.util.SplittableRandom;

/**
 * Draws what dropout multiplies by. The numbers come from the seed of the step and of the node alone, so that a resumed
 * run draws the same masks whatever else the process did, on any engine and any number of threads.
 *
 * @since 1.0
 */
public final class DropoutMask {

    private DropoutMask() {
    }

    /**
     * Draws a mask.
     *
     * @param rate the share set to zero
     * @param node the node's name
     * @param stepSeed the seed of the step
     * @param length how many values; in the order channels last
     * @return 0 for a value left out, 1 / (1 - rate) for one that is kept
     */
    public static float[] draw(double rate, String node, long stepSeed, int length) {
        SplittableRandom random = new SplittableRandom(stepSeed ^ node.hashCode() * 0x9E3779B97F4A7C15L);
        float scale = (float) (1 / (1 - rate));
        float[] mask = new float[length];
        for (int i = 0; i < length; i++) {
            mask[i] = random.nextDouble() < rate ? 0 : scale;
        }
        return mask;
    }
}
