package org.apical.review.internal;

import org.apical.api.settings.Setting;
import org.apical.review.ReviewOrder;
import org.apical.review.Verdict;

/**
 * The options of {@code review}.
 *
 * @param run the run's folder
 * @param task the task
 * @param order what the list is ranked by
 * @param folds into how many folds the patients are divided
 * @param top how many cases are shown
 * @param out another place for the table
 * @param subject whom a note is about
 * @param reader who says it
 * @param verdict what the reader thinks
 * @param note the reader's words
 */
public record ReviewSettings(
        @Setting(label = "Run", help = "The folder of a finished run.") String run,
        @Setting(label = "Task", help = "The task's name in the run; empty for the first.", defaultValue = "")
        String task,
        @Setting(label = "Order", help = "What the list is ranked by: 'label', how likely the label is wrong; "
                + "'residual', how far the prediction is off; 'frames', how much single frames disagree.",
                defaultValue = "label") ReviewOrder order,
        @Setting(label = "Folds", help = "Trains the experiment once a fold, so that every patient is judged by a "
                + "model that never saw it; 0 takes folds that were trained before, or else the run's own validation and "
                + "test parts.", min = 0, max = 1000, defaultValue = "0") int folds,
        @Setting(label = "Top", help = "How many cases are shown; the table has all.", unit = "cases", min = 1,
                max = 1000000, defaultValue = "20") int top,
        @Setting(label = "Out", help = "The CSV table to write; empty for review/cases-TASK.csv in the run's folder.",
                defaultValue = "") String out,
        @Setting(label = "Subject", help = "The patient, or clip, that a note is about.", defaultValue = "")
        String subject,
        @Setting(label = "Reader", help = "Who writes the note.", defaultValue = "") String reader,
        @Setting(label = "Verdict", help = "What the reader thinks: note, labelRight, labelWrong, poorImage, unsure.",
                defaultValue = "note") Verdict verdict,
        @Setting(label = "Note", help = "The reader's words.", defaultValue = "") String note) {
}
