package org.apical.review;

/**
 * What a review list is ranked by.
 *
 * @since 1.0
 */
public enum ReviewOrder {
    /** How likely the label is wrong. */
    LABEL,
    /** How far the prediction is from the label. */
    RESIDUAL,
    /** How much the predictions from single frames differ from each other. */
    FRAMES
}
