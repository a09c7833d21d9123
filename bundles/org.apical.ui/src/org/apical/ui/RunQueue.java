package org.apical.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.catalog.Catalog;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.run.ExperimentRunner;
import org.apical.experiment.search.SearchRunner;
import org.apical.ui.QueuedRun.State;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.PlatformUI;

/**
 * The experiments that the workbench runs, one after the other, with the runners of the command line: the results are
 * the same to the bit. Its jobs belong to the family {@code RunQueue.class}.
 *
 * <p>The queue is kept in {@code .queue.xml} in the folder of runs. After a crash what was at work or waiting comes
 * back as {@link State#INTERRUPTED}, and {@link #resume} goes on from the last epoch. Safe for use by several threads.
 */
public final class RunQueue {

    private static RunQueue instance;

    private final Catalog catalog;
    private final Path runs;
    private final QueueFile kept;
    private final List<QueuedRun> entries = new ArrayList<>();
    private final List<Consumer<QueuedRun>> listeners = new CopyOnWriteArrayList<>();
    private Job job;
    private boolean closed;

    /** What is done with an experiment. */
    public enum Kind {
        /** It is run once, as {@code apical run} does. */
        RUN,
        /** Its settings are searched, as {@code apical grid} does. */
        GRID
    }

    private RunQueue(Path runs, Catalog catalog) {
        this.runs = runs;
        this.catalog = catalog;
        this.kept = new QueueFile(runs.resolve(".queue.xml"));
        entries.addAll(kept.read());
    }

    /**
     * Returns the queue of the workspace.
     *
     * @return the one instance of this workbench
     */
    public static synchronized RunQueue get() {
        if (instance == null) {
            instance = over(Workspace.get().runs(), Services.catalog());
            if (PlatformUI.isWorkbenchRunning()) {
                PlatformUI.getWorkbench().addWorkbenchListener(new QueueEnd(instance, RunQueue::forget));
            }
        }
        return instance;
    }

    /**
     * Makes a queue of its own over a folder of runs.
     *
     * @param runs the folder, which no other queue uses
     * @param catalog what experiments may use
     * @return the queue, with what an earlier one left behind
     */
    public static RunQueue over(Path runs, Catalog catalog) {
        return new RunQueue(runs, catalog);
    }

    private static synchronized void forget() {
        instance = null;
    }

    /**
     * Puts an experiment at the end of the queue. It is run as its file reads now, saved or changed later.
     *
     * @param experimentFile the file
     * @param kind what is done with it
     * @return its place in the queue
     */
    public QueuedRun submit(Path experimentFile, Kind kind) {
        return submit(experimentFile, kind, List.of());
    }

    /**
     * Puts an experiment with changed settings at the end of the queue.
     *
     * @param experimentFile the file
     * @param kind what is done with it
     * @param overrides settings that replace those of the file, each such as "training.epochs=3"
     * @return its place in the queue; one whose file cannot be read has failed already
     */
    public QueuedRun submit(Path experimentFile, Kind kind, List<String> overrides) {
        Path file = experimentFile.toAbsolutePath().normalize();
        QueuedRun added;
        try {
            added = new QueuedRun(kind, file, Files.readString(file), overrides, State.WAITING, null);
        } catch (IOException failure) {
            added = new QueuedRun(kind, file, "", overrides, State.WAITING, null);
            added.failed(new Problem("The experiment file cannot be read.", file.toString(), "",
                    "Check that it exists and may be read.").line());
        }
        return put(added);
    }

    /**
     * Puts a run that was interrupted at the end of the queue, to go on with it.
     *
     * @param run the run's folder
     * @return its place in the queue
     */
    public QueuedRun resume(Path run) {
        Path folder = run.toAbsolutePath().normalize();
        return put(new QueuedRun(Kind.RUN, folder.resolve("experiment.yaml"), "", List.of(), State.WAITING, folder));
    }

    private QueuedRun put(QueuedRun added) {
        synchronized (this) {
            entries.add(added);
        }
        changed(added);
        startNext();
        return added;
    }

    /**
     * Goes on: with a paused run at once, with a stopped, interrupted or failed one when its turn comes again.
     *
     * @param run the run
     */
    public void resume(QueuedRun run) {
        synchronized (this) {
            if (run.state() == State.PAUSED) {
                run.at(State.RUNNING);
                run.live().pause(false);
            } else if (run.state().isOver() && run.state() != State.DONE && entries.remove(run)) {
                run.again();
                entries.add(run);
            } else {
                return;
            }
        }
        changed(run);
        startNext();
    }

    /**
     * Lets a running one rest at the next step, with everything in memory. The queue waits with it.
     *
     * @param run the run
     */
    public void pause(QueuedRun run) {
        synchronized (this) {
            if (run.state() != State.RUNNING) {
                return;
            }
            run.at(State.PAUSED);
            run.live().pause(true);
        }
        changed(run);
    }

    /**
     * Stops a run at the next step; at most the epoch at work is lost, and {@link #resume} goes on. The next in the
     * queue begins.
     *
     * @param run the run, at work or waiting
     */
    public void stop(QueuedRun run) {
        synchronized (this) {
            if (run.state().isOver()) {
                return;
            }
            if (run.state() == State.WAITING) {
                run.at(State.STOPPED);
            } else {
                run.live().stop();
            }
        }
        changed(run);
    }

