package org.apical.explain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.catalog.Catalog;
import org.apical.api.interpreter.Interpreter;
import org.apical.api.settings.SettingsException;
import org.apical.api.settings.SettingsType;
import org.apical.data.Cohort;
import org.apical.data.StoredClip;
import org.apical.experiment.file.Chosen;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.run.RunFolder;
import org.apical.experiment.run.RunModel;
import org.apical.experiment.run.TaskModel;
import org.apical.trust.Region;
import org.apical.trust.TrustCheck;
import org.apical.trust.TrustReport;
import org.apical.trust.TrustSettings;
import org.apical.trust.counterfactual.ClipMask;
import org.apical.trust.counterfactual.Counterfactual;
import org.apical.trust.counterfactual.CounterfactualSettings;

/**
 * A finished run with its model and its cohort open, so that predictions can be explained.
 *
 * <p>Not safe for use by several threads at once.
 *
 * @since 1.0
 */
public final class ExplainedRun implements AutoCloseable {

    private final RunFolder folder;
    private final RunModel model;
    private final TaskModel task;
    private final Cohort cohort;

    private ExplainedRun(RunFolder folder, RunModel model, TaskModel task, Cohort cohort) {
        this.folder = folder;
        this.model = model;
        this.task = task;
        this.cohort = cohort;
    }

