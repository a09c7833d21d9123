package org.apical.api.task;

/**
 * What one label belongs to, and so what one prediction is made for.
 *
 * @since 1.0
 */
public enum Subject {
    /** A patient: the frames of all the patient's clips are judged together. */
    PATIENT,
    /** A clip: every clip is judged by itself. Patients stay whole in the parts all the same. */
    CLIP
}
