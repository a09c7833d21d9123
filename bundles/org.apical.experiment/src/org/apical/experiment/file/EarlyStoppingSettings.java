package org.apical.experiment.file;

import org.apical.api.settings.Setting;

/**
 * When training ends before the last epoch: the keys of {@code training.earlyStopping}.
 *
 * @param patience after how many epochs without a better validation loss training ends, 0 for never
 */
public record EarlyStoppingSettings(
        @Setting(label = "Patience", help = "Training ends after this many epochs without a better validation loss; "
                + "0 never ends it early.", unit = "epochs", min = 0, max = 100_000,
                defaultValue = "0") int patience) {
}
