package org.apical.experiment.run;

import java.util.List;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.task.Target;

/**
 * One task of a run's model, for whoever asks what the model says of changed frames and looks into why.
 *
 * @since 1.0
 */
public final class TaskModel {

    private final RunModel model;
    private final Heads.Head head;

    TaskModel(RunModel model, Heads.Head head) {
        this.model = model;
        this.head = head;
    }

    /**
     * Returns the task's name in the run.
     *
     * @return the name
     */
    public String name() {
        return head.name();
    }

    /**
     * Returns what is predicted.
     *
     * @return the target
     */
    public Target target() {
        return head.target();
    }

    /**
     * Returns which of the network's outputs a map of a prediction explains.
     *
     * @param prediction the prediction of a patient; of several classes the class's number
     * @return the output, from 0
     */
    public int output(double prediction) {
        return head.offset() + (target().outputs() == 1 ? 0 : (int) prediction);
    }

    /**
     * Predicts from all frames of a clip, aggregated as the run does.
     *
     * @param frames at least one frame as {@link RunModel#input} prepares them, changed or not
     * @return the value in its unit, the probability of the positive class, or of each of several classes
     * @throws ApicalException when the engine fails
     */
    public double[] predict(Tensor frames) throws ApicalException {
        return PartScores.aggregated(model.framePredictions(head, model.scores(frames)), target(),
                model.aggregator(head));
    }

    /**
     * Predicts from each frame alone.
     *
     * @param frames at least one frame as {@link RunModel#input} prepares them, changed or not
     * @return for each frame the value in its unit, the probability of the positive class, or of each of several classes
     * @throws ApicalException when the engine fails
     */
    public List<double[]> predictFrames(Tensor frames) throws ApicalException {
        return model.framePredictions(head, model.scores(frames));
    }

    /**
     * Predicts one number from all frames of a clip.
     *
     * @param frames at least one frame as {@link RunModel#input} prepares them, changed or not
     * @param prediction the prediction that was made; of several classes the class whose probability is wanted
     * @return the value in its unit, or a probability
     * @throws ApicalException when the engine fails
     */
    public double predict(Tensor frames, double prediction) throws ApicalException {
        double[] all = predict(frames);
        return all[all.length == 1 ? 0 : (int) prediction];
    }
}
