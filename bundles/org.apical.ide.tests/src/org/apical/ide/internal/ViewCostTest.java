package org.apical.ide.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apical.analysis.statistics.MeanInterval;
import org.apical.api.report.EpochRecord;
import org.apical.api.report.Estimate;
import org.apical.ide.experiment.Examples;
import org.apical.ui.Opening;
import org.apical.ui.QueuedRun;
import org.apical.ui.QueuedRun.State;
import org.apical.ui.RunQueue;
import org.apical.ui.Workspace;
import org.apical.ui.training.internal.TrainingPerspective;
import org.junit.jupiter.api.Test;

/**
 * Measures what it costs a training to be watched: the network of examples/ef-phantom.experiment.yaml is trained on
 * fewer patients, while all views of the training perspective are open and while none is, in turns. Takes some ten
 * minutes; run by hand with -Dapical.viewCost=true.
 */
class ViewCostTest {

    private static final int PAIRS = Integer.getInteger("apical.viewCostPairs", 12);
    private static final int TURN_MS = 20_000;
    private static final double MOST_LOST_PERCENT = 2;

    @Test
    void costsLittle() throws Throwable {
        assumeTrue(Boolean.getBoolean("apical.viewCost"), "Run by hand: it takes minutes and wants a quiet machine.");
        OpenWorkbench.with(workbench -> {
            Path file = Workspace.get().experiments().resolve("cost" + Opening.EXPERIMENT_ENDING);
            Files.writeString(file, Examples.text("ef-phantom").replace("patients: 300", "patients: 60"));
            workbench.perspective(TrainingPerspective.ID);
            RunQueue queue = RunQueue.get();
            QueuedRun run = queue.submit(file, RunQueue.Kind.RUN, List.of("training.epochs=100000"));
            SmallExperiment.until("the first epochs", () -> run.live().epochs().size() >= 3);
            List<Double> lostPercent = new ArrayList<>();
            Map<String, Double> seconds = new TreeMap<>();
            for (int pair = 0; pair < PAIRS; pair++) {
                // Whichever came first would gain by whatever drifts.
                boolean first = pair % 2 == 0;
                double one = turn(workbench, run, first, seconds);
                double other = turn(workbench, run, !first, seconds);
                double watched = first ? one : other;
                double alone = first ? other : one;
                lostPercent.add(100 * (alone - watched) / alone);
                System.out.printf(Locale.ROOT, "Watched %.1f, alone %.1f images/s: %.2f %% lost%n", watched, alone,
                        lostPercent.get(pair));
            }
            queue.stop(run);
            SmallExperiment.until("the stop", () -> run.state() == State.STOPPED);
            queue.remove(run);
            Estimate lost = MeanInterval.of(lostPercent.stream().mapToDouble(Double::doubleValue).toArray());
            System.out.printf(Locale.ROOT, "Views cost %.2f %% of training speed (%.2f to %.2f). Processor seconds a "
                    + "minute that they take, by thread: %s%n", lost.value(), lost.low(), lost.high(), seconds);
            assertTrue(lost.value() < MOST_LOST_PERCENT, "Views cost " + lost + " % of training speed.");
        });
    }

    /**
     * Returns the images a second of the epochs of a turn and adds the processor time that threads took, negative for
     * turns that nobody watched, in seconds a minute.
     */
    private static double turn(OpenWorkbench workbench, QueuedRun run, boolean watched, Map<String, Double> seconds)
            throws Exception {
        workbench.perspective(watched ? TrainingPerspective.ID : StartPerspective.ID);
        Thread.sleep(1500);
        int begun = run.live().epochs().size() + 1;
        Map<String, Double> before = threads();
        Thread.sleep(TURN_MS);
        threads().forEach((name, time) -> seconds.merge(name, (watched ? 1 : -1) * (time
                - before.getOrDefault(name, 0.0)) / PAIRS / TURN_MS * 60_000, Double::sum));
        List<EpochRecord> done = run.live().epochs();
        return mean(done.subList(begun, done.size()).stream().map(EpochRecord::imagesPerSecond).toList());
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** The processor seconds of the window's own thread, the painter of charts, and those that do the views' jobs. */
    private static Map<String, Double> threads() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Map<String, Double> seconds = new TreeMap<>();
        for (long id : threads.getAllThreadIds()) {
            ThreadInfo info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().matches("main|charts|runs|Worker-.*")) {
                seconds.merge(info.getThreadName().replaceAll("-.*", ""), threads.getThreadCpuTime(id) / 1e9,
                        Double::sum);
            }
        }
        return seconds;
    }
}
