package org.apical.ide.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import org.apical.api.report.EpochRecord;
import org.apical.ui.QueuedRun;
import org.apical.ui.QueuedRun.State;
import org.apical.ui.RunQueue;
import org.apical.ui.Workspace;
import org.junit.jupiter.api.Test;

/**
 * Measures what it costs a training to be watched: the processor time of the window and its charts while all views of
 * the training perspective are open and while none is, in turns. Takes two minutes; run by hand with
 * -Dapical.viewCost=true.
 */
class ViewCostTest {

    private static final int TURNS = 4;
    private static final int TURN_MS = 12_000;

    @Test
    void costsLittle() throws Throwable {
        assumeTrue(Boolean.getBoolean("apical.viewCost"), "Run by hand: it takes minutes and wants a quiet machine.");
        OpenWorkbench.with(workbench -> {
            workbench.perspective("org.apical.ui.training.perspective");
            RunQueue queue = RunQueue.get();
            QueuedRun run = queue.submit(SmallExperiment.write(Workspace.get().experiments(), "cost", 10_000),
                    RunQueue.Kind.RUN, List.of("data.size=[112, 112]", "training.threads=2",
                            "model.architecture.width=16"));
            workbench.waitUntil("the first epochs", () -> run.live().epochs().size() >= 3);
            double[] watched = new double[2];
            double[] alone = new double[2];
            for (int turn = 0; turn < TURNS; turn++) {
                workbench.perspective("org.apical.ui.training.perspective");
                add(watched, turn(run));
                workbench.perspective("org.apical.ide.perspective.start");
                add(alone, turn(run));
            }
            queue.stop(run);
            workbench.waitUntil("the stop", () -> run.state() == State.STOPPED);
            queue.remove(run);
            int cores = Runtime.getRuntime().availableProcessors();
            double share = (watched[0] - alone[0]) / (TURNS * TURN_MS / 1000.0) / cores;
            System.out.printf(Locale.ROOT, "Views take %.2f %% of %d cores (%.2f s of %.0f s); images/s watched %.1f, "
                    + "alone %.1f%n", 100 * share, cores, watched[0] - alone[0], TURNS * TURN_MS / 1000.0,
                    watched[1] / TURNS, alone[1] / TURNS);
            assertTrue(share < 0.02, "Views take " + share + " of the processor.");
        });
    }

    private static void add(double[] sum, double[] turn) {
        sum[0] += turn[0];
        sum[1] += turn[1];
    }

    /** Returns the processor seconds of everything but training, and the median images a second of the epochs. */
    private static double[] turn(QueuedRun run) throws InterruptedException {
        Thread.sleep(1500);
        int epochs = run.live().epochs().size();
        double before = windowSeconds();
        Thread.sleep(TURN_MS);
        double after = windowSeconds();
        List<EpochRecord> done = run.live().epochs();
        double[] speeds = done.subList(Math.min(epochs + 1, done.size() - 1), done.size()).stream()
                .mapToDouble(EpochRecord::imagesPerSecond).sorted().toArray();
        return new double[] {after - before, speeds[speeds.length / 2]};
    }

    /** The window's own thread, the painter of charts, and the pool of jobs that look at the machine. */
    private static double windowSeconds() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double nanos = 0;
        for (long id : threads.getAllThreadIds()) {
            ThreadInfo info = threads.getThreadInfo(id);
            if (info != null && (info.getThreadName().equals("main") || info.getThreadName().equals("charts")
                    || info.getThreadName().equals("runs"))) {
                nanos += threads.getThreadCpuTime(id);
            }
        }
        return nanos / 1e9;
    }
}
