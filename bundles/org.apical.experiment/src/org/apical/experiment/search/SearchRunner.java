package org.apical.experiment.search;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.catalog.Catalog;
import org.apical.api.report.Estimate;
import org.apical.api.settings.EnumWords;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.file.Search;
import org.apical.experiment.run.CostProbe;
import org.apical.experiment.run.ExperimentRunner;
import org.apical.experiment.run.ProcessMemory;
import org.apical.experiment.run.RunFolder;
import org.apical.experiment.run.RunJson;
import org.apical.experiment.run.RunReport;
import org.apical.experiment.run.Stage;
import org.apical.experiment.run.StagedTraining;
import org.apical.experiment.run.TrainingListener;

/**
 * Runs searches: trains the cells in order, chooses on the validation part, and judges the chosen model once on the
 * test part.
 *
 * <p>The folder of a search is named by what is searched, so that the same file goes on where it was: finished cells
 * are not trained again, and the one that was interrupted goes on from its last epoch.
 */
public final class SearchRunner {

    private final Catalog catalog;
    private final Clock clock;
    private final Consumer<String> say;
    private final TrainingListener listener;

    /**
     * Creates a runner.
     *
     * @param catalog what experiments may use
     * @param clock tells the time
     * @param say told a line about the cost and about every cell that is done
     */
    public SearchRunner(Catalog catalog, Clock clock, Consumer<String> say) {
        this(catalog, clock, say, TrainingListener.NONE);
    }

    /**
     * Creates a runner whose training is watched from within.
     *
     * @param catalog what experiments may use
     * @param clock tells the time
     * @param say told a line about the cost and about every cell that is done
     * @param listener told of every step of every cell
     */
    public SearchRunner(Catalog catalog, Clock clock, Consumer<String> say, TrainingListener listener) {
        this.catalog = catalog;
        this.clock = clock;
        this.say = say;
        this.listener = listener;
    }

    /** What is searched, with the experiment of every cell. */
    private record Plan(Experiment base, Search search, List<SearchCell> cells, List<Long> seeds,
            Map<String, Experiment> experiments, List<Rounds.Round> rounds) {

        Experiment experiment(SearchCell cell, long seed) {
            return experiments.get(cell.number() + "/" + seed);
        }

        List<Experiment> ofFirstSeed() {
            return cells.stream().map(cell -> experiment(cell, seeds.get(0))).toList();
        }
    }

    /**
     * Estimates what a search takes, from a few measured steps.
     *
     * @param file the experiment file with a section {@code search}
     * @param overrides settings that replace those of the file
     * @param runs the folder that holds runs; data that were not imported yet are imported
     * @param progress told how far it is
     * @return the estimate
     * @throws ApicalException when the file or a cell is wrong
     */
    public CostEstimate estimate(Path file, List<String> overrides, Path runs, Progress progress)
            throws ApicalException {
        return estimate(plan(file, overrides), runs, progress);
    }

    private CostEstimate estimate(Plan plan, Path runs, Progress progress) throws ApicalException {
        return new Estimator(new CostProbe(catalog, runs)).estimate(plan.cells(), plan.ofFirstSeed(),
                plan.seeds().size(), plan.rounds(), progress);
    }

    /**
     * Runs a search, or goes on with it.
     *
     * @param file the experiment file with a section {@code search}
     * @param overrides settings that replace those of the file
     * @param runs the folder that holds runs
     * @param progress told how far it is
     * @return what it gave
     * @throws ApicalException when the file or a cell is wrong, every cell diverges, or the reader stops it (all epochs
     *     that are done are kept)
     */
    public SearchResult run(Path file, List<String> overrides, Path runs, Progress progress) throws ApicalException {
        Plan plan = plan(file, overrides);
        String frozen = plan.base().toYaml() + plan.search().toYaml();
        SearchFolder folder = new SearchFolder(runs.resolve(plan.base().name() + "-"
                + EnumWords.of(plan.search().settings().kind()) + "-" + RunFolder.hash(frozen)));
        if (!Files.exists(folder.estimate())) {
            folder.writeEstimate(estimate(plan, runs, progress));
        }
        CostEstimate estimate = folder.readEstimate();
        say.accept(estimate.words() + ".");
        AtomicFiles.writeText(folder.search(), frozen);
        try (FileChannel lock = folder.lock()) {
            ProcessMemory.forgetPeak();
            List<CellRun> trained = train(plan, folder, runs, progress);
            return judged(plan, folder, trained, estimate, progress);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(folder.root(), e);
        } catch (ApicalException e) {
            if (e.kind() == ApicalException.Cause.INTERRUPTED) {
                throw ApicalException.interrupted(new Problem("The search was stopped; its epochs so far are kept.",
                        folder.root().toString(), "", "Go on with the same command: apical grid " + file));
            }
            throw e;
        }
    }

