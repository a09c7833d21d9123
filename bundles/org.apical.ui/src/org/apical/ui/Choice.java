package org.apical.ui;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What the user has chosen, from the whole to the part: a run, a cohort, a patient, a clip and a frame of it.
 *
 * @param run the folder of the run; empty when none is chosen
 * @param cohort the folder of the imported cohort; empty when none is chosen
 * @param patient the patient's id as in the cohort and in the tables of predictions; empty when none is chosen
 * @param clip the clip's id as in the cohort; empty when none is chosen
 * @param frame the number of the frame within the stored clip, from 0; -1 when none is chosen
 */
public record Choice(Optional<Path> run, Optional<Path> cohort, Optional<String> patient, Optional<String> clip,
        int frame) {

    /** Nothing is chosen. */
    public static final Choice NOTHING = new Choice(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), -1);

    /** Checks that nothing is {@code null}. */
    public Choice {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(cohort, "cohort");
        Objects.requireNonNull(patient, "patient");
        Objects.requireNonNull(clip, "clip");
    }

    /**
     * Chooses a run; the cohort and the patient stay.
     *
     * @param folder the folder of the run
     * @return the new choice
     */
    public Choice withRun(Path folder) {
        return new Choice(Optional.of(folder), cohort, patient, clip, frame);
    }

    /**
     * Chooses a cohort; what was chosen in another one is forgotten.
     *
     * @param folder the folder of the cohort
     * @return the new choice
     */
    public Choice withCohort(Path folder) {
        return cohort.equals(Optional.of(folder)) ? this
                : new Choice(run, Optional.of(folder), Optional.empty(), Optional.empty(), -1);
    }

    /**
     * Chooses a patient; clip and frame of another patient are forgotten.
     *
     * @param id the patient's id
     * @return the new choice
     */
    public Choice withPatient(String id) {
        return patient.equals(Optional.of(id)) ? this
                : new Choice(run, cohort, Optional.of(id), Optional.empty(), -1);
    }

    /**
     * Chooses a clip of the patient; the frame of another clip is forgotten.
     *
     * @param id the clip's id
     * @return the new choice
     */
    public Choice withClip(String id) {
        return clip.equals(Optional.of(id)) ? this : new Choice(run, cohort, patient, Optional.of(id), -1);
    }

    /**
     * Chooses a frame of the clip.
     *
     * @param number the frame's number within the stored clip, from 0
     * @return the new choice
     */
    public Choice withFrame(int number) {
        return new Choice(run, cohort, patient, clip, number);
    }
}
