package org.apical.trust;

/**
 * The measures, each with its rule and its source. A rule says from where on a value is green and where it turns red;
 * between these it is amber.
 *
 * @since 1.0
 */
public enum MeasureKind {
    /**
     * Structural similarity of the map to maps of the same network with all weights drawn anew (Adebayo et al. 2018,
     * arXiv:1810.03292): a map that stays the same does not show what was learnt. 0.5 is the limit of Arun et al. 2021
     * (doi:10.1148/ryai.2021200267). Methods that multiply by the item stay similar because the item does.
     */
    RANDOMISATION("randomisation", "Similarity to maps of randomised networks", true, 0.5, 0.85,
            "arXiv:1810.03292"),
    /**
     * What learning added to the network's own gradients (SmoothGrad, whatever the map's method): by how much more
     * concentrated they are than those of untrained networks (after Hedström et al. 2024, arXiv:2401.06465), plus by
     * how much less similar to them than they are to each other. About 0 for a network that learnt nothing.
     */
    LEARNT("learnt", "Gained by learning", false, 0.2, 0.12, "arXiv:2401.06465"),
    /**
     * How much faster the output changes when places are blackened in the map's order than in the order of the same
     * map moved elsewhere: difference of areas under the curves, -1 to 1 (Petsiuk et al. 2018, arXiv:1806.07421).
     */
    DELETION("deletion", "Deletion against chance", false, 0.1, 0, "arXiv:1806.07421"),
    /** The same for places shown in a blurred item, which should bring the output back faster. */
    INSERTION("insertion", "Insertion against chance", false, 0.1, 0, "arXiv:1806.07421"),
    /**
     * How much more the output changes when the most relevant places are replaced from their surroundings than when
     * the least relevant are: difference of areas, -1 to 1 (ROAD; Rong et al. 2022, arXiv:2202.00449).
     */
    ROAD("road", "Most against least relevant replaced", false, 0.1, 0, "arXiv:2202.00449"),
    /**
     * The largest change of the map, as a share of its norm, when the item is changed by up to 2 % of its range (Yeh et
     * al. 2019, arXiv:1901.09392). Never red: a map may change because the network does.
     */
    MAX_SENSITIVITY("maxSensitivity", "Sensitivity to small changes", true, 1, Double.POSITIVE_INFINITY,
            "arXiv:1901.09392"),
    /** Structural similarity of the map to one drawn with another seed (Wang et al. 2004). */
    REPEATABILITY("repeatability", "Similarity of repeated maps", false, 0.8, 0.5, "doi:10.1109/TIP.2003.819861"),
    /** Gini index of the map, 0 for an even map to 1 for one place (Chalasani et al. 2020). Informs only. */
    SPARSENESS("sparseness", "Sparseness", false, Double.NaN, Double.NaN, "arXiv:1810.06583"),
    /**
     * By how much the map's sum misses what the method promises it to be, as a share of that (Sundararajan et al. 2017,
     * arXiv:1703.01365).
     */
    COMPLETENESS("completeness", "Completeness error", true, 0.01, 0.1, "arXiv:1703.01365"),
    /**
     * The share of the map's mass inside the known structure, over the share of the sector that it takes up (Arras et
     * al. 2022).
     */
    MASS("mass", "Relevance mass over area share", false, 3, 1, "doi:10.1016/j.inffus.2021.11.008"),
    /** The share of the structure among as many places of highest relevance (Arras et al. 2022), over the same. */
    RANK("rank", "Relevance rank over area share", false, 3, 1, "doi:10.1016/j.inffus.2021.11.008"),
    /** Whether the place of highest relevance lies in the structure, 1 or 0 (Zhang et al. 2018). Never red. */
    POINTING("pointing", "Pointing game", false, 1, Double.NEGATIVE_INFINITY, "doi:10.1007/s11263-017-1059-x");

    private final String id;
    private final String title;
    private final boolean smallIsGood;
    private final double green;
    private final double red;
    private final String reference;

    MeasureKind(String id, String title, boolean smallIsGood, double green, double red, String reference) {
        this.id = id;
        this.title = title;
        this.smallIsGood = smallIsGood;
        this.green = green;
        this.red = red;
        this.reference = reference;
    }

    /**
     * Returns the name in files.
     *
     * @return a word
     */
    public String id() {
        return id;
    }

    /**
     * Returns the name for people.
     *
     * @return a few words
     */
    public String title() {
        return title;
    }

    /**
     * Returns the source.
     *
     * @return a DOI or arXiv number
     */
    public String reference() {
        return reference;
    }

    /**
     * Returns the rule in words.
     *
     * @return such as "green below 0.5, red from 0.75"
     */
    public String rule() {
        if (Double.isNaN(green)) {
            return "informs only";
        }
        return "green " + (smallIsGood ? "up to " : "from ") + green + (Double.isInfinite(red) ? ", otherwise amber"
                : ", red " + (smallIsGood ? "from " : "up to ") + red);
    }

    /**
     * Judges a value.
     *
     * @param value the value
     * @return the badge; {@link Badge#NONE} for {@code NaN} and for measures that inform only
     */
    public Badge judge(double value) {
        if (Double.isNaN(green) || Double.isNaN(value)) {
            return Badge.NONE;
        }
        double sign = smallIsGood ? -1 : 1;
        if (sign * value >= sign * green) {
            return Badge.GREEN;
        }
        return sign * value <= sign * red ? Badge.RED : Badge.AMBER;
    }
}
