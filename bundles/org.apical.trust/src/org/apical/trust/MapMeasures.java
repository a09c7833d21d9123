package org.apical.trust;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

import org.apical.interpret.BoxMeans;
import org.apical.interpret.RelevanceMass;

/**
 * Measures of maps alone, without the network. The mass of a place is the magnitude of its value.
 *
 * @since 1.0
 */
public final class MapMeasures {

    private static final int SSIM_REACH = 3;
    private static final double SSIM_LUMINANCE = 1e-4;
    private static final double SSIM_CONTRAST = 9e-4;
    private static final double POINTING_REACH = 0.03;

    private MapMeasures() {
    }

    /**
     * Returns the rank correlation of the magnitudes of two maps (Spearman).
     *
     * @param first a map
     * @param second another, equally long
     * @param sector where they are compared
     * @return -1 to 1; {@code NaN} where a map is even or the sector has less than two places
     */
    public static double rankCorrelation(float[] first, float[] second, boolean[] sector) {
        check(first.length, second.length);
        check(first.length, sector.length);
        double[] a = IntStream.range(0, first.length).filter(i -> sector[i]).mapToDouble(i -> Math.abs(first[i]))
                .toArray();
        double[] b = IntStream.range(0, first.length).filter(i -> sector[i]).mapToDouble(i -> Math.abs(second[i]))
                .toArray();
        return a.length < 2 ? Double.NaN : new SpearmansCorrelation().correlation(a, b);
    }

    /**
     * Returns the structural similarity of the magnitudes of two maps, each scaled to a largest value of 1, over
     * windows of seven places along each dimension (Wang et al. 2004, doi:10.1109/TIP.2003.819861).
     *
     * @param first a map
     * @param second another, equally long
     * @param sizes the sizes of the grid, slowest first
     * @param sector where windows have their middle
     * @return up to 1 for equal maps; {@code NaN} for an empty sector
     */
    public static double structuralSimilarity(float[] first, float[] second, int[] sizes, boolean[] sector) {
        check(first.length, second.length);
        check(first.length, sector.length);
        double[] a = scaled(first);
        double[] b = scaled(second);
        double[] meanA = BoxMeans.mean(a, sizes, SSIM_REACH);
        double[] meanB = BoxMeans.mean(b, sizes, SSIM_REACH);
        double[] squaresA = BoxMeans.mean(product(a, a), sizes, SSIM_REACH);
        double[] squaresB = BoxMeans.mean(product(b, b), sizes, SSIM_REACH);
        double[] both = BoxMeans.mean(product(a, b), sizes, SSIM_REACH);
        return IntStream.range(0, a.length).filter(i -> sector[i]).mapToDouble(i -> {
            double covariance = both[i] - meanA[i] * meanB[i];
            double variances = squaresA[i] - meanA[i] * meanA[i] + squaresB[i] - meanB[i] * meanB[i];
            return (2 * meanA[i] * meanB[i] + SSIM_LUMINANCE) * (2 * covariance + SSIM_CONTRAST)
                    / ((meanA[i] * meanA[i] + meanB[i] * meanB[i] + SSIM_LUMINANCE) * (variances + SSIM_CONTRAST));
        }).average().orElse(Double.NaN);
    }

    private static double[] scaled(float[] map) {
        double largest = 0;
        for (float value : map) {
            largest = Math.max(largest, Math.abs(value));
        }
        double scale = largest == 0 ? 0 : 1 / largest;
        return IntStream.range(0, map.length).mapToDouble(i -> Math.abs(map[i]) * scale).toArray();
    }

