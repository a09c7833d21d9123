package org.apical.data;

/**
 * The part of a cohort that a patient belongs to.
 *
 * @since 1.0
 */
public enum Part {
    /** The network learns from these patients. */
    TRAIN,
    /** Models are selected on these patients. */
    VALIDATION,
    /** The chosen model is measured on these patients, once. */
    TEST
}
