package org.apical.ui.study.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.task.Target;
import org.apical.experiment.file.DataSettings;
import org.apical.experiment.file.TaskHead;
import org.apical.experiment.run.RunFolder;
import org.apical.experiment.run.RunModel;
import org.apical.experiment.run.TaskModel;
import org.apical.ui.Services;
import org.apical.ui.cine.CineClip;
import org.apical.ui.cine.Trace;

/** What a run's network predicts of each frame of a clip. */
final class FrameCurves {

    private FrameCurves() {
    }

    /**
     * Predicts with every task of a run, frame by frame and aggregated over the clip.
     *
     * @param run the run's folder
     * @param clip the clip, imported at the size the network was trained with
     * @param progress says when to stop
     * @return a curve a task
     * @throws ApicalException when the run has no model, or the engine fails
     */
    static List<Trace> of(Path run, CineClip clip, Progress progress) throws ApicalException {
        List<Trace> traces = new ArrayList<>();
        try (RunModel model = RunModel.open(new RunFolder(run), Services.catalog())) {
            DataSettings data = model.experiment().data();
            if (data.rows() != clip.rows() || data.columns() != clip.columns()) {
                throw ApicalException.badInput(new Problem("The network takes frames of " + data.columns() + " x "
                        + data.rows() + " pixels, but those of this cohort have " + clip.columns() + " x "
                        + clip.rows() + ".", clip.cohort().toString(), "",
                        "Choose the cohort that the run was trained on, or import the clips again at that size."));
            }
            Tensor input = model.input(clip.frames());
            for (TaskHead head : model.experiment().tasks()) {
                progress.checkCancelled();
                TaskModel task = model.task(head.name());
                List<double[]> frames = task.predictFrames(input);
                double[] whole = task.predict(input);
                Target target = task.target();
                int shown = 0;
                for (int i = 1; i < whole.length; i++) {
                    shown = whole[i] > whole[shown] ? i : shown;
                }
                int output = shown;
                String name = target.kind() == Target.Kind.REGRESSION ? head.name()
                        : "Probability of " + target.classNames().get(whole.length == 1 ? 1 : output);
                traces.add(new Trace(name, target.unit(), clip.timesMs(),
                        frames.stream().mapToDouble(frame -> frame[output]).toArray(), whole[output]));
            }
        }
        return traces;
    }
}
