package org.apical.experiment.search;

import java.nio.file.Path;
import java.util.Optional;

import org.apical.api.report.EpochRecord;
import org.apical.experiment.run.Stage;

/**
 * One training of a search: a cell with a seed.
 *
 * @param cell the cell
 * @param seed the seed
 * @param folder the run's folder
 * @param stage where it stands; empty before it began
 * @param cut whether successive halving left it behind
 */
public record CellRun(SearchCell cell, long seed, Path folder, Optional<Stage> stage, boolean cut) {

    /** What became of a training. */
    public enum State {
        /** It has not begun. */
        WAITING,
        /** It has epochs to go. */
        TRAINING,
        /** It has ended. */
        TRAINED,
        /** Its validation loss was never a number. */
        DIVERGED,
        /** Others were better after as many epochs. */
        CUT
    }

    /**
     * Returns what became of it.
     *
     * @return the state
     */
    public State state() {
        if (stage.isEmpty()) {
            return State.WAITING;
        } else if (stage.get().finished()) {
            return stage.get().bestEpoch() == 0 ? State.DIVERGED : State.TRAINED;
        }
        return cut ? State.CUT : State.TRAINING;
    }

    /**
     * Returns the metric of the selected epoch on the validation part.
     *
     * @return the value; {@code NaN} when there is none
     */
    public double metric() {
        return best().map(EpochRecord::validationMetric).orElse(Double.NaN);
    }

    /**
     * Returns the loss of the selected epoch on the validation part.
     *
     * @return the value; {@code NaN} when there is none
     */
    public double loss() {
        return best().map(EpochRecord::validationLoss).orElse(Double.NaN);
    }

    /**
     * Returns how many epochs are done.
     *
     * @return the number
     */
    public int epochs() {
        return stage.map(Stage::history).map(java.util.List::size).orElse(0);
    }

    private Optional<EpochRecord> best() {
        return stage.flatMap(Stage::best);
    }

    CellRun at(Stage now) {
        return new CellRun(cell, seed, folder, Optional.of(now), cut);
    }

    CellRun leftBehind() {
        return new CellRun(cell, seed, folder, stage, true);
    }
}
