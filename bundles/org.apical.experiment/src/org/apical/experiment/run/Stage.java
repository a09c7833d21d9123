package org.apical.experiment.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.apical.api.report.EpochRecord;

/**
 * Where the training of a run stands, seen from the validation part alone.
 *
 * @param folder the run's folder
 * @param finished whether training has ended
 * @param bestEpoch the epoch with the lowest validation loss so far; 0 when no loss was a number: training diverged
 * @param history a record an epoch
 * @param metric the metric of the learning curve, empty without one
 * @param higherIsBetter whether more of that metric is better
 */
public record Stage(Path folder, boolean finished, int bestEpoch, List<EpochRecord> history, String metric,
        boolean higherIsBetter) {

    /** Copies the history. */
    public Stage {
        history = List.copyOf(history);
    }

    /**
     * Returns the epoch whose weights are kept.
     *
     * @return its record; empty when training diverged
     */
    public Optional<EpochRecord> best() {
        return bestEpoch == 0 ? Optional.empty() : Optional.of(history.get(bestEpoch - 1));
    }
}
