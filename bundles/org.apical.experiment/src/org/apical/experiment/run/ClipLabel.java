package org.apical.experiment.run;

import java.util.List;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.task.LabelRow;
import org.apical.api.task.Target;
import org.apical.api.task.Task;
import org.apical.data.Cohort;
import org.apical.data.LabelTable;
import org.apical.data.StoredClip;
import org.apical.experiment.file.Chosen;
import org.apical.experiment.file.Contributions;

/**
 * How one task finds the label of a clip.
 *
 * @param task the task
 * @param target what it predicts
 * @param columns the label columns it reads; none when the clips' own facts are enough
 */
record ClipLabel(Chosen<Task<?>> task, Target target, List<String> columns) {

    static ClipLabel of(Chosen<Task<?>> task) {
        return new ClipLabel(task, Contributions.target(task), Contributions.columns(task));
    }

    /** Refuses labels that lack a column the task reads. */
    void requireColumns(LabelTable labels, Cohort cohort) throws ApicalException {
        if (labels.columns().isEmpty() && !columns.isEmpty()) {
            throw ApicalException.badInput(new Problem("The cohort has no labels.", cohort.folder().toString(), "",
                    "Name a CSV file under data.source.labels."));
        }
        labels.requireColumns(columns, task.entry().shortId());
    }

    /** Returns the label, {@code NaN} when it is missing or not plausible; the lists are told why. */
    double of(Optional<LabelRow> row, StoredClip clip, List<Problem> missing, List<Problem> implausible) {
        boolean factsAreEnough = columns.isEmpty();
        if (row.isEmpty() && !factsAreEnough) {
            missing.add(new Problem("The label table has no row for the patient.", clip.file(),
                    "patient " + clip.patient(), "Add a row or leave the clip out."));
            return Double.NaN;
        }
        double label = Contributions.label(task, new FactsRow(row, clip));
        if (Double.isNaN(label)) {
            missing.add(new Problem(factsAreEnough ? "The clip does not say what this task wants to know."
                    : "The patient has no label for this task.", clip.file(),
                    "patient " + clip.patient(), "Fill the cell or leave the clip out."));
        } else if (label < target.plausibleLow() || label > target.plausibleHigh()) {
            implausible.add(new Problem("The label " + label + " " + target.unit() + " is not plausible.",
                    clip.file(), "patient " + clip.patient(), "Correct it; plausible are " + target.plausibleLow()
                            + " to " + target.plausibleHigh() + "."));
            return Double.NaN;
        }
        return label;
    }
}
