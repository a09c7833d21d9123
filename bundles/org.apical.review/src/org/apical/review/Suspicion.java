package org.apical.review;

/**
 * How likely a label is wrong.
 *
 * @param score the larger, the likelier; comparable within one list only, {@code NaN} when nothing is known
 * @param suspected whether the method itself takes the label to be wrong
 * @since 1.0
 */
public record Suspicion(double score, boolean suspected) {

    /** Nothing is known of the label. */
    public static final Suspicion UNKNOWN = new Suspicion(Double.NaN, false);
}
