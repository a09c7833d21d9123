package org.apical.experiment.run;

import java.util.List;

import org.apical.api.Tensor;

/**
 * A batch as the network sees it: frames after every variation, brought to mean 0 and deviation 1.
 *
 * @param epoch the epoch, from 1
 * @param step the step within the epoch, from 1
 * @param input the frames, [n, 1, rows, columns]; not to be changed
 * @param normalisation how the pixels were standardised, to turn them back
 * @param items where each frame comes from
 * @since 1.0
 */
public record TrainingBatch(int epoch, int step, Tensor input, Normalisation normalisation, List<Item> items) {

    /**
     * A frame of a batch.
     *
     * @param patient its patient
     * @param clip the file of its clip
     * @param frame its number within the stored clip, from 0
     * @param label the label of the first task, {@code NaN} where it is missing
     */
    public record Item(String patient, String clip, int frame, double label) {
    }

    /** Copies the list. */
    public TrainingBatch {
        items = List.copyOf(items);
    }

    static TrainingBatch of(int epoch, int step, Tensor input, Normalisation normalisation,
            List<BatchFeeder.FrameOf> frames) {
        return new TrainingBatch(epoch, step, input, normalisation, frames.stream().map(from -> new Item(
                from.clip().clip().patient(), from.clip().clip().file(),
                (int) (from.frame() - from.clip().clip().firstFrame()), from.clip().label())).toList());
    }
}
