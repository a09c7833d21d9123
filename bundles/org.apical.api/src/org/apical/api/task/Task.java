package org.apical.api.task;

import java.util.List;

import org.apical.api.Contribution;

/**
 * Says what is predicted and from which label it is learnt.
 *
 * @param <S> the settings record
 * @since 1.0
 */
public interface Task<S extends Record> extends Contribution<S> {

    /**
     * Returns what is predicted.
     *
     * @param settings the settings
     * @return the target
     */
    Target target(S settings);

    /**
     * Returns what one label belongs to.
     *
     * @param settings the settings
     * @return the patient, unless the task is about single clips
     */
    default Subject subject(S settings) {
        return Subject.PATIENT;
    }

    /**
     * Returns the label columns it reads, so that a missing column is reported before any work.
     *
     * @param settings the settings
     * @return the names; none when the clip's own facts are enough (see {@link ClipFacts})
     */
    List<String> columns(S settings);

    /**
     * Returns the label of a patient or clip.
     *
     * @param settings the settings
     * @param row the patient's labels; it also answers for the facts of the clip under the names in {@link ClipFacts}
     * @return the value in the target's unit, 0 or 1, or the number of the class; {@code NaN} when it is missing
     */
    double value(S settings, LabelRow row);
}