    /**
     * Takes a run that is not at work out of the queue; its folder stays.
     *
     * @param run the run
     */
    public void remove(QueuedRun run) {
        synchronized (this) {
            if (run.state() == State.RUNNING || run.state() == State.PAUSED || !entries.remove(run)) {
                return;
            }
        }
        changed(run);
    }

    /**
     * Returns everything in the queue.
     *
     * @return the runs in the order in which they were submitted, with those of this sitting that are done
     */
    public synchronized List<QueuedRun> entries() {
        return List.copyOf(entries);
    }

    /**
     * Returns what is at work.
     *
     * @return the run that is running or paused
     */
    public synchronized Optional<QueuedRun> current() {
        return entries.stream().filter(run -> run.state() == State.RUNNING || run.state() == State.PAUSED).findFirst();
    }

    /**
     * Tells a listener of every run that changes its state, on the user-interface thread, until a widget is disposed.
     *
     * @param owner the widget with whose end the listening ends
     * @param listener told of the run
     */
    public void listen(Widget owner, Consumer<QueuedRun> listener) {
        Display display = owner.getDisplay();
        Consumer<QueuedRun> own = run -> {
            if (!display.isDisposed()) {
                display.asyncExec(() -> {
                    if (!owner.isDisposed()) {
                        listener.accept(run);
                    }
                });
            }
        };
        listeners.add(own);
        owner.addDisposeListener(event -> listeners.remove(own));
    }

    /**
     * Stops what is at work as if the workbench had ended, so that it is offered again, and begins nothing new.
     *
     * @param patienceMs how long to wait for the end of the step at work
     * @return whether it ended in time
     */
    public boolean close(long patienceMs) {
        Job last;
        synchronized (this) {
            closed = true;
            last = job;
            current().ifPresent(run -> run.live().stop());
        }
        try {
            return last == null || last.join(Math.max(1, patienceMs), null);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void changed(QueuedRun run) {
        kept.write(entries());
        listeners.forEach(listener -> listener.accept(run));
    }

    private synchronized void startNext() {
        if (closed || job != null) {
            return;
        }
        entries.stream().filter(run -> run.state() == State.WAITING).findFirst().ifPresent(run -> {
            run.at(State.RUNNING);
            job = new QueueJob(run);
            job.schedule();
        });
    }

    private void ended() {
        synchronized (this) {
            job = null;
        }
        startNext();
    }

    /** Works on one run. */
    private final class QueueJob extends ApicalJob {

        private final QueuedRun run;

        QueueJob(QueuedRun run) {
            super((run.kind() == Kind.GRID ? "Searching " : "Training ") + run.name());
            this.run = run;
        }

        @Override
        public boolean belongsTo(Object family) {
            return family == RunQueue.class;
        }

        @Override
        protected void work(Progress progress) throws ApicalException {
            LiveTraining live = run.live();
            live.onBegin(() -> {
                run.in(live.folder().orElseThrow());
                changed(run);
            });
            changed(run);
            try {
                train(run, new LiveProgress(progress, live));
                run.at(State.DONE);
                live.say("Finished.");
            } catch (ApicalException failure) {
                if (failure.kind() == ApicalException.Cause.INTERRUPTED) {
                    run.at(closed ? State.INTERRUPTED : State.STOPPED);
                } else {
                    run.failed(Failures.sentence(failure));
                }
                live.say(failure.getMessage());
                throw failure;
            } catch (RuntimeException | Error failure) {
                run.failed(Failures.sentence(failure));
                live.say(run.problem());
                throw failure;
            } finally {
                changed(run);
                ended();
            }
        }
    }

    private void train(QueuedRun run, Progress progress) throws ApicalException {
        LiveTraining live = run.live();
        if (run.kind() == Kind.GRID) {
            requireUnchanged(run);
            new SearchRunner(catalog, Clock.systemDefaultZone(), live::say, live.listener())
                    .run(run.file(), run.overrides(), runs, progress);
            return;
        }
        ExperimentRunner runner = new ExperimentRunner(catalog, Clock.systemDefaultZone(), live.listener());
        Path begun = run.folder().filter(folder -> Files.exists(folder.resolve("experiment.yaml"))).orElse(null);
        if (begun != null) {
            runner.resume(begun, progress);
            return;
        }
        ExperimentReader.Result read = new ExperimentReader(catalog).check(run.text(), run.file(), run.overrides());
        Experiment experiment = read.experiment().orElse(null);
        if (experiment == null) {
            throw ApicalException.badInput(read.faults().get(0));
        }
        runner.run(experiment, runs, progress);
    }

    /** A grid reads its file itself, whenever it goes on. */
    private static void requireUnchanged(QueuedRun run) throws ApicalException {
        String now;
        try {
            now = Files.readString(run.file());
        } catch (IOException gone) {
            now = null;
        }
        if (!Objects.equals(now, run.text())) {
            throw ApicalException.badInput(new Problem("The file was changed after its grid was put into the queue.",
                    run.file().toString(), "", "Take the grid out of the queue and submit it again."));
        }
    }
}
