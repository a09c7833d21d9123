package org.apical.experiment.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

import org.apical.experiment.file.SearchSettings.Select;

/**
 * Orders cells by what they reached on the validation part, and on nothing else.
 *
 * <p>Of several seeds the mean counts. A cell that diverged with one seed comes after all that did not. Ties go to the
 * lower loss, then to the earlier cell.
 */
final class Selection {

    private final Select select;

    Selection(Select select) {
        this.select = select;
    }

    /** Returns the numbers of the cells, the best first. */
    List<Integer> ranking(List<CellRun> runs) {
        Map<Integer, List<CellRun>> cells = new TreeMap<>();
        runs.forEach(run -> cells.computeIfAbsent(run.cell().number(), number -> new ArrayList<>()).add(run));
        Comparator<List<CellRun>> order = Comparator
                .comparingDouble((List<CellRun> cell) -> mean(cell, this::badness))
                .thenComparingDouble(cell -> mean(cell, Selection::loss))
                .thenComparingInt(cell -> cell.get(0).cell().number());
        return cells.values().stream().sorted(order).map(cell -> cell.get(0).cell().number()).toList();
    }

    /** Returns the run whose model is kept: of the best cell the best seed; empty when every run diverged. */
    Optional<CellRun> best(List<CellRun> runs) {
        List<CellRun> usable = runs.stream().filter(run -> !Double.isNaN(run.loss())).toList();
        if (usable.isEmpty()) {
            return Optional.empty();
        }
        int cell = ranking(runs).get(0);
        return usable.stream().filter(run -> run.cell().number() == cell)
                .min(Comparator.comparingDouble(this::badness).thenComparingDouble(Selection::loss))
                .or(() -> usable.stream().min(Comparator.comparingDouble(this::badness)));
    }

    private static double mean(List<CellRun> cell, ToDoubleFunction<CellRun> value) {
        return cell.stream().mapToDouble(value).average().orElse(Double.POSITIVE_INFINITY);
    }

    private double badness(CellRun run) {
        if (select == Select.LOSS || run.stage().isEmpty() || run.stage().get().metric().isEmpty()) {
            return loss(run);
        }
        double metric = run.metric();
        return Double.isNaN(metric) ? Double.POSITIVE_INFINITY
                : run.stage().get().higherIsBetter() ? -metric : metric;
    }

    private static double loss(CellRun run) {
        return Double.isNaN(run.loss()) ? Double.POSITIVE_INFINITY : run.loss();
    }
}
