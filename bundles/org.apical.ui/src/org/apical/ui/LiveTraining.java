package org.apical.ui;

import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apical.api.report.EpochRecord;
import org.apical.api.report.PatientPrediction;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.run.RunFolder;
import org.apical.experiment.run.TrainingBatch;
import org.apical.experiment.run.TrainingListener;
import org.apical.experiment.run.TrainingStep;

/**
 * What is known of a training while it lasts. The thread that trains puts it here, views look at it when they have
 * time; neither waits for the other.
 */
public final class LiveTraining {

    private static final int MOST_STEPS = 8192;
    private static final int MOST_LINES = 5000;
    private static final int RECENT = 64;

    private final TrainingListener listener = new Listener();
    private final List<String> log = new ArrayList<>();
    private final StepCurve steps = new StepCurve(MOST_STEPS);
    private final TrainingStep[] recent = new TrainingStep[RECENT];
    private int recentCount;
    private List<EpochRecord> epochs = List.of();
    private List<PatientPrediction> validation = List.of();
    private int validationEpoch;
    private Experiment experiment;
    private Path folder;
    private String metric = "";
    private String stage = "";
    private String detail = "";
    private long stageTotal;
    private long stageDone;
    private long epochBegan;
    private long version;
    private int logged;
    private TrainingBatch batch;
    private volatile boolean batchWanted;
    private boolean paused;
    private boolean stopped;
    private boolean resting;
    private Runnable onBegin = () -> {
    };

    /** Creates the view of a training that has not begun. */
    LiveTraining() {
    }

    /**
     * How far the present stretch of work is.
     *
     * @param name what is done
     * @param done how many units are done
     * @param total of how many, 0 when that is not known
     * @param detail a short text beside it, perhaps empty
     */
    public record Stage(String name, long done, long total, String detail) {

        /**
         * Returns the share that is done.
         *
         * @return 0 to 1, {@code NaN} when it is not known
         */
        public double share() {
            return total <= 0 ? Double.NaN : Math.min(1, (double) done / total);
        }
    }

    /**
     * The predictions on the validation part after an epoch.
     *
     * @param epoch the epoch, 0 before the first
     * @param patients the predictions of the first task
     */
    public record Validation(int epoch, List<PatientPrediction> patients) {
    }

    /**
     * How fast training is, over the last steps.
     *
     * @param imagesPerSecond frames a second, {@code NaN} before the first step
     * @param inputWaitShare the share of the time that was spent waiting for batches, 0 to 1
     */
    public record Speed(double imagesPerSecond, double inputWaitShare) {
    }

    /**
     * Returns a number that grows with every change.
     *
     * @return the number; a view that saw it before has nothing to draw
     */
    public synchronized long version() {
        return version;
    }

    /**
     * Returns the experiment that is trained.
     *
     * @return the experiment; empty before training begins
     */
    public synchronized Optional<Experiment> experiment() {
        return Optional.ofNullable(experiment);
    }

    /**
     * Returns the short id of the metric that the epochs show.
     *
     * @return the id, perhaps empty
     */
    public synchronized String metric() {
        return metric;
    }

    /**
     * Returns the epochs that are done.
     *
     * @return the learning curve so far, with epochs of earlier sittings
     */
    public synchronized List<EpochRecord> epochs() {
        return epochs;
    }

    /**
     * Returns the steps of this sitting, thinned out evenly when there are many.
     *
     * @return a copy
     */
    public synchronized StepCurve.Points steps() {
        return steps.points();
    }

    /**
     * Returns the newest predictions on the validation part.
     *
     * @return the predictions
     */
    public synchronized Validation validation() {
        return new Validation(validationEpoch, validation);
    }

    /**
     * Returns the batch that was taken last for {@link #askForBatch}.
     *
     * @return the batch; empty before the first
     */
    public synchronized Optional<TrainingBatch> batch() {
        return Optional.ofNullable(batch);
    }

    /** Asks for the next batch, to be fetched with {@link #batch} a little later. */
    public void askForBatch() {
        batchWanted = true;
    }

    /**
     * Returns how far the present stretch of work is.
     *
     * @return the stage
     */
    public synchronized Stage stage() {
        return new Stage(stage, stageDone, stageTotal, detail);
    }

    /**
     * Returns how fast training is.
     *
     * @return the speed over the last steps
     */
    public synchronized Speed speed() {
        double seconds = 0;
        double waited = 0;
        long images = 0;
        for (int i = 0; i < Math.min(recentCount, RECENT); i++) {
            seconds += recent[i].seconds();
            waited += recent[i].inputWaitSeconds();
            images += recent[i].images();
        }
        return seconds <= 0 ? new Speed(Double.NaN, 0) : new Speed(images / seconds, waited / seconds);
    }

