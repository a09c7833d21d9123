package org.apical.ide.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apical.api.Progress;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.run.ExperimentRunner;
import org.apical.ui.QueuedRun;
import org.apical.ui.QueuedRun.State;
import org.apical.ui.RunQueue;
import org.apical.ui.Services;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs experiments through the workbench's queue, lets them rest, stops them, crashes, and goes on. */
class RunQueueTest {

    @TempDir
    private Path folder;

    @Test
    void givesTheBitsOfTheCommandLineWhateverHappensBetween() throws Throwable {
        OpenWorkbench.with(workbench -> {
            Path file = SmallExperiment.write(folder, "ef", 6);
            Path straight = new ExperimentRunner(Services.catalog(), Clock.systemUTC()).run(
                    new ExperimentReader(Services.catalog()).read(file, List.of()), folder.resolve("straight"),
                    Progress.NONE).folder();

            Path runs = Files.createDirectories(folder.resolve("runs"));
            RunQueue queue = RunQueue.over(runs, Services.catalog());
            QueuedRun first = queue.submit(file, RunQueue.Kind.RUN);
            QueuedRun second = queue.submit(file, RunQueue.Kind.RUN, List.of("training.epochs=1"));
            assertEquals(State.WAITING, second.state());
            // What stands in the file now is no longer what was submitted.
            Files.writeString(file, Files.readString(file).replace("seed: 3", "seed: 4"));

            SmallExperiment.until("two epochs", () -> first.live().epochs().size() >= 2);
            queue.pause(first);
            SmallExperiment.until("rest", () -> first.live().isResting());
            long steps = first.live().version();
            Thread.sleep(300);
            assertEquals(steps, first.live().version(), "A paused run does not go on.");
            assertEquals(State.WAITING, second.state(), "The queue waits with a paused run.");
            byte[] asAtACrash = Files.readAllBytes(runs.resolve(".queue.xml"));
            queue.resume(first);
            queue.stop(second);
            queue.stop(first);
            SmallExperiment.until("the stop", () -> first.state() == State.STOPPED && second.state() == State.STOPPED);
            assertTrue(queue.close(10_000));

            // A crash leaves the file as it was when the run was at work.
            Files.write(runs.resolve(".queue.xml"), asAtACrash);
            RunQueue after = RunQueue.over(runs, Services.catalog());
            assertEquals(List.of(State.INTERRUPTED, State.INTERRUPTED),
                    after.entries().stream().map(QueuedRun::state).toList());
            QueuedRun again = after.entries().get(0);
            assertEquals("ef", again.name());
            assertEquals(first.folder(), again.folder());
            after.resume(again);
            after.resume(after.entries().get(0));
            SmallExperiment.until("the end of both",
                    () -> after.entries().stream().allMatch(run -> run.state() == State.DONE));
            assertTrue(after.close(10_000));

            assertArrayEquals(Files.readAllBytes(straight.resolve("model/weights.safetensors")),
                    Files.readAllBytes(again.folder().orElseThrow().resolve("model/weights.safetensors")));
            assertArrayEquals(Files.readAllBytes(straight.resolve("predictions-test.csv")),
                    Files.readAllBytes(again.folder().orElseThrow().resolve("predictions-test.csv")));
            assertEquals(6, again.live().epochs().size());
            assertFalse(again.live().log(0).isEmpty());
            assertTrue(RunQueue.over(runs, Services.catalog()).entries().isEmpty(), "What is done is not kept.");
        });
    }

    @Test
    void saysWhatIsWrongAndGoesOnWithTheNext() throws Throwable {
        OpenWorkbench.with(workbench -> {
            Path runs = Files.createDirectories(folder.resolve("runs"));
            RunQueue queue = RunQueue.over(runs, Services.catalog());
            QueuedRun missing = queue.submit(folder.resolve("none.experiment.yaml"), RunQueue.Kind.RUN);
            assertEquals(State.FAILED, missing.state());
            assertTrue(missing.problem().contains("cannot be read"), missing.problem());
            queue.remove(missing);
            assertTrue(queue.entries().isEmpty());
            assertTrue(queue.close(1000));
        });
    }
}
