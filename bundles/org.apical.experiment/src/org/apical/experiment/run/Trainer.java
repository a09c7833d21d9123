package org.apical.experiment.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.augmentation.FrameTransform;
import org.apical.api.engine.Batch;
import org.apical.api.engine.Engine;
import org.apical.api.engine.LossFunction;
import org.apical.api.engine.Model;
import org.apical.api.engine.ModelFiles;
import org.apical.api.engine.StepResult;
import org.apical.api.engine.TrainingSpec;
import org.apical.api.network.Network;
import org.apical.api.report.EpochRecord;
import org.apical.api.report.PatientPrediction;
import org.apical.data.Part;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;

/**
 * Trains a network epoch by epoch, keeps the weights with the lowest validation loss and can go on from the last epoch.
 *
 * <p>All chance of an epoch derives from the seed and the epoch's number, and the checkpoint holds weights, optimiser
 * state and history: a run that was killed and resumed ends with the bits of one that was not.
 */
final class Trainer {

    private final Experiment experiment;
    private final Dataset dataset;
    private final Normalisation normalisation;
    private final Engine engine;
    private final Network network;
    private final RunFolder folder;
    private final PatientMetrics metrics;
    private final Progress progress;
    private final TrainingListener listener;
    private final LossFunction loss;
    private final List<FrameTransform> transforms;
    private long upkeepNanos;

    Trainer(Experiment experiment, Dataset dataset, Normalisation normalisation, Engine engine, Network network,
            RunFolder folder, PatientMetrics metrics, Progress progress, TrainingListener listener) {
        this.experiment = experiment;
        this.dataset = dataset;
        this.normalisation = normalisation;
        this.engine = engine;
        this.network = network;
        this.folder = folder;
        this.metrics = metrics;
        this.progress = progress;
        this.listener = listener;
        this.loss = dataset.heads().loss();
        this.transforms = experiment.augment().stream().map(Contributions::transform).toList();
    }

    /** Trains until the end or goes on until there; returns the final state. */
    TrainingState train() throws ApicalException {
        return train(Integer.MAX_VALUE);
    }

    /** Trains until an epoch or the end, whichever is first; later epochs can follow with the same bits. */
    TrainingState train(int upToEpoch) throws ApicalException {
        Checkpoints checkpoints = new Checkpoints(folder.checkpoint());
        Optional<Checkpoints.Found> found = checkpoints.latest();
        TrainingState state = found.map(Checkpoints.Found::state).orElse(TrainingState.begin());
        listener.began(folder, experiment, state.history(), metrics.shown());
        if (state.finished() || state.epoch() >= upToEpoch) {
            return state;
        }
        try (Model model = found.isPresent() ? engine.resume(found.get().folder(), spec())
                : engine.create(Pretraining.start(experiment, network), spec())) {
            while (!state.finished() && state.epoch() < upToEpoch) {
                EpochRecord record = epoch(model, state.epoch() + 1);
                state = state.after(record, experiment.training().epochs(), experiment.earlyStopping().patience());
                long from = System.nanoTime();
                if (state.lastWasBest()) {
                    saveBest(model);
                }
                checkpoints.write(model, state);
                folder.writeProgress(state.history(), metrics.shown());
                listener.epoch(record);
                upkeepNanos += System.nanoTime() - from;
            }
        }
        if (state.bestEpoch() == 0) {
            throw ApicalException.failed(new Problem("The validation loss was never a number: training diverged.",
                    folder.root().toString(), "", "Use a smaller learning rate."), null);
        }
        return state;
    }

    private TrainingSpec spec() {
        return new TrainingSpec(loss, Contributions.rule(experiment.optimizer()), experiment.training().weightDecay(),
                experiment.training().decoupledDecay(), experiment.training().gradientClip(),
                experiment.training().threads(), Seeds.mix(experiment.seed(), 2), experiment.training().precision());
    }

    private EpochRecord epoch(Model model, int epoch) throws ApicalException {
        long from = System.nanoTime();
        double rate = Contributions.learningRate(experiment.optimizer());
        try (BatchFeeder feeder = new BatchFeeder(dataset, normalisation, transforms,
                experiment.training().framesPerClip(), experiment.training().batch(), experiment.seed(), epoch)) {
            int batches = feeder.batches();
            progress.begin("Epoch " + epoch + " of " + experiment.training().epochs(),
                    (long) batches * feeder.batchSize());
            double losses = 0;
            double norms = 0;
            double stepRate = rate;
            long waited = 0;
            for (int batch = 0; batch < batches; batch++) {
                from += held();
                progress.checkCancelled();
                stepRate = experiment.schedule().rate(rate, epoch - 1 + (double) batch / batches,
                        experiment.training().epochs());
                long before = System.nanoTime();
                Batch next = feeder.next();
                long wait = System.nanoTime() - before;
                waited += wait;
                show(epoch, batch, feeder, next);
                StepResult step = model.fit(next, stepRate);
                losses += step.loss();
                norms += step.gradientNorm();
                long told = System.nanoTime();
                progress.advance(feeder.batchSize());
                progress.note(String.format(Locale.ROOT, "loss %.4f", losses / (batch + 1)));
                listener.step(new TrainingStep(epoch, batch + 1, batches, feeder.batchSize(), step.loss(),
                        step.gradientNorm(), stepRate, wait / 1e9, (told - before) / 1e9));
                upkeepNanos += System.nanoTime() - told;
            }
            double trainSeconds = (System.nanoTime() - from) / 1e9;
            PartScores scores = PartScores.of(model, dataset, Part.VALIDATION, normalisation,
                    experiment.training().batch(), progress.quiet());
            double validationLoss = scores.loss(dataset.heads(), normalisation);
            Heads.Head first = dataset.heads().first();
            List<PatientPrediction> patients = scores.head(first, dataset.head(0), Part.VALIDATION).patients(
                    first.target(), normalisation.head(0), Aggregation.begin(experiment).of(first));
            double metric = metrics.shownValue(patients);
            listener.validated(epoch, patients);
            progress.note(String.format(Locale.ROOT, "loss %.4f, validation loss %.4f, %s %.3f", losses / batches,
                    validationLoss, metrics.shown(), metric));
            double upkeep = upkeepNanos / 1e9;
            upkeepNanos = 0;
            return new EpochRecord(epoch, losses / batches, validationLoss, metric, stepRate, norms / batches,
                    batches * feeder.batchSize() / trainSeconds, waited / 1e9, upkeep,
                    (System.nanoTime() - from) / 1e9);
        }
    }

    /** Rests between two steps as long as the listener wants; returns for how long, in nanoseconds. */
    private long held() {
        long before = System.nanoTime();
        listener.hold();
        return System.nanoTime() - before;
    }

    private void show(int epoch, int batch, BatchFeeder feeder, Batch next) {
        long before = System.nanoTime();
        if (listener.wantsBatch()) {
            listener.batch(TrainingBatch.of(epoch, batch + 1, next.input(), normalisation, feeder.framesOf(batch)));
        }
        upkeepNanos += System.nanoTime() - before;
    }

    private void saveBest(Model model) throws ApicalException {
        Path best = folder.model();
        ModelFiles.write(model.snapshot(), best);
        normalisation.write(best);
    }
}