    /**
     * Opens a run.
     *
     * @param folder the run's folder
     * @param task the task's name in the run; empty for the only one, or the first
     * @param catalog what is installed
     * @return the run, closed by the caller
     * @throws ApicalException when the run has no model or no such task, or its cohort is not where it was
     */
    public static ExplainedRun open(RunFolder folder, String task, Catalog catalog) throws ApicalException {
        RunModel model = RunModel.open(folder, catalog);
        try {
            return new ExplainedRun(folder, model, model.task(task), Cohort.open(model.experiment().path()));
        } catch (ApicalException | RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /**
     * Chooses interpreters for a run.
     *
     * @param folder the run's folder
     * @param text ids, or ids with settings as in an experiment file: {@code {id: smoothGrad, samples: 25}}; empty for
     *     those of the run, and when it has none for {@code smoothGrad}
     * @param catalog what is installed
     * @return the interpreters with all settings
     * @throws ApicalException when one is not installed or has no such setting
     */
    public static List<Chosen<Interpreter<?>>> interpreters(RunFolder folder, String text, Catalog catalog)
            throws ApicalException {
        ExperimentReader reader = new ExperimentReader(catalog);
        Experiment experiment = reader.read(folder.experiment(), text.isBlank() ? List.of() : chosen(text));
        return experiment.interpret().isEmpty()
                ? reader.read(folder.experiment(), chosen("smoothGrad")).interpret() : experiment.interpret();
    }

    private static List<String> chosen(String text) {
        return List.of("interpret=[" + text + "]");
    }

    /**
     * Returns the run's folder.
     *
     * @return the folder
     */
    public RunFolder folder() {
        return folder;
    }

    /**
     * Returns the model.
     *
     * @return the model, closed with this
     */
    public RunModel model() {
        return model;
    }

    /**
     * Returns the task that is explained.
     *
     * @return the task
     */
    public TaskModel task() {
        return task;
    }

    /**
     * Returns the cohort.
     *
     * @return the cohort, closed with this
     */
    public Cohort cohort() {
        return cohort;
    }

    /**
     * Looks for what is known of the structures in the cohort's clips.
     *
     * @param truth the folder of a phantom; empty to look beside the labels of the experiment
     * @return what was found
     * @throws ApicalException when truth is damaged or not where it was said to be
     */
    public Structures structures(Optional<Path> truth) throws ApicalException {
        return Structures.of(cohort, model.experiment().labels(), truth);
    }

    /**
     * Returns the clips of a patient that the run looks at.
     *
     * @param subject the patient's id; in a task about clips, the clip's file
     * @return the clips of the run's view, in the cohort's order
     */
    public List<StoredClip> clips(String subject) {
        String view = model.experiment().data().view();
        return cohort.clips().stream()
                .filter(clip -> view.isEmpty() || view.equalsIgnoreCase(clip.view()))
                .filter(clip -> clip.patient().equals(subject) || clip.file().equals(subject)).toList();
    }

    /**
     * Reads the frames of a clip.
     *
     * @param clip the clip
     * @return grey frames, one byte a pixel
     */
    public List<byte[]> frames(StoredClip clip) {
        List<byte[]> frames = new ArrayList<>();
        for (int frame = 0; frame < clip.frames(); frame++) {
            byte[] pixels = new byte[cohort.info().rows() * cohort.info().columns()];
            cohort.read(clip.firstFrame() + frame, pixels);
            frames.add(pixels);
        }
        return frames;
    }

    /**
     * Draws maps.
     *
     * @param interpreter the interpreter with its settings
     * @param frames grey frames
     * @param sector true inside the clip's sector; outside it maps are set to 0, since every frame is black there
     * @param output the network's output, see {@link TaskModel#output}
     * @param seed the seed of everything random
     * @param progress told how far it is
     * @return a map of each frame
     * @throws ApicalException when the model fails or the reader stops the work
     */
    public List<float[]> maps(Chosen<Interpreter<?>> interpreter, List<byte[]> frames, boolean[] sector, int output,
            long seed, Progress progress) throws ApicalException {
        Tensor maps = Contributions.saliency(interpreter).map(model.model(), model.input(frames), output, seed,
                progress);
        List<float[]> all = new ArrayList<>();
        for (int item = 0; item < maps.items(); item++) {
            float[] map = maps.items(item, item + 1).copy().data();
            for (int i = 0; i < map.length; i++) {
                map[i] = sector[i % sector.length] ? map[i] : 0;
            }
            all.add(map);
        }
        return all;
    }

    /**
     * Measures whether a map may be believed.
     *
     * @param interpreter the interpreter with its settings
     * @param frame the grey frame
     * @param map the map of it
     * @param region the sector and, where it is known, the structure that should matter
     * @param output the output it is of
     * @param seed the map's seed
     * @param progress told how far it is
     * @return the measures and the badge
     * @throws ApicalException when the model fails or the reader stops the work
     */
    public TrustReport trust(Chosen<Interpreter<?>> interpreter, byte[] frame, float[] map, Region region, int output,
            long seed, Progress progress) throws ApicalException {
        Tensor item = model.input(List.of(frame));
        return check(interpreter.contribution(), interpreter).check(model.model(), output, item,
                Tensor.of(map.clone(), item.shape().clone()), region, seed, progress);
    }

    private static <S extends Record> TrustCheck check(Interpreter<S> interpreter, Chosen<Interpreter<?>> chosen) {
        try {
            return TrustCheck.of(interpreter, SettingsType.of(interpreter.settingsType()).bind(chosen.values()),
                    TrustSettings.DEFAULT);
        } catch (SettingsException e) {
            throw new IllegalStateException("The settings were checked when they were chosen.", e);
        }
    }

    /**
     * Asks what the model would have predicted of a clip without a structure.
     *
     * @param clip the clip
     * @param mask the structure in its stored frames
     * @param prediction the prediction of the patient; of several classes, the class whose probability is asked for
     * @param settings what to fill the structure with, and what to compare
     * @param seed the seed of everything random
     * @param progress told how far it is
     * @return the answer, in the task's unit or as a probability
     * @throws ApicalException when the model fails or the reader stops the work
     */
    public Counterfactual.Answer without(StoredClip clip, ClipMask mask, double prediction,
            CounterfactualSettings settings, long seed, Progress progress) throws ApicalException {
        return Counterfactual.ask(frames -> task.predict(frames, prediction), model.input(frames(clip)), mask,
                settings, seed, progress);
    }

    @Override
    public void close() {
        cohort.close();
        model.close();
    }
}
