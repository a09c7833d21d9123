package org.apical.experiment.run;

import java.util.ArrayList;
import java.util.List;

import org.apical.api.report.EpochRecord;

/**
 * Where training stands between two epochs.
 *
 * @param epoch how many epochs are done
 * @param bestEpoch the epoch with the lowest validation loss so far, 0 before the first
 * @param bestLoss that loss
 * @param finished whether training has ended
 * @param history a record an epoch
 */
record TrainingState(int epoch, int bestEpoch, double bestLoss, boolean finished, List<EpochRecord> history) {

    TrainingState {
        history = List.copyOf(history);
    }

    static TrainingState begin() {
        return new TrainingState(0, 0, Double.MAX_VALUE, false, List.of());
    }

    /** Returns the state after one more epoch; a loss that is not a number is never the best. */
    TrainingState after(EpochRecord record, int epochs, int patience) {
        List<EpochRecord> longer = new ArrayList<>(history);
        longer.add(record);
        boolean better = record.validationLoss() < bestLoss;
        int best = better ? record.epoch() : bestEpoch;
        boolean waitedEnough = patience > 0 && record.epoch() - best >= patience;
        return new TrainingState(record.epoch(), best, better ? record.validationLoss() : bestLoss,
                record.epoch() >= epochs || waitedEnough, longer);
    }

    boolean lastWasBest() {
        return epoch > 0 && bestEpoch == epoch;
    }
}
