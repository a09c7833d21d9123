package org.apical.trust.counterfactual;

import java.util.Arrays;

import org.apical.api.Tensor;
import org.apical.trust.internal.Surroundings;

/**
 * What takes the place of a structure that is hidden. All of them are made from the rest of the sector alone, so that
 * nothing of the structure stays.
 *
 * @since 1.0
 */
public enum Replacement {
    /** The brightness of the surroundings, carried smoothly across the hole, without texture. */
    BLUR,
    /** The brightness of the surroundings with speckle taken from near by, so that the hole looks like tissue. */
    SPECKLE,
    /** The mean of the rest of the frame's sector. */
    MEAN;

    /**
     * Fills the structure in every frame.
     *
     * @param frames frames of one channel, [frames, 1, rows, columns]; not changed
     * @param mask what is hidden
     * @param seed chooses where speckle is taken from; the same way in all frames, so that it does not flicker
     * @return the filled frames
     * @throws IllegalArgumentException when mask and frames do not fit
     */
    public Tensor fill(Tensor frames, ClipMask mask, long seed) {
        int length = mask.rows() * mask.columns();
        if (frames.itemLength() != length || !mask.fits(frames.items())) {
            throw new IllegalArgumentException("A mask of " + mask.frames().size() + " frames of " + mask.rows() + " x "
                    + mask.columns() + " does not fit " + frames + ".");
        }
        Tensor filled = frames.copy();
        Surroundings.Ways ways = this == SPECKLE ? Surroundings.ways(mask, seed) : null;
        for (int frame = 0; frame < frames.items(); frame++) {
            boolean[] hidden = mask.frame(frame);
            float[] pixels = Arrays.copyOfRange(frames.data(), frame * length, (frame + 1) * length);
            Surroundings around = new Surroundings(pixels, hidden, mask.sector(), mask.rows(), mask.columns());
            if (around.isEmpty()) {
                continue;
            }
            for (int place = 0; place < length; place++) {
                if (hidden[place]) {
                    filled.data()[frame * length + place] = switch (this) {
                        case MEAN -> around.mean();
                        case BLUR -> around.brightness(place);
                        case SPECKLE -> around.speckled(place, ways);
                    };
                }
            }
        }
        return filled;
    }
}
