package org.apical.trust.internal;

import java.util.Random;

import org.apical.api.Tensor;

/**
 * Replaces places by the mean of their neighbours, found by relaxation, with a little noise, so that neither their
 * value nor the shape of the gap can be read off (noisy linear imputation; Rong et al. 2022, arXiv:2202.00449).
 */
public final class Imputation {

    private static final int SWEEPS = 60;
    /** Over-relaxation, which makes large gaps close in fewer sweeps. */
    private static final double RELAXATION = 1.7;
    private static final double NOISE = 0.01;

    private Imputation() {
    }

    /**
     * Replaces places of an item.
     *
     * @param item one item
     * @param removed true where it is replaced, one value a place
     * @param seed seeds the noise
     * @return a new item
     */
    public static Tensor impute(Tensor item, boolean[] removed, long seed) {
        int[] sizes = Places.sizes(item);
        Tensor imputed = item.copy();
        Random random = new Random(seed);
        double range = range(item.data());
        for (int from = 0; from < item.data().length; from += removed.length) {
            double[] values = new double[removed.length];
            double mean = meanOfKept(item.data(), from, removed);
            for (int i = 0; i < values.length; i++) {
                values[i] = removed[i] ? mean : item.data()[from + i];
            }
            for (int sweep = 0; sweep < SWEEPS; sweep++) {
                sweep(values, removed, sizes);
            }
            for (int i = 0; i < values.length; i++) {
                if (removed[i]) {
                    imputed.data()[from + i] = (float) (values[i] + NOISE * range * random.nextGaussian());
                }
            }
        }
        return imputed;
    }

    private static void sweep(double[] values, boolean[] removed, int[] sizes) {
        for (int i = 0; i < values.length; i++) {
            if (removed[i]) {
                double sum = 0;
                int count = 0;
                int step = 1;
                for (int d = sizes.length - 1; d >= 0; d--) {
                    int at = i / step % sizes[d];
                    if (at > 0) {
                        sum += values[i - step];
                        count++;
                    }
                    if (at < sizes[d] - 1) {
                        sum += values[i + step];
                        count++;
                    }
                    step *= sizes[d];
                }
                values[i] += count == 0 ? 0 : RELAXATION * (sum / count - values[i]);
            }
        }
    }

    private static double meanOfKept(float[] data, int from, boolean[] removed) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < removed.length; i++) {
            sum += removed[i] ? 0 : data[from + i];
            count += removed[i] ? 0 : 1;
        }
        return count == 0 ? 0 : sum / count;
    }

    private static double range(float[] data) {
        float low = data[0];
        float high = data[0];
        for (float value : data) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return high - low;
    }
}
