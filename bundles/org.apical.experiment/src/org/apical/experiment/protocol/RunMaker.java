package org.apical.experiment.protocol;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.catalog.Catalog;
import org.apical.api.report.EpochRecord;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.file.Protocol;
import org.apical.experiment.file.ProtocolRun;
import org.apical.experiment.run.DataHash;
import org.apical.experiment.run.DerivedRun;
import org.apical.experiment.run.ExperimentRunner;
import org.apical.experiment.run.Reaggregation;
import org.apical.experiment.run.RunFolder;
import org.apical.experiment.run.Stage;
import org.apical.experiment.run.StagedTraining;
import org.apical.experiment.search.CostEstimate;
import org.apical.experiment.search.SearchResult;
import org.apical.experiment.search.SearchRunner;

/** Makes the runs of a protocol one by one; one that is there is left alone. */
final class RunMaker {

    private final Catalog catalog;
    private final Clock clock;
    private final Consumer<String> say;
    private final Protocol protocol;
    private final ProtocolFolder folder;
    private final Path runs;
    private final Map<String, MadeRun> before;
    private final Map<String, MadeRun> made = new HashMap<>();
    private final Map<String, String> dataHashes = new HashMap<>();
    private Reaggregation last;
    private String lastOf = "";

    RunMaker(Catalog catalog, Clock clock, Consumer<String> say, Protocol protocol, ProtocolFolder folder, Path runs)
            throws ApicalException {
        this.catalog = catalog;
        this.clock = clock;
        this.say = say;
        this.protocol = protocol;
        this.folder = folder;
        this.runs = runs;
        this.before = folder.readMade();
    }

    /** Makes a run, or finds it; what needs it comes later. */
    MadeRun make(ProtocolRun run, boolean wanted, Progress progress) throws ApicalException {
        MadeRun result;
        List<String> lacking = run.needs().stream().filter(name -> !isDone(name)).toList();
        if (!lacking.isEmpty()) {
            result = MadeRun.missing(run.name(), kind(run), "It needs " + String.join(" and ", lacking) + ".");
        } else {
            result = found(run, wanted, progress);
        }
        made.put(run.name(), result);
        return result;
    }

    private boolean isDone(String name) {
        return made.containsKey(name) && made.get(name).isDone();
    }

    private MadeRun found(ProtocolRun run, boolean wanted, Progress progress) throws ApicalException {
        MadeRun known = before.get(run.name());
        if (!wanted && known == null) {
            return MadeRun.missing(run.name(), kind(run), "It was not made.");
        }
        String key = key(run, progress);
        if (known != null && known.key().equals(key) && (known.state() == MadeRun.State.FAILED
                || known.isDone() && Files.exists(new RunFolder(known.place()).metrics()))) {
            return known;
        } else if (!wanted) {
            return MadeRun.missing(run.name(), kind(run), "It was made with other settings or data, or is gone.");
        }
        MadeRun result;
        try {
            result = run(run, key, progress);
        } catch (ApicalException e) {
            if (e.kind() != ApicalException.Cause.FAILED) {
                throw e;
            }
            result = MadeRun.failed(run.name(), kind(run), key, e.problem().line());
        }
        before.put(run.name(), result);
        folder.writeMade(before);
        say.accept(run.name() + ": " + (result.isDone() ? result.kind() + (result.trainings() == 0 ? ""
                : " in " + CostEstimate.duration(result.seconds())) : result.note()));
        return result;
    }

    /** Tells settings and data of a run from those of others. */
    private String key(ProtocolRun run, Progress progress) throws ApicalException {
        if (run instanceof ProtocolRun.Trained trained) {
            Experiment experiment = experiment(trained);
            String search = trained.searched() ? new ExperimentReader(catalog).readSearch(trained.file(),
                    overrides(trained)).toYaml() : "";
            return RunFolder.hash(experiment.toYaml() + search + dataHash(experiment, progress));
        } else if (run instanceof ProtocolRun.Aggregated aggregated) {
            return RunFolder.hash(made.get(aggregated.of()).folder() + aggregated.aggregator().toMap());
        }
        ProtocolRun.Derived derived = (ProtocolRun.Derived) run;
        return RunFolder.hash(derived.from().stream().map(name -> made.get(name).folder()).toList().toString()
                + derived.task().toMap());
    }

