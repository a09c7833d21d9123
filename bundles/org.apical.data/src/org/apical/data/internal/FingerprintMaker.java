package org.apical.data.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

import org.apical.data.FrameGeometry;

/**
 * Makes fingerprints of clips.
 *
 * <p>The frames are averaged over time, which forgets rate and start, and band-passed, which forgets brightness and
 * contrast. The strongest extrema are described by binary comparisons around them (BRIEF, Calonder et al. 2010,
 * doi:10.1007/978-3-642-15561-1_56), which a crop moves but does not change.
 */
final class FingerprintMaker {

    /** Side of the picture that is described. */
    static final int SIDE = 96;
    /** Side of the picture that is kept. */
    static final int KEPT = 48;

    /** The largest number of points. */
    static final int POINTS = 60;
    private static final int REACH = 11;
    private static final int BORDER = 4;
    private static final int MIN_POINTS = 8;
    private static final double FINE = 1.2;
    private static final double COARSE = 4;
    private static final double CONTRAST = 8;
    private static final int[][] COMPARISONS = comparisons();

    private final Resampler resampler;
    private final int pixels;

    FingerprintMaker(int rows, int columns) {
        this.resampler = new Resampler(new FrameGeometry(rows, columns, 0, 0, columns, rows, SIDE, SIDE));
        this.pixels = rows * columns;
    }

    /** Pairs of points within reach, the same in every version: they are part of what a fingerprint means. */
    private static int[][] comparisons() {
        SplittableRandom random = new SplittableRandom(20200124);
        int[][] pairs = new int[Long.SIZE][];
        for (int i = 0; i < pairs.length; i++) {
            int[] pair;
            do {
                pair = new int[] {offset(random), offset(random), offset(random), offset(random)};
            } while (Math.hypot(pair[0] - pair[2], pair[1] - pair[3]) < 5 || Math.hypot(pair[0], pair[1]) > REACH
                    || Math.hypot(pair[2], pair[3]) > REACH);
            pairs[i] = pair;
        }
        return pairs;
    }

    private static int offset(SplittableRandom random) {
        return random.nextInt(2 * REACH + 1) - REACH;
    }

    /** Makes the fingerprint of a clip's stored frames; it has no points when the clip shows too little. */
    Fingerprint of(List<byte[]> frames, boolean[] sector) {
        float[] mean = new float[pixels];
        for (byte[] frame : frames) {
            for (int i = 0; i < pixels; i++) {
                mean[i] += frame[i] & 0xFF;
            }
        }
        float[] inside = new float[pixels];
        for (int i = 0; i < pixels; i++) {
            mean[i] /= frames.size();
            inside[i] = sector[i] ? 1 : 0;
        }
        float[] cover = resampler.scale(inside);
        float[] picture = resampler.scale(mean);
        float[] band = band(picture, cover);
        List<int[]> points = extrema(band, cover);
        byte[] x = new byte[points.size()];
        byte[] y = new byte[points.size()];
        long[] words = new long[points.size()];
        for (int i = 0; i < words.length; i++) {
            x[i] = (byte) points.get(i)[0];
            y[i] = (byte) points.get(i)[1];
            words[i] = word(band, x[i], y[i]);
        }
        return new Fingerprint(x, y, words, kept(band, cover));
    }

    /** The difference of two blurs by their local contrast; blurs that know nothing of what lies outside. */
    private static float[] band(float[] picture, float[] cover) {
        float[] fine = Blur.within(picture, cover, SIDE, FINE);
        float[] coarse = Blur.within(picture, cover, SIDE, COARSE);
        float[] band = new float[picture.length];
        float[] squares = new float[picture.length];
        for (int i = 0; i < band.length; i++) {
            band[i] = fine[i] - coarse[i];
            squares[i] = band[i] * band[i];
        }
        float[] power = Blur.within(squares, cover, SIDE, CONTRAST);
        for (int i = 0; i < band.length; i++) {
            band[i] = cover[i] < 0.5 ? 0 : (float) (band[i] / Math.sqrt(power[i] + 0.02));
        }
        return band;
    }

    private static List<int[]> extrema(float[] band, float[] cover) {
        List<int[]> points = new ArrayList<>();
        for (int row = BORDER; row < SIDE - BORDER; row++) {
            for (int column = BORDER; column < SIDE - BORDER; column++) {
                if (isInside(cover, column, row) && isExtremum(band, column, row)) {
                    points.add(new int[] {column, row, Math.round(1e6f * Math.abs(band[row * SIDE + column]))});
                }
            }
        }
        points.sort(Comparator.<int[]>comparingInt(point -> -point[2]).thenComparingInt(point -> point[1])
                .thenComparingInt(point -> point[0]));
        return points.size() < MIN_POINTS ? List.of() : points.subList(0, Math.min(POINTS, points.size()));
    }

    private static boolean isInside(float[] cover, int column, int row) {
        return cover[(row - BORDER) * SIDE + column] > 0.99 && cover[(row + BORDER) * SIDE + column] > 0.99
                && cover[row * SIDE + column - BORDER] > 0.99 && cover[row * SIDE + column + BORDER] > 0.99;
    }

    private static boolean isExtremum(float[] band, int column, int row) {
        float value = band[row * SIDE + column];
        float sign = Math.signum(value);
        for (int dy = -2; dy <= 2; dy++) {
            for (int dx = -2; dx <= 2; dx++) {
                if ((dx != 0 || dy != 0) && band[(row + dy) * SIDE + column + dx] * sign >= value * sign) {
                    return false;
                }
            }
        }
        return value != 0;
    }

    private static long word(float[] band, int column, int row) {
        long word = 0;
        for (int i = 0; i < COMPARISONS.length; i++) {
            int[] pair = COMPARISONS[i];
            if (at(band, column + pair[0], row + pair[1]) < at(band, column + pair[2], row + pair[3])) {
                word |= 1L << i;
            }
        }
        return word;
    }

    private static float at(float[] band, int column, int row) {
        return column < 0 || row < 0 || column >= SIDE || row >= SIDE ? 0 : band[row * SIDE + column];
    }

    private static byte[] kept(float[] band, float[] cover) {
        byte[] kept = new byte[KEPT * KEPT];
        for (int i = 0; i < kept.length; i++) {
            int from = i / KEPT * 2 * SIDE + i % KEPT * 2;
            float sum = band[from] + band[from + 1] + band[from + SIDE] + band[from + SIDE + 1];
            float least = Math.min(Math.min(cover[from], cover[from + 1]),
                    Math.min(cover[from + SIDE], cover[from + SIDE + 1]));
            if (least > 0.99) {
                int level = Math.max(-127, Math.min(127, Math.round(10 * sum)));
                kept[i] = (byte) (level == 0 ? 1 : level);
            }
        }
        return kept;
    }
}
