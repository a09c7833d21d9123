package org.apical.interpret;

/**
 * Measures of where a saliency map has its mass and how far it spreads (after Arras et al. 2022,
 * doi:10.1016/j.inffus.2021.11.008).
 *
 * <p>The mass of a value is its magnitude, so that signed attributions count whichever way they point. Maps and masks
 * are of one frame, rows top-down, equally long.
 *
 * @since 1.0
 */
public final class RelevanceMass {

    private RelevanceMass() {
    }

    /**
     * Returns the share of a map's mass that lies inside a mask.
     *
     * @param map the map
     * @param mask true inside, such as inside the left ventricle
     * @return 0 to 1; {@code NaN} for a map without mass
     */
    public static double share(float[] map, boolean[] mask) {
        check(map.length, mask.length);
        double inside = 0;
        double total = 0;
        for (int i = 0; i < map.length; i++) {
            double mass = Math.abs(map[i]);
            total += mass;
            inside += mask[i] ? mass : 0;
        }
        return total > 0 ? inside / total : Double.NaN;
    }

    /**
     * Returns the share of the scan sector's area that a mask takes up: the mass share of a map that knows nothing.
     *
     * @param mask true inside the structure
     * @param sector true inside the scan sector
     * @return 0 to 1; {@code NaN} for an empty sector
     */
    public static double areaShare(boolean[] mask, boolean[] sector) {
        check(mask.length, sector.length);
        int inside = 0;
        int total = 0;
        for (int i = 0; i < mask.length; i++) {
            total += sector[i] ? 1 : 0;
            inside += sector[i] && mask[i] ? 1 : 0;
        }
        return total > 0 ? (double) inside / total : Double.NaN;
    }

    /**
     * Returns how many times denser a map's mass is inside a mask than in the scan sector as a whole.
     *
     * @param map the map; its mass outside the sector is left out
     * @param mask true inside the structure
     * @param sector true inside the scan sector
     * @return 1 for a map that knows nothing, more when the structure matters; {@code NaN} when the structure is not in
     *     the sector or the map has no mass there
     */
    public static double enrichment(float[] map, boolean[] mask, boolean[] sector) {
        check(map.length, sector.length);
        float[] inside = map.clone();
        for (int i = 0; i < inside.length; i++) {
            inside[i] = sector[i] ? inside[i] : 0;
        }
        double area = areaShare(mask, sector);
        return area > 0 ? share(inside, mask) / area : Double.NaN;
    }

    /**
     * Returns how evenly a map's mass is spread over the scan sector: its Shannon entropy over that of an even map.
     *
     * @param map the map; its mass outside the sector is left out
     * @param sector true inside the scan sector
     * @return 0 for a single pixel to 1 for an even map; {@code NaN} for a map without mass in the sector or a sector
     *     of less than two pixels
     */
    public static double entropy(float[] map, boolean[] sector) {
        check(map.length, sector.length);
        double total = 0;
        int places = 0;
        for (int i = 0; i < map.length; i++) {
            total += sector[i] ? Math.abs(map[i]) : 0;
            places += sector[i] ? 1 : 0;
        }
        if (total == 0 || places < 2) {
            return Double.NaN;
        }
        double entropy = 0;
        for (int i = 0; i < map.length; i++) {
            double share = sector[i] ? Math.abs(map[i]) / total : 0;
            entropy -= share > 0 ? share * Math.log(share) : 0;
        }
        return Math.min(1, Math.max(0, entropy / Math.log(places)));
    }

    private static void check(int first, int second) {
        if (first != second) {
            throw new IllegalArgumentException("Maps and masks of one frame are equally long, not " + first + " and "
                    + second + " values.");
        }
    }
}
