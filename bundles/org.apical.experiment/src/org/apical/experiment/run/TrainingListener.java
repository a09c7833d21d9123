package org.apical.experiment.run;

import java.util.List;

import org.apical.api.report.EpochRecord;
import org.apical.api.report.PatientPrediction;
import org.apical.experiment.file.Experiment;

/**
 * Watches training from within, for views that show it while it lasts.
 *
 * <p>All methods are called on the thread that trains and change nothing about its result. The time they take is upkeep
 * of the epoch, but for {@link #hold}; so they should only put away what they are told.
 *
 * @since 1.0
 */
public interface TrainingListener {

    /** Nobody watches. */
    TrainingListener NONE = new TrainingListener() {
    };

    /**
     * A run begins, or goes on, on this thread.
     *
     * @param folder the run's folder
     * @param experiment what is run, with its engines and threads chosen
     * @param history the epochs that were done before
     * @param metric the short id of the metric that the epochs show, empty for none
     */
    default void began(RunFolder folder, Experiment experiment, List<EpochRecord> history, String metric) {
    }

    /**
     * Comes back at once, or keeps training waiting between two steps for as long as it is to rest. The time counts
     * neither as training nor as upkeep.
     */
    default void hold() {
    }

    /**
     * Returns whether the next batch is wanted.
     *
     * @return true to be given it
     */
    default boolean wantsBatch() {
        return false;
    }

    /**
     * A batch that the network is about to learn from; given only when wanted.
     *
     * @param batch the batch
     */
    default void batch(TrainingBatch batch) {
    }

    /**
     * A step is done.
     *
     * @param step how it went
     */
    default void step(TrainingStep step) {
    }

    /**
     * The validation part was predicted after an epoch.
     *
     * @param epoch the epoch, from 1
     * @param patients the predictions of the first task
     */
    default void validated(int epoch, List<PatientPrediction> patients) {
    }

    /**
     * An epoch is done, its checkpoint is written.
     *
     * @param epoch its line of the learning curve
     */
    default void epoch(EpochRecord epoch) {
    }
}
