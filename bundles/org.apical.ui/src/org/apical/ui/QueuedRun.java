package org.apical.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An experiment in the queue of the workbench: what is to be done, how far it is and where its results are. */
public final class QueuedRun {

    /** Where a run in the queue stands. */
    public enum State {
        /** It waits for its turn. */
        WAITING,
        /** It is at work. */
        RUNNING,
        /** It rests between two steps, with everything in memory. */
        PAUSED,
        /** The user stopped it; the epochs that were done are kept. */
        STOPPED,
        /** The workbench ended before it did; the epochs that were done are kept. */
        INTERRUPTED,
        /** It failed; {@link #problem} says why. */
        FAILED,
        /** It is finished. */
        DONE;

        /**
         * Tells whether the run has ended or will not go on by itself.
         *
         * @return true but for waiting, running and paused
         */
        public boolean isOver() {
            return ordinal() > PAUSED.ordinal();
        }
    }

    private final RunQueue.Kind kind;
    private final Path file;
    private final String text;
    private final List<String> overrides;
    private volatile State state;
    private volatile Path folder;
    private volatile String problem = "";
    private volatile LiveTraining live = new LiveTraining();

    QueuedRun(RunQueue.Kind kind, Path file, String text, List<String> overrides, State state, Path folder) {
        this.kind = kind;
        this.file = file;
        this.text = text;
        this.overrides = List.copyOf(overrides);
        this.state = state;
        this.folder = folder;
    }

    /**
     * Returns what is done with the experiment.
     *
     * @return a run or a grid
     */
    public RunQueue.Kind kind() {
        return kind;
    }

    /**
     * Returns the experiment's file.
     *
     * @return the file; for a run that is gone on with, the frozen experiment in its folder
     */
    public Path file() {
        return file;
    }

    /** Returns the words of the file when it was submitted. */
    String text() {
        return text;
    }

    /**
     * Returns the settings that replace those of the file.
     *
     * @return each such as "training.epochs=3"
     */
    public List<String> overrides() {
        return overrides;
    }

    /**
     * Returns the name that people know it by.
     *
     * @return the name of the file without its ending
     */
    public String name() {
        Path named = file.getFileName().toString().equals("experiment.yaml") ? file.getParent() : file;
        return named.getFileName().toString().replaceFirst("\\.experiment\\.ya?ml$|\\.ya?ml$", "");
    }

    /**
     * Returns where it stands.
     *
     * @return the state
     */
    public State state() {
        return state;
    }

    /**
     * Returns the folder of the run that it makes; of a grid, that of the cell at work.
     *
     * @return the folder; empty before training begins
     */
    public Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    /**
     * Returns why it failed.
     *
     * @return a sentence with its remedy, empty unless it failed
     */
    public String problem() {
        return problem;
    }

    /**
     * Returns its training as it goes on.
     *
     * @return what views show; of a run that is gone on with, a new one
     */
    public LiveTraining live() {
        return live;
    }

    void at(State next) {
        state = next;
    }

    void in(Path made) {
        folder = made;
    }

    void failed(String why) {
        problem = why;
        state = State.FAILED;
    }

    void again() {
        problem = "";
        live = new LiveTraining();
        state = State.WAITING;
    }
}