    private Plan plan(Path file, List<String> overrides) throws ApicalException {
        ExperimentReader reader = new ExperimentReader(catalog);
        Experiment base = reader.read(file, overrides);
        Search search = reader.readSearch(file, overrides);
        if (search.axes().isEmpty()) {
            throw ApicalException.badInput(new Problem("There is nothing to search in this experiment.",
                    file.toString(), "key 'search'", "Add such as 'search: {learningRate: [0.01, 0.001]}'."));
        }
        List<SearchCell> cells = SearchSpace.cells(search, base.seed());
        List<Long> seeds = search.settings().seeds().isEmpty() ? List.of(base.seed()) : search.settings().seeds();
        Map<String, Experiment> experiments = new HashMap<>();
        for (SearchCell cell : cells) {
            for (long seed : seeds) {
                List<String> all = new ArrayList<>(overrides);
                all.addAll(cell.overrides());
                // All seeds share the split, or the test part of one would be what another learns from.
                all.add("split.seed=" + base.split().seedOr(base.seed()));
                all.add("seed=" + seed);
                experiments.put(cell.number() + "/" + seed, reader.read(file, all));
            }
        }
        int epochs = experiments.values().stream().mapToInt(e -> e.training().epochs()).max().orElseThrow();
        return new Plan(base, search, cells, seeds, experiments,
                Rounds.of(search.settings(), cells.size(), epochs));
    }

    private List<CellRun> train(Plan plan, SearchFolder folder, Path runs, Progress progress) throws ApicalException {
        StagedTraining training = new StagedTraining(catalog, clock, runs, listener);
        List<CellRun> state = new ArrayList<>();
        for (SearchCell cell : plan.cells()) {
            for (long seed : plan.seeds()) {
                state.add(new CellRun(cell, seed, folder.run(cell.number(), seed), Optional.empty(), false));
            }
        }
        Selection selection = new Selection(plan.search().settings().select());
        for (Rounds.Round round : plan.rounds()) {
            if (round.cells() < plan.cells().size()) {
                Set<Integer> stay = Set.copyOf(selection.ranking(state).subList(0, round.cells()));
                state.replaceAll(run -> stay.contains(run.cell().number()) ? run : run.leftBehind());
            }
            for (int i = 0; i < state.size(); i++) {
                CellRun run = state.get(i);
                if (!run.cut()) {
                    state.set(i, train(plan, folder, run, training, round.upToEpoch(), progress));
                    folder.writeCells(state, List.copyOf(run.cell().values().keySet()),
                            state.get(i).stage().orElseThrow().metric());
                }
            }
        }
        return state;
    }

    private CellRun train(Plan plan, SearchFolder folder, CellRun run, StagedTraining training, int upToEpoch,
            Progress progress) throws ApicalException {
        int cells = plan.cells().size();
        String name = "Cell " + run.cell().number() + " of " + cells
                + (plan.seeds().size() > 1 ? ", seed " + run.seed() : "");
        long from = System.nanoTime();
        double before = folder.seconds(run.folder());
        try {
            Stage stage = training.train(plan.experiment(run.cell(), run.seed()), run.folder(), upToEpoch,
                    progress.named(name));
            CellRun now = run.at(stage);
            say.accept(name + " (" + run.cell().words() + "): " + (now.state() == CellRun.State.DIVERGED ? "diverged"
                    : String.format(Locale.ROOT, "validation %s %.4g, loss %.4g at epoch %d of %d", stage.metric(),
                            now.metric(), now.loss(), stage.bestEpoch(), stage.history().size())));
            return now;
        } finally {
            if (Files.isDirectory(run.folder())) {
                folder.writeCell(run, cells, before + (System.nanoTime() - from) / 1e9);
            }
        }
    }

    private SearchResult judged(Plan plan, SearchFolder folder, List<CellRun> runs, CostEstimate estimate,
            Progress progress) throws ApicalException {
        CellRun chosen = new Selection(plan.search().settings().select()).best(runs.stream()
                .filter(run -> !run.cut()).toList()).orElseThrow(() -> ApicalException.failed(new Problem(
                        "Every cell diverged.", folder.cells().toString(), "", "Search smaller learning rates."),
                        null));
        RunFolder run = new RunFolder(chosen.folder());
        double judging = folder.actual("judgingSeconds");
        double memory = Math.max(folder.actual("memoryMb"), ProcessMemory.peakMb());
        if (!Files.exists(run.metrics())) {
            long from = System.nanoTime();
            new ExperimentRunner(catalog, clock, listener).resume(chosen.folder(),
                    progress.named("Chosen cell " + chosen.cell().number()));
            judging = (System.nanoTime() - from) / 1e9;
            memory = ProcessMemory.peakMb();
        }
        Map<String, Estimate> test = RunReport.read(run, catalog).metrics();
        double seconds = 0;
        for (CellRun one : runs) {
            seconds += folder.seconds(one.folder());
        }
        SearchResult result = new SearchResult(folder, plan.base().task().entry().shortId(),
                EnumWords.of(plan.search().settings().kind()), chosen.stage().orElseThrow().metric(), runs, chosen,
                test, estimate, seconds, judging, memory);
        AtomicFiles.writeText(folder.result(), RunJson.write(result.toMap()));
        return result;
    }
}