    /**
     * Returns how long training still takes if it runs to its last epoch; early stopping may end it before.
     *
     * @return seconds, {@code NaN} when nothing was measured yet
     */
    public synchronized double secondsLeft() {
        if (experiment == null) {
            return Double.NaN;
        }
        int all = experiment.training().epochs();
        double epoch = Double.NaN;
        if (!epochs.isEmpty()) {
            double[] last = epochs.subList(Math.max(0, epochs.size() - 5), epochs.size()).stream()
                    .mapToDouble(EpochRecord::seconds).sorted().toArray();
            epoch = last[last.length / 2];
        } else if (recentCount > 0) {
            TrainingStep step = recent[(recentCount - 1) % RECENT];
            epoch = step.steps() * step.images() / speed().imagesPerSecond();
        }
        double spent = paused ? 0 : Math.min(epoch, (System.nanoTime() - epochBegan) / 1e9);
        return Math.max(0, epoch * (all - epochs.size()) - spent);
    }

    /**
     * Returns the lines of the log from one on.
     *
     * @param from how many lines the caller has seen
     * @return the further lines; old ones may be gone
     */
    public synchronized List<String> log(int from) {
        int first = logged - log.size();
        return List.copyOf(log.subList(Math.max(0, Math.min(log.size(), from - first)), log.size()));
    }

    /**
     * Returns how many lines were written to the log.
     *
     * @return the count, with those that are gone
     */
    public synchronized int logged() {
        return logged;
    }

    /**
     * Returns whether training stands still between two steps.
     *
     * @return true once a pause has taken effect
     */
    public synchronized boolean isResting() {
        return resting;
    }

    TrainingListener listener() {
        return listener;
    }

    synchronized Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    synchronized void onBegin(Runnable told) {
        onBegin = told;
    }

    synchronized void pause(boolean on) {
        paused = on;
        notifyAll();
    }

    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    synchronized void begin(String what, long total) {
        stage = what;
        stageTotal = total;
        stageDone = 0;
        detail = "";
        epochBegan = System.nanoTime();
        say(what);
    }

    synchronized void advance(long done) {
        stageDone += done;
        version++;
    }

    synchronized void note(String text) {
        detail = text;
        version++;
    }

    synchronized void say(String line) {
        log.add(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + "  " + line);
        logged++;
        if (log.size() > MOST_LINES) {
            log.subList(0, MOST_LINES / 10).clear();
        }
        version++;
    }

    synchronized void hold() {
        try {
            while (paused && !stopped) {
                resting = true;
                version++;
                wait();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            resting = false;
        }
    }

    /** Puts away what training tells. */
    private final class Listener implements TrainingListener {

        @Override
        public void began(RunFolder run, Experiment chosen, List<EpochRecord> history, String shown) {
            Runnable told;
            synchronized (LiveTraining.this) {
                folder = run.root();
                experiment = chosen;
                epochs = history;
                metric = shown;
                validation = List.of();
                validationEpoch = 0;
                recentCount = 0;
                Arrays.fill(recent, null);
                steps.clear();
                say((history.isEmpty() ? "Training in " : "Going on in ") + run.root());
                told = onBegin;
            }
            told.run();
        }

        @Override
        public void hold() {
            LiveTraining.this.hold();
        }

        @Override
        public boolean wantsBatch() {
            return batchWanted;
        }

        @Override
        public void batch(TrainingBatch next) {
            synchronized (LiveTraining.this) {
                batchWanted = false;
                batch = next;
                version++;
            }
        }

        @Override
        public void step(TrainingStep step) {
            synchronized (LiveTraining.this) {
                recent[recentCount++ % RECENT] = step;
                steps.add(step.epoch() - 1 + (double) step.step() / step.steps(), step.loss(), step.gradientNorm(),
                        step.learningRate());
                version++;
            }
        }

        @Override
        public void validated(int epoch, List<PatientPrediction> patients) {
            synchronized (LiveTraining.this) {
                validation = List.copyOf(patients);
                validationEpoch = epoch;
                version++;
            }
        }

        @Override
        public void epoch(EpochRecord record) {
            synchronized (LiveTraining.this) {
                List<EpochRecord> longer = new ArrayList<>(epochs);
                longer.add(record);
                epochs = List.copyOf(longer);
                say(String.format(Locale.ROOT, "Epoch %d: loss %.4f, validation loss %.4f%s, %.0f images/s, %.1f s",
                        record.epoch(), record.trainLoss(), record.validationLoss(), metric.isEmpty() ? ""
                                : String.format(Locale.ROOT, ", %s %.3f", metric, record.validationMetric()),
                        record.imagesPerSecond(), record.seconds()));
            }
        }
    }
}
