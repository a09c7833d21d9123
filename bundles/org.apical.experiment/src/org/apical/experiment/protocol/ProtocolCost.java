package org.apical.experiment.protocol;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.catalog.Catalog;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.Protocol;
import org.apical.experiment.file.ProtocolRun;
import org.apical.experiment.run.Cost;
import org.apical.experiment.run.CostProbe;
import org.apical.experiment.search.CostEstimate;
import org.apical.experiment.search.SearchRunner;

/** Estimates what the runs of a protocol take that are not there yet. */
final class ProtocolCost {

    private final Catalog catalog;
    private final Path runs;
    private final Map<String, Cost> measured = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private double seconds;
    private double memoryMb;
    private int trainings;
    private int epochs;
    private boolean upperBound;

    ProtocolCost(Catalog catalog, Path runs) {
        this.catalog = catalog;
        this.runs = runs;
    }

    CostEstimate estimate(Protocol protocol, Set<String> chosen, RunMaker maker, Progress progress)
            throws ApicalException {
        int there = 0;
        for (ProtocolRun run : protocol.runs()) {
            progress.checkCancelled();
            Progress named = progress.named(run.name());
            if (!chosen.contains(run.name()) || !(run instanceof ProtocolRun.Trained trained)) {
                maker.make(run, false, named);
            } else if (maker.make(run, false, named).isDone()) {
                there++;
            } else if (trained.searched()) {
                add(new SearchRunner(catalog, Clock.systemUTC(), line -> { }).estimate(trained.file(),
                        maker.overrides(trained), runs, named));
            } else {
                add(maker.experiment(trained), run.name(), named);
            }
        }
        if (there > 0) {
            notes.add(there + " runs are there and are not counted.");
        }
        return new CostEstimate(seconds, memoryMb, trainings, epochs, upperBound, notes);
    }

    private void add(CostEstimate search) {
        seconds += search.seconds();
        memoryMb = Math.max(memoryMb, search.memoryMb());
        trainings += search.trainings();
        epochs += search.epochs();
        upperBound |= search.upperBound();
        search.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
    }

    private void add(Experiment experiment, String name, Progress progress) throws ApicalException {
        String what = what(experiment);
        Cost cost = measured.get(what);
        if (cost == null) {
            cost = new CostProbe(catalog, runs).measure(experiment, experiment.training().epochs(), progress);
            measured.put(what, cost);
            notes.add(String.format(Locale.ROOT, "%s and others like it: %d steps of %.3f s an epoch, %.2f s an epoch "
                    + "with validation and checkpoint.", name, cost.steps(), cost.stepSeconds(),
                    cost.epochSeconds()));
        }
        int own = experiment.training().epochs();
        double rest = 1 - experiment.split().test();
        // The test part is predicted at the end as the validation part is after every epoch.
        double judging = cost.closingSeconds() * (1 + experiment.split().test() / (rest
                * experiment.split().validation()));
        seconds += cost.setupSeconds() + own * cost.epochSeconds() + judging;
        memoryMb = Math.max(memoryMb, cost.memoryMb());
        trainings++;
        epochs += own;
        upperBound |= experiment.earlyStopping().patience() > 0;
    }

    /** What a step, the number of steps and the validation part depend on. */
    private static String what(Experiment experiment) {
        int outputs = experiment.tasks().stream().mapToInt(head -> Contributions.target(head.task()).outputs()).sum();
        return List.of(experiment.source().toMap(), experiment.path(), experiment.data(), experiment.split(),
                experiment.augment().stream().map(one -> one.toMap().toString()).toList(),
                experiment.architecture().toMap(), outputs, experiment.optimizer().entry().id(),
                experiment.training().batch(), experiment.training().framesPerClip(), experiment.training().engine(),
                experiment.training().threads(), experiment.training().precision()).toString();
    }
}
