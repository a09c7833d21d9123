package org.apical.experiment.shortcut;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a check for shortcuts and leaks gave.
 *
 * @param folder the check's folder
 * @param rows a row a control and task, the reference first
 * @param heldOut the share of the patients outside of the test part that all were judged on
 */
public record ShortcutResult(Path folder, List<ShortcutRow> rows, double heldOut) {

    /** Copies the rows. */
    public ShortcutResult {
        rows = List.copyOf(rows);
    }

    /**
     * Returns whether a control predicted better than chance.
     *
     * @return true when a person must look
     */
    public boolean isAlarm() {
        return rows.stream().anyMatch(row -> row.verdict() == ShortcutRow.Verdict.ALARM);
    }

    /**
     * Returns the page that tells of the check.
     *
     * @return report.html
     */
    public Path report() {
        return folder.resolve("report.html");
    }

    /**
     * Returns the result in a sentence or two.
     *
     * @return which controls raise an alarm, cannot be told or could not be trained
     */
    public String summary() {
        return ShortcutPage.summary(this);
    }

    /**
     * Returns the result under the names of shortcuts.json.
     *
     * @return values by name
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("check", folder.getFileName().toString());
        map.put("alarm", isAlarm());
        map.put("heldOut", heldOut);
        map.put("controls", rows.stream().map(ShortcutRow::toMap).toList());
        return map;
    }
}
