package org.apical.dicom.deidentify;

/**
 * What becomes of dates and times.
 *
 * @since 1.0
 */
public enum DatePolicy {
    /** They are removed, emptied or replaced as the basic profile says. */
    REMOVE,
    /** Dates are moved into the past by a number of days that is the same for all files of a patient; times stay. */
    SHIFT,
    /** They stay as they are. */
    KEEP
}
