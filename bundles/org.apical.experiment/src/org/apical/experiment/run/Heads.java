package org.apical.experiment.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apical.api.Tensor;
import org.apical.api.engine.LossFunction;
import org.apical.api.task.Target;
import org.apical.data.Part;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.TaskHead;

/**
 * The tasks of a network, side by side in its outputs: a shared trunk ends in one dense layer whose rows belong to one
 * task each.
 *
 * @param all the heads in the order of their outputs
 */
record Heads(List<Head> all) {

    /**
     * A task and where its outputs lie.
     *
     * @param index its place among the tasks
     * @param task the task with its loss
     * @param target what it predicts
     * @param loss its loss
     * @param offset its first output
     */
    record Head(int index, TaskHead task, Target target, LossFunction loss, int offset) {

        String name() {
            return task.name();
        }

        /** Returns this head's outputs of each item. */
        Tensor of(Tensor all) {
            int outputs = target.outputs();
            if (outputs == all.itemLength()) {
                return all;
            }
            Tensor own = Tensor.zeros(all.items(), outputs);
            for (int item = 0; item < all.items(); item++) {
                System.arraycopy(all.data(), item * all.itemLength() + offset, own.data(), item * outputs, outputs);
            }
            return own;
        }
    }

    static Heads of(Experiment experiment) {
        List<Head> heads = new ArrayList<>();
        int offset = 0;
        for (TaskHead task : experiment.tasks()) {
            Target target = Contributions.target(task.task());
            heads.add(new Head(heads.size(), task, target, Contributions.loss(task.loss()), offset));
            offset += target.outputs();
        }
        return new Heads(List.copyOf(heads));
    }

    /** Returns the same heads, with losses that know how frequent classes are among the clips of the training part. */
    Heads weighedBy(List<LabelledClip> clips) {
        return new Heads(all.stream().map(head -> new Head(head.index(), head.task(), head.target(), Contributions.loss(
                head.task().loss(), classShares(head, clips)), head.offset())).toList());
    }

    private static List<Double> classShares(Head head, List<LabelledClip> clips) {
        if (head.target().kind() == Target.Kind.REGRESSION) {
            return List.of();
        }
        double[] frames = new double[Math.max(2, head.target().outputs())];
        for (LabelledClip clip : clips) {
            double label = clip.labels().get(head.index());
            if (clip.part() == Part.TRAIN && !Double.isNaN(label)) {
                frames[(int) label] += clip.clip().frames();
            }
        }
        double sum = Arrays.stream(frames).sum();
        return Arrays.stream(frames).map(count -> sum == 0 ? 1.0 / frames.length : count / sum).boxed().toList();
    }

    Head first() {
        return all.get(0);
    }

    int outputs() {
        return all.stream().mapToInt(head -> head.target().outputs()).sum();
    }

    /** Writes the labels of one item in the form that losses want; {@code NaN} where one is missing. */
    void setTargets(Normalisation normalisation, Tensor targets, int item, List<Double> labels) {
        for (Head head : all) {
            set(head, normalisation.head(head.index()), targets.data(), item * targets.itemLength() + head.offset(),
                    labels.get(head.index()));
        }
    }

    private static void set(Head head, Normalisation normalisation, float[] targets, int at, double label) {
        if (Double.isNaN(label)) {
            for (int i = 0; i < head.target().outputs(); i++) {
                targets[at + i] = Float.NaN;
            }
            return;
        }
        switch (head.target().kind()) {
            case REGRESSION -> targets[at] = (float) ((label - normalisation.targetMean())
                    / normalisation.targetDeviation());
            case BINARY -> targets[at] = (float) label;
            case CATEGORICAL -> targets[at + (int) label] = 1;
        }
    }

    /**
     * Returns the loss of all outputs: the tasks' losses, each the mean over the labels it has, times their weights. A
     * task without a label in a batch counts for nothing and sends no gradient into its head or the trunk.
     */
    LossFunction loss() {
        return all.size() == 1 && first().task().weight() == 1 ? first().loss() : this::evaluate;
    }

    private LossFunction.Value evaluate(Tensor output, Tensor target) {
        double sum = 0;
        Tensor gradient = Tensor.zeros(output.shape().clone());
        for (Head head : all) {
            LossFunction.Value value = head.loss().evaluate(head.of(output), head.of(target));
            double weight = head.task().weight();
            sum += weight * value.mean();
            int outputs = head.target().outputs();
            for (int item = 0; item < output.items(); item++) {
                for (int i = 0; i < outputs; i++) {
                    gradient.data()[item * output.itemLength() + head.offset() + i] =
                            (float) (weight * value.gradient().data()[item * outputs + i]);
                }
            }
        }
        return new LossFunction.Value(sum, gradient);
    }
}
