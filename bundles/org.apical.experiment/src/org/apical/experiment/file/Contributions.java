package org.apical.experiment.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.Contribution;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.aggregator.Aggregator;
import org.apical.api.aggregator.FrameAggregator;
import org.apical.api.aggregator.LearntAggregator;
import org.apical.api.architecture.Architecture;
import org.apical.api.augmentation.Augmentation;
import org.apical.api.augmentation.FrameTransform;
import org.apical.api.engine.LossFunction;
import org.apical.api.engine.UpdateRule;
import org.apical.api.interpreter.Interpreter;
import org.apical.api.interpreter.SaliencyMethod;
import org.apical.api.loss.Loss;
import org.apical.api.network.Network;
import org.apical.api.network.Shape;
import org.apical.api.optimizer.Optimizer;
import org.apical.api.settings.SettingsException;
import org.apical.api.settings.SettingsType;
import org.apical.api.source.DataSource;
import org.apical.api.source.Listing;
import org.apical.api.task.DerivedTask;
import org.apical.api.task.LabelRow;
import org.apical.api.task.Subject;
import org.apical.api.task.Target;
import org.apical.api.task.Task;

/** Calls chosen contributions with their settings. */
public final class Contributions {

    private Contributions() {
    }

    /**
     * Returns what a task predicts.
     *
     * @param task the task
     * @return its target
     */
    public static Target target(Chosen<Task<?>> task) {
        return targetOf(task.contribution(), task.values());
    }

    private static <S extends Record> Target targetOf(Task<S> task, Map<String, Object> values) {
        return task.target(settings(task, values));
    }

    /**
     * Returns the label columns of a task.
     *
     * @param task the task
     * @return the columns; none when the clips' own facts are enough
     */
    public static List<String> columns(Chosen<Task<?>> task) {
        return columnsOf(task.contribution(), task.values());
    }

    private static <S extends Record> List<String> columnsOf(Task<S> task, Map<String, Object> values) {
        return task.columns(settings(task, values));
    }

    /**
     * Returns what one label of a task belongs to.
     *
     * @param task the task
     * @return the patient or the clip
     */
    public static Subject subject(Chosen<Task<?>> task) {
        return subjectOf(task.contribution(), task.values());
    }

    private static <S extends Record> Subject subjectOf(Task<S> task, Map<String, Object> values) {
        return task.subject(settings(task, values));
    }

    /**
     * Returns a patient's label.
     *
     * @param task the task
     * @param row the patient's labels
     * @return the label, {@code NaN} when it is missing
     */
    public static double label(Chosen<Task<?>> task, LabelRow row) {
        return labelOf(task.contribution(), task.values(), row);
    }

    private static <S extends Record> double labelOf(Task<S> task, Map<String, Object> values, LabelRow row) {
        return task.value(settings(task, values), row);
    }

    /**
     * Returns the tasks a derived task is computed from.
     *
     * @param task the task, a {@link DerivedTask}
     * @return their names
     */
    public static List<String> inputs(Chosen<Task<?>> task) {
        return inputsOf((DerivedTask<?>) task.contribution(), task.values());
    }

    private static <S extends Record> List<String> inputsOf(DerivedTask<S> task, Map<String, Object> values) {
        return task.inputs(settings(task, values));
    }

    /**
     * Computes the prediction of a derived task.
     *
     * @param task the task, a {@link DerivedTask}
     * @param predictions a prediction of each of its {@linkplain #inputs inputs}
     * @return the prediction
     */
    public static double derive(Chosen<Task<?>> task, double[] predictions) {
        return deriveOf((DerivedTask<?>) task.contribution(), task.values(), predictions);
    }

    private static <S extends Record> double deriveOf(DerivedTask<S> task, Map<String, Object> values,
            double[] predictions) {
        return task.derive(settings(task, values), predictions);
    }

    /**
     * Lists the clips of a source.
     *
     * @param source the source
     * @param path what it reads
     * @param progress told how far it is
     * @return the clips
     * @throws ApicalException when nothing can be read
     */
    public static Listing list(Chosen<DataSource<?>> source, Path path, Progress progress) throws ApicalException {
        return listOf(source.contribution(), source.values(), path, progress);
    }

    private static <S extends Record> Listing listOf(DataSource<S> source, Map<String, Object> values, Path path,
            Progress progress) throws ApicalException {
        return source.list(settings(source, values), path, progress);
    }

    /**
     * Lists the clips of a source at its default settings.
     *
     * @param <S> the settings record
     * @param source the source
     * @param path what it reads
     * @param progress told how far it is
     * @return the clips
     * @throws ApicalException when nothing can be read or the source needs settings that have no default
     */
    public static <S extends Record> Listing listByDefault(DataSource<S> source, Path path, Progress progress)
            throws ApicalException {
        try {
            return source.list(SettingsType.of(source.settingsType()).defaults(), path, progress);
        } catch (SettingsException e) {
            throw ApicalException.badInput(Problem.of(e.getMessage(), "Use this source in an experiment file."), e);
        }
    }

    /**
     * Builds a network.
     *
     * @param architecture the architecture
     * @param input the shape of one input item
     * @param outputs the number of outputs
     * @return the network
     */
    public static Network network(Chosen<Architecture<?>> architecture, Shape input, int outputs) {
        return networkOf(architecture.contribution(), architecture.values(), input, outputs);
    }

