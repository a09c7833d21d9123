package org.apical.api.aggregator;

import java.util.List;

import org.apical.api.task.Target;

/**
 * An aggregator with a few numbers that are learnt once the network is: from the frames of the validation part, as the
 * threshold of a yes-or-no task is. They are kept beside the model, in {@code aggregator.json}.
 *
 * <p>{@link #create(Record)} gives the aggregator before anything was learnt; training curves are drawn with it.
 *
 * @param <S> the settings record
 * @since 1.0
 */
public interface LearntAggregator<S extends Record> extends Aggregator<S> {

    /**
     * The frames of one patient.
     *
     * @param predictions at least one prediction, in time order: values in the target's unit, or probabilities
     * @param truth the label in the target's unit; 0 or 1 for probabilities
     */
    record FrameSet(List<Double> predictions, double truth) {

        /** Copies the predictions. */
        public FrameSet {
            predictions = List.copyOf(predictions);
        }
    }

    /**
     * Learns, without any chance.
     *
     * @param settings the settings
     * @param target what is predicted
     * @param patients the frames of each patient; of several classes, one set a patient and class, whose truth is 1 for
     *     the patient's class and 0 otherwise
     * @return what was learnt; finite numbers, as many as the aggregator likes
     */
    List<Double> learn(S settings, Target target, List<FrameSet> patients);

    /**
     * Makes the aggregator with what was learnt.
     *
     * @param settings the settings
     * @param target what is predicted
     * @param learnt what {@link #learn} gave
     * @return the aggregator
     */
    FrameAggregator create(S settings, Target target, List<Double> learnt);
}
