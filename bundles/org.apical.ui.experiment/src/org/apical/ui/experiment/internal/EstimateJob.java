package org.apical.ui.experiment.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.catalog.Catalog;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.run.Cost;
import org.apical.experiment.run.CostProbe;
import org.apical.experiment.search.CostEstimate;
import org.apical.experiment.search.SearchRunner;
import org.apical.ui.ApicalJob;

/** Measures a few steps of an experiment, as {@code apical grid --estimate} does, and says what all would take. */
final class EstimateJob extends ApicalJob {

    private final Catalog catalog;
    private final Path file;
    private final Path runs;
    private final Consumer<String> answered;

    /** Prepares the job; the answer is told in its own thread, what failed is told as a sentence too. */
    EstimateJob(Catalog catalog, Path file, Path runs, Consumer<String> answered) {
        super("Estimating " + file.getFileName());
        this.catalog = catalog;
        this.file = file;
        this.runs = runs;
        this.answered = answered;
    }

    @Override
    protected void work(Progress progress) throws ApicalException {
        try {
            answered.accept(words(progress));
        } catch (ApicalException failure) {
            answered.accept(failure.kind() == ApicalException.Cause.INTERRUPTED ? "The estimate was stopped."
                    : failure.getMessage());
            throw failure;
        }
    }

    private String words(Progress progress) throws ApicalException {
        ExperimentReader reader = new ExperimentReader(catalog);
        if (!reader.readSearch(file, List.of()).axes().isEmpty()) {
            CostEstimate estimate = new SearchRunner(catalog, Clock.systemDefaultZone(), line -> {
                // The notes of the estimate say the same.
            }).estimate(file, List.of(), runs, progress);
            return "The search: " + estimate.words() + ". " + String.join(" ", estimate.notes());
        }
        Experiment experiment = reader.read(file, List.of());
        int epochs = experiment.training().epochs();
        Cost cost = new CostProbe(catalog, runs).measure(experiment, epochs, progress);
        return String.format(Locale.ROOT, "One run of %d epochs: %s %s and %.0f MB of memory. Measured: %.3f s a step, "
                + "%d steps an epoch, %.1f s an epoch with validation and checkpoint.", epochs,
                experiment.earlyStopping().patience() > 0 ? "at most about" : "about",
                CostEstimate.duration(cost.seconds(epochs)), cost.memoryMb(), cost.stepSeconds(), cost.steps(),
                cost.epochSeconds());
    }
}