    private static <S extends Record> Network networkOf(Architecture<S> architecture, Map<String, Object> values,
            Shape input, int outputs) {
        return architecture.build(settings(architecture, values), input, outputs);
    }

    /**
     * Makes a loss function.
     *
     * @param loss the loss
     * @return the function
     */
    public static LossFunction loss(Chosen<Loss<?>> loss) {
        return lossOf(loss.contribution(), loss.values());
    }

    private static <S extends Record> LossFunction lossOf(Loss<S> loss, Map<String, Object> values) {
        return loss.create(settings(loss, values));
    }

    /**
     * Makes a loss function for the labels it will be used on.
     *
     * @param loss the loss
     * @param classShares the share of each class among them, empty for numbers
     * @return the function
     */
    public static LossFunction loss(Chosen<Loss<?>> loss, List<Double> classShares) {
        return lossOf(loss.contribution(), loss.values(), classShares);
    }

    private static <S extends Record> LossFunction lossOf(Loss<S> loss, Map<String, Object> values,
            List<Double> classShares) {
        return loss.create(settings(loss, values), classShares);
    }

    /**
     * Makes an update rule.
     *
     * @param optimizer the optimiser
     * @return the rule
     */
    public static UpdateRule rule(Chosen<Optimizer<?>> optimizer) {
        return ruleOf(optimizer.contribution(), optimizer.values());
    }

    private static <S extends Record> UpdateRule ruleOf(Optimizer<S> optimizer, Map<String, Object> values) {
        return optimizer.create(settings(optimizer, values));
    }

    /**
     * Returns an optimiser's learning rate.
     *
     * @param optimizer the optimiser
     * @return the rate that schedules start from
     */
    public static double learningRate(Chosen<Optimizer<?>> optimizer) {
        return learningRateOf(optimizer.contribution(), optimizer.values());
    }

    private static <S extends Record> double learningRateOf(Optimizer<S> optimizer, Map<String, Object> values) {
        return optimizer.learningRate(settings(optimizer, values));
    }

    /**
     * Makes a transform.
     *
     * @param augmentation the augmentation
     * @return the transform
     */
    public static FrameTransform transform(Chosen<Augmentation<?>> augmentation) {
        return transformOf(augmentation.contribution(), augmentation.values());
    }

    private static <S extends Record> FrameTransform transformOf(Augmentation<S> augmentation,
            Map<String, Object> values) {
        return augmentation.create(settings(augmentation, values));
    }

    /**
     * Makes an aggregator; one that learns has not learnt yet.
     *
     * @param aggregator the aggregator
     * @param target what is predicted
     * @return the function
     */
    public static FrameAggregator aggregator(Chosen<Aggregator<?>> aggregator, Target target) {
        return aggregatorOf(aggregator.contribution(), aggregator.values(), target);
    }

    private static <S extends Record> FrameAggregator aggregatorOf(Aggregator<S> aggregator,
            Map<String, Object> values, Target target) {
        return aggregator.create(settings(aggregator, values), target);
    }

    /**
     * Lets an aggregator learn.
     *
     * @param aggregator the aggregator, a {@link LearntAggregator}
     * @param target what is predicted
     * @param patients the frames of each patient
     * @return what it learnt
     */
    public static List<Double> learn(Chosen<Aggregator<?>> aggregator, Target target,
            List<LearntAggregator.FrameSet> patients) {
        return learnOf((LearntAggregator<?>) aggregator.contribution(), aggregator.values(), target, patients);
    }

    private static <S extends Record> List<Double> learnOf(LearntAggregator<S> aggregator, Map<String, Object> values,
            Target target, List<LearntAggregator.FrameSet> patients) {
        return aggregator.learn(settings(aggregator, values), target, patients);
    }

    /**
     * Makes an aggregator that has learnt.
     *
     * @param aggregator the aggregator, a {@link LearntAggregator}
     * @param target what is predicted
     * @param learnt what it learnt
     * @return the function
     */
    public static FrameAggregator aggregator(Chosen<Aggregator<?>> aggregator, Target target, List<Double> learnt) {
        return learntOf((LearntAggregator<?>) aggregator.contribution(), aggregator.values(), target, learnt);
    }

    private static <S extends Record> FrameAggregator learntOf(LearntAggregator<S> aggregator,
            Map<String, Object> values, Target target, List<Double> learnt) {
        return aggregator.create(settings(aggregator, values), target, learnt);
    }

    /**
     * Makes a saliency method.
     *
     * @param interpreter the interpreter
     * @return the method
     */
    public static SaliencyMethod saliency(Chosen<Interpreter<?>> interpreter) {
        return saliencyOf(interpreter.contribution(), interpreter.values());
    }

    private static <S extends Record> SaliencyMethod saliencyOf(Interpreter<S> interpreter,
            Map<String, Object> values) {
        return interpreter.create(settings(interpreter, values));
    }

    /** The values were checked when the file was read, so that they bind. */
    private static <S extends Record> S settings(Contribution<S> contribution, Map<String, Object> values) {
        try {
            return SettingsType.of(contribution.settingsType()).bind(values);
        } catch (SettingsException e) {
            throw new IllegalStateException("Settings that were checked do not bind.", e);
        }
    }
}
