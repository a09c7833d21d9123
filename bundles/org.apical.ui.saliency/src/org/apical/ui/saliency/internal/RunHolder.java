package org.apical.ui.saliency.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.task.Target;
import org.apical.experiment.file.DataSettings;
import org.apical.experiment.file.TaskHead;
import org.apical.experiment.run.RunFolder;
import org.apical.explain.ExplainedRun;
import org.apical.ui.Services;
import org.apical.ui.cine.CineClip;

/**
 * Keeps a run's model open for the work of one view. Used by one piece of work at a time, since models are not safe for
 * several threads.
 */
final class RunHolder {

    private Path folder;
    private String task = "";
    private ExplainedRun run;

    /**
     * Returns the run, opened when it was not.
     *
     * @param wanted the run's folder
     * @param name the task's name; empty for the first
     * @return the run; not to be closed
     * @throws ApicalException when it has no model
     */
    ExplainedRun get(Path wanted, String name) throws ApicalException {
        if (run == null || !wanted.equals(folder) || !name.equals(task)) {
            close();
            run = ExplainedRun.open(new RunFolder(wanted), name, Services.catalog());
            folder = wanted;
            task = name;
        }
        return run;
    }

    /** Lists what the network's outputs say. */
    static List<OutputChoice> outputs(ExplainedRun run) throws ApicalException {
        List<OutputChoice> outputs = new ArrayList<>();
        for (TaskHead head : run.model().experiment().tasks()) {
            Target target = run.model().task(head.name()).target();
            for (int i = 0; i < target.outputs(); i++) {
                outputs.add(new OutputChoice(head.name(), i, target));
            }
        }
        return outputs;
    }

    /** Checks that the network takes frames of a clip. */
    static void requireSize(ExplainedRun run, CineClip clip) throws ApicalException {
        DataSettings data = run.model().experiment().data();
        if (data.rows() != clip.rows() || data.columns() != clip.columns()) {
            throw ApicalException.badInput(new Problem("The network takes frames of " + data.columns() + " x "
                    + data.rows() + " pixels, but those of this cohort have " + clip.columns() + " x " + clip.rows()
                    + ".", clip.cohort().toString(), "", "Choose a patient of the cohort that the run was trained on, "
                    + "or import the clips again at that size."));
        }
    }

    /** Gives the model's memory back. */
    void close() {
        if (run != null) {
            run.close();
            run = null;
        }
    }
}