    private static double[] product(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).toArray();
    }

    /**
     * Returns the Gini index of a map's magnitudes (Hurley and Rickard 2009, doi:10.1109/TIT.2009.2027527).
     *
     * @param map the map
     * @param sector where it is measured
     * @return 0 for an even map, towards 1 for a single place; {@code NaN} for a map without mass
     */
    public static double sparseness(float[] map, boolean[] sector) {
        check(map.length, sector.length);
        double[] sorted = IntStream.range(0, map.length).filter(i -> sector[i]).mapToDouble(i -> Math.abs(map[i]))
                .sorted().toArray();
        double total = Arrays.stream(sorted).sum();
        double sum = 0;
        for (int k = 0; k < sorted.length; k++) {
            sum += sorted[k] * (sorted.length - k - 0.5);
        }
        return total > 0 ? 1 - 2 * sum / (total * sorted.length) : Double.NaN;
    }

    /**
     * Returns how the relevance mass in a structure compares with the structure's share of the sector (Arras et al.
     * 2022, doi:10.1016/j.inffus.2021.11.008).
     *
     * @param map the map
     * @param region sector and structure
     * @return 1 for a map that knows nothing; {@code NaN} without a structure in the sector or mass in it
     */
    public static double mass(float[] map, Region region) {
        return region.structure().map(structure -> RelevanceMass.enrichment(map, structure, region.sector()))
                .orElse(Double.NaN);
    }

    /**
     * Returns the share of a structure's places among the as many places of highest relevance, over the structure's
     * share of the sector (relevance rank accuracy; Arras et al. 2022).
     *
     * @param map the map
     * @param region sector and structure
     * @return 1 for a map that knows nothing; {@code NaN} without a structure in the sector
     */
    public static double rank(float[] map, Region region) {
        boolean[] structure = region.structure().orElse(new boolean[map.length]);
        double area = RelevanceMass.areaShare(structure, region.sector());
        int[] order = order(map, region.sector());
        int inside = (int) Arrays.stream(order).filter(place -> structure[place]).count();
        if (inside == 0) {
            return Double.NaN;
        }
        long hits = Arrays.stream(order).limit(inside).filter(place -> structure[place]).count();
        return (double) hits / inside / area;
    }

    /**
     * Plays the pointing game (Zhang et al. 2018, doi:10.1007/s11263-017-1059-x): a hit counts up to 3 % of the largest
     * side beside the structure, in whole pixels, as there (15 of 500), since nobody points into a thin structure to
     * the pixel.
     *
     * @param map the map
     * @param region sector and structure
     * @param sizes the sizes of the grid, slowest first
     * @return 1 when the place of highest relevance lies in the structure or that near to it, otherwise 0; {@code NaN}
     *     without a structure
     */
    public static double pointing(float[] map, Region region, int[] sizes) {
        int[] order = order(map, region.sector());
        if (region.structure().isEmpty() || order.length == 0) {
            return Double.NaN;
        }
        long reach = Math.round(POINTING_REACH * Arrays.stream(sizes).max().orElse(0));
        boolean[] structure = region.structure().get();
        for (int place = 0; place < structure.length; place++) {
            if (structure[place] && distance(place, order[0], sizes) <= reach) {
                return 1;
            }
        }
        return 0;
    }

    private static double distance(int one, int other, int[] sizes) {
        double squares = 0;
        int first = one;
        int second = other;
        for (int d = sizes.length - 1; d >= 0; d--) {
            double step = first % sizes[d] - second % sizes[d];
            squares += step * step;
            first /= sizes[d];
            second /= sizes[d];
        }
        return Math.sqrt(squares);
    }

    /**
     * Orders places by relevance.
     *
     * @param map the map
     * @param sector the places to order
     * @return the numbers of the sector's places, highest magnitude first; of equal ones the first first
     */
    public static int[] order(float[] map, boolean[] sector) {
        check(map.length, sector.length);
        return IntStream.range(0, map.length).filter(i -> sector[i]).boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(map[i]))).mapToInt(Integer::intValue).toArray();
    }

    private static void check(int first, int second) {
        if (first != second) {
            throw new IllegalArgumentException("Maps and masks of one item are equally long, not " + first + " and "
                    + second + " places.");
        }
    }
}