    private String dataHash(Experiment experiment, Progress progress) throws ApicalException {
        String what = experiment.source().toMap() + "\n" + experiment.path() + "\n" + experiment.labels() + "\n"
                + experiment.data();
        String hash = dataHashes.get(what);
        if (hash == null) {
            hash = DataHash.of(experiment, runs, progress);
            dataHashes.put(what, hash);
        }
        return hash;
    }

    /** The settings that replace those of the experiment's file, with what earlier runs gave. */
    List<String> overrides(ProtocolRun.Trained run) {
        List<String> all = new ArrayList<>(run.overrides());
        if (!run.settingsOf().isEmpty() && made.containsKey(run.settingsOf())) {
            all.addAll(made.get(run.settingsOf()).settings());
        }
        all.addAll(run.own());
        if (!run.start().isEmpty() && isDone(run.start())) {
            all.add("model.pretrained=" + made.get(run.start()).folder());
        }
        all.add("name=" + protocol.name() + "-" + run.name());
        return all;
    }

    Experiment experiment(ProtocolRun.Trained run) throws ApicalException {
        return new ExperimentReader(catalog).read(run.file(), overrides(run));
    }

    private MadeRun run(ProtocolRun run, String key, Progress progress) throws ApicalException {
        if (run instanceof ProtocolRun.Trained trained) {
            return trained.searched() ? searched(trained, key, progress) : trained(trained, key, progress);
        } else if (run instanceof ProtocolRun.Aggregated aggregated) {
            Path base = made.get(aggregated.of()).place();
            if (!lastOf.equals(base.toString())) {
                last = Reaggregation.of(new RunFolder(base), catalog, progress);
                lastOf = base.toString();
            }
            Path out = folder.root().resolve("aggregated").resolve(run.name() + "-" + key);
            last.judge(aggregated.aggregator(), out, clock);
            return MadeRun.done(run.name(), kind(run), key, out, 0);
        }
        ProtocolRun.Derived derived = (ProtocolRun.Derived) run;
        Path out = folder.root().resolve("derived").resolve(run.name() + "-" + key);
        DerivedRun.of(derived.from().stream().map(name -> new RunFolder(made.get(name).place())).toList(),
                derived.task(), catalog).write(out, Map.of(), clock);
        return MadeRun.done(run.name(), kind(run), key, out, 0);
    }

    private MadeRun trained(ProtocolRun.Trained run, String key, Progress progress) throws ApicalException {
        Experiment experiment = experiment(run);
        RunFolder place = new RunFolder(runs.resolve(experiment.name() + "-" + key));
        if (!Files.exists(place.metrics())) {
            Stage stage = new StagedTraining(catalog, clock, runs).train(experiment, place.root(), Integer.MAX_VALUE,
                    progress);
            if (stage.bestEpoch() == 0) {
                return MadeRun.failed(run.name(), kind(run), key, "Training diverged.");
            }
            new ExperimentRunner(catalog, clock).resume(place.root(), progress);
        }
        return MadeRun.done(run.name(), kind(run), key, place.root(), Judgements.seconds(place));
    }

    private MadeRun searched(ProtocolRun.Trained run, String key, Progress progress) throws ApicalException {
        SearchResult result = new SearchRunner(catalog, clock, line -> say.accept(run.name() + ": " + line))
                .run(run.file(), overrides(run), runs, progress);
        double seconds = result.runs().stream().flatMap(one -> one.stage().stream())
                .flatMap(stage -> stage.history().stream()).mapToDouble(EpochRecord::seconds).sum();
        say.accept(String.format(Locale.ROOT, "%s: cell %d chosen, %s", run.name(), result.chosen().cell().number(),
                result.chosen().cell().words()));
        return new MadeRun(run.name(), kind(run), MadeRun.State.DONE, key, result.chosen().folder().toString(),
                result.chosen().cell().overrides(), result.runs().size(), seconds, "");
    }

    static String kind(ProtocolRun run) {
        return run instanceof ProtocolRun.Trained trained ? trained.searched() ? "searched" : "trained"
                : run instanceof ProtocolRun.Aggregated ? "aggregated" : "derived";
    }
}
