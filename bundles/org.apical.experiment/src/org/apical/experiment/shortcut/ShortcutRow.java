package org.apical.experiment.shortcut;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.report.Estimate;
import org.apical.api.settings.EnumWords;

/**
 * What a control gave for one task.
 *
 * @param control the control's name: reference, outsideHeart, corners, outsideSector or shuffledLabels
 * @param task the task in words
 * @param runs the names of the runs behind it, none when there was nothing to train on
 * @param figure what it is judged by: auc, pearson or accuracy
 * @param estimate the figure with its 95 % interval; {@code NaN} when the control could not be trained
 * @param chance what a network without any information reaches
 * @param verdict what follows
 * @param note more about it in a sentence, perhaps empty
 */
public record ShortcutRow(String control, String task, List<String> runs, String figure, Estimate estimate,
        double chance, Verdict verdict, String note) {

    /** What follows from a control. */
    public enum Verdict {
        /** The network with everything, which the controls are compared with. */
        REFERENCE,
        /** No better than chance, and clearly worse than the reference: as it should be. */
        CHANCE,
        /** Better than chance: the network can predict without what it should predict from. */
        ALARM,
        /** Neither chance nor the reference can be ruled out: there are too few patients, or shuffles. */
        OPEN,
        /** The control could not be trained. */
        NOT_RUN
    }

    /** Copies the runs. */
    public ShortcutRow {
        runs = List.copyOf(runs);
    }

    /**
     * Returns the row under the names of shortcuts.json.
     *
     * @return values by name
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("control", control);
        map.put("task", task);
        map.put("runs", runs);
        map.put("figure", figure);
        map.put("value", estimate.value());
        map.put("low", estimate.low());
        map.put("high", estimate.high());
        map.put("chance", chance);
        map.put("verdict", EnumWords.of(verdict));
        map.put("note", note);
        return map;
    }
}
