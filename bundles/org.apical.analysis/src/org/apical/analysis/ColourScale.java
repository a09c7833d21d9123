package org.apical.analysis;

import java.util.Arrays;
import java.util.List;

import org.apical.analysis.statistics.Bootstrap;

/**
 * Which strengths of saliency have the first and the last colour.
 *
 * <p>One scale for several maps, such as those of all frames of a clip, makes their colours comparable; a scale for
 * each map shows what matters within it, however little that is.
 *
 * @param low the magnitude that has the first colour, and all below
 * @param high the magnitude that has the last colour, and all above; at least {@code low}
 * @since 1.0
 */
public record ColourScale(double low, double high) {

    /** The share of values that lie below the last colour. */
    public static final double CLIP = 0.99;

    /** Checks the order. */
    public ColourScale {
        if (!(low >= 0 && high >= low)) {
            throw new IllegalArgumentException("A colour scale goes from a magnitude to a larger one, not from " + low
                    + " to " + high + ".");
        }
    }

    /**
     * Returns the scale that a map is drawn with when it stands alone: from its smallest magnitude to the 99th
     * percentile, so that a few extreme pixels do not darken the rest (Smilkov et al. 2017, arXiv:1706.03825).
     *
     * @param map the saliency of each pixel
     * @return the scale; from 0 to 0 for a map of nothing
     */
    public static ColourScale of(float[] map) {
        return of(List.of(map));
    }

    /**
     * Returns one scale for several maps, by the smallest magnitude and the 99th percentile of all of them together.
     *
     * @param maps maps of any sizes; values that are no number count as 0
     * @return the scale; from 0 to 0 for maps of nothing
     */
    public static ColourScale of(List<float[]> maps) {
        double[] sorted = new double[maps.stream().mapToInt(map -> map.length).sum()];
        int next = 0;
        for (float[] map : maps) {
            for (float value : map) {
                sorted[next++] = magnitude(value);
            }
        }
        if (sorted.length == 0) {
            return new ColourScale(0, 0);
        }
        Arrays.sort(sorted);
        double high = Bootstrap.quantile(sorted, CLIP);
        return new ColourScale(sorted[0], high > sorted[0] ? high : sorted[sorted.length - 1]);
    }

    /**
     * Returns how strong a value is on this scale.
     *
     * @param value the saliency of a pixel, of any sign
     * @return 0 to 1; 0 where the scale has no extent or the value is no number
     */
    public float strength(float value) {
        return high > low ? (float) Math.max(0, Math.min(1, (magnitude(value) - low) / (high - low))) : 0;
    }

    private static double magnitude(float value) {
        return Float.isFinite(value) ? Math.abs(value) : 0;
    }
}
