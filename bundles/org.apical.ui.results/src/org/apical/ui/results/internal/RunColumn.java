package org.apical.ui.results.internal;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apical.api.report.Estimate;
import org.apical.runs.RunRow;

/**
 * A column of the table of runs.
 *
 * @param title its header
 * @param key what it is sorted by in the index
 * @param characters how wide it is at first
 * @param number whether it stands at the right
 * @param text what a cell says
 */
record RunColumn(String title, String key, int characters, boolean number, Function<RunRow, String> text) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** The columns that every run has. */
    static List<RunColumn> always() {
        return new ArrayList<>(List.of(
                new RunColumn("Run", "name", 34, false, RunRow::name),
                new RunColumn("Task", "task", 18, false, RunRow::task),
                new RunColumn("State", "state", 9, false,
                        row -> row.state().name().charAt(0) + row.state().name().substring(1).toLowerCase(Locale.ROOT)),
                new RunColumn("Cell", "cell", 22, false, row -> row.cell() == 0 ? ""
                        : row.cell() + (row.words().isEmpty() ? "" : ": " + row.words())),
                new RunColumn("Seed", "seed", 6, true, row -> Long.toString(row.seed())),
                new RunColumn("Epochs", "epochs", 7, true, row -> row.bestEpoch() == 0 ? Integer.toString(row.epochs())
                        : row.bestEpoch() + " / " + row.epochs()),
                new RunColumn("Started", "started", 16, false,
                        row -> TIME.format(row.started().atZone(ZoneId.systemDefault()))),
                new RunColumn("Time", "seconds", 9, true, row -> row.seconds() < 60
                        ? String.format(Locale.ROOT, "%.0f s", row.seconds())
                        : String.format(Locale.ROOT, "%.1f min", row.seconds() / 60))));
    }

    /** The column of a figure. */
    static RunColumn figure(String name) {
        return new RunColumn(name, name, 12, true, row -> {
            Estimate figure = row.figures().get(name);
            return figure == null || Double.isNaN(figure.value()) ? "" : Figures.number(figure.value());
        });
    }
}
