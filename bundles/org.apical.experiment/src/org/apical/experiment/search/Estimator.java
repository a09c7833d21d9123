package org.apical.experiment.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.run.Cost;
import org.apical.experiment.run.CostProbe;

/** Estimates a search from measured steps of every network in it. */
final class Estimator {

    /** Settings that change what is learnt but not how long a step takes. */
    private static final Set<String> FREE = Set.of("training.weightDecay", "training.decoupledDecay",
            "training.gradientClip", "training.epochs", "training.optimizer.learningRate");
    private static final List<String> FREE_SECTIONS = List.of("training.schedule.", "training.earlyStopping.",
            "training.loss.");

    private final CostProbe probe;

    Estimator(CostProbe probe) {
        this.probe = probe;
    }

    /** Measures and adds up; the experiments stand for the cells in their order. */
    CostEstimate estimate(List<SearchCell> cells, List<Experiment> experiments, int seeds, List<Rounds.Round> rounds,
            Progress progress) throws ApicalException {
        Map<String, Cost> measured = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        List<Cost> costs = new ArrayList<>();
        long planned = experiments.stream().mapToLong(experiment -> experiment.training().epochs()).sum() * seeds;
        for (int i = 0; i < cells.size(); i++) {
            String what = what(cells.get(i));
            if (!measured.containsKey(what)) {
                Cost cost = probe.measure(experiments.get(i), planned, progress);
                measured.put(what, cost);
                if (cost.importSeconds() > 1) {
                    notes.add("The import took " + CostEstimate.duration(cost.importSeconds()) + "; it is done and not "
                            + "counted.");
                }
                notes.add(String.format(Locale.ROOT, "%s%d steps of %.3f s an epoch, %.2f s an epoch with validation "
                        + "and checkpoint.", what.isEmpty() ? "" : what + ": ", cost.steps(), cost.stepSeconds(),
                        cost.epochSeconds()));
            }
            costs.add(measured.get(what));
        }
        double seconds = 0;
        int epochs = 0;
        int from = 0;
        for (Rounds.Round round : rounds) {
            // Which cells survive is not known yet; they are taken to cost what the mean of all costs.
            double share = (double) round.cells() / cells.size();
            for (int i = 0; i < cells.size(); i++) {
                int own = experiments.get(i).training().epochs();
                int more = Math.max(0, Math.min(own, round.upToEpoch()) - Math.min(own, from));
                Cost cost = costs.get(i);
                seconds += share * seeds * (cost.setupSeconds() + more * cost.epochSeconds()
                        + (round.upToEpoch() >= own ? cost.closingSeconds() : 0));
                epochs += share * seeds * more;
            }
            from = round.upToEpoch();
        }
        seconds += costs.stream().mapToDouble(Cost::judgingSeconds).average().orElse(0);
        boolean early = experiments.stream().anyMatch(experiment -> experiment.earlyStopping().patience() > 0);
        double memory = measured.values().stream().mapToDouble(Cost::memoryMb).max().orElse(Double.NaN);
        return new CostEstimate(seconds, memory, cells.size() * seeds, epochs, early, notes);
    }

    /** Returns the values of a cell that change its cost. */
    private static String what(SearchCell cell) {
        Map<String, Object> costly = new TreeMap<>(cell.values());
        costly.keySet().removeIf(key -> FREE.contains(key) || FREE_SECTIONS.stream().anyMatch(key::startsWith));
        return costly.isEmpty() ? "" : new SearchCell(1, costly).words();
    }
}
