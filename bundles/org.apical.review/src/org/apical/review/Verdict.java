package org.apical.review;

/**
 * What a reader thinks of a case.
 *
 * @since 1.0
 */
public enum Verdict {
    /** A remark only. */
    NOTE,
    /** The label is right; the model is wrong. */
    LABEL_RIGHT,
    /** The label is wrong. */
    LABEL_WRONG,
    /** The picture does not allow to tell. */
    POOR_IMAGE,
    /** The reader cannot decide. */
    UNSURE
}
