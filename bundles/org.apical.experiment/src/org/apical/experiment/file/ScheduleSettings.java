package org.apical.experiment.file;

import org.apical.api.settings.Setting;

/**
 * How the learning rate changes: the keys of {@code training.schedule}.
 *
 * @param kind constant, cosine or step
 * @param warmupEpochs over how many epochs the rate rises linearly from zero
 * @param stepEpochs after how many epochs each step comes, for {@link Kind#STEP}
 * @param factor what each step multiplies the rate with, or the share of the rate a cosine ends at
 */
public record ScheduleSettings(
        @Setting(label = "Kind", help = "How the learning rate changes over the epochs.",
                defaultValue = "constant") Kind kind,
        @Setting(label = "Warm-up", help = "Over how many epochs the rate rises from zero.", unit = "epochs", min = 0,
                max = 1000, defaultValue = "0") double warmupEpochs,
        @Setting(label = "Step length", help = "After how many epochs each step of a step schedule comes.",
                unit = "epochs", min = 1, max = 100_000, defaultValue = "15") int stepEpochs,
        @Setting(label = "Factor", help = "What each step multiplies the rate with, or the share of the rate at which "
                + "a cosine ends.", min = 0, max = 1, defaultValue = "0.1") double factor) {

    /** The kinds of schedule. */
    public enum Kind {
        /** The rate stays. */
        CONSTANT,
        /** The rate follows half a cosine (arXiv:1608.03983, without restarts). */
        COSINE,
        /** The rate is multiplied by the factor every few epochs. */
        STEP
    }

    /**
     * Returns the learning rate of a step.
     *
     * @param baseRate the optimiser's learning rate
     * @param epochsDone the epochs done before this step, with fraction
     * @param epochs how many epochs there are at most
     * @return the rate
     */
    public double rate(double baseRate, double epochsDone, int epochs) {
        if (epochsDone < warmupEpochs) {
            return baseRate * (epochsDone + 1e-3) / warmupEpochs;
        }
        return switch (kind) {
            case CONSTANT -> baseRate;
            case STEP -> baseRate * Math.pow(factor, Math.floor(epochsDone / stepEpochs));
            case COSINE -> {
                double share = Math.min(1, (epochsDone - warmupEpochs) / Math.max(1e-9, epochs - warmupEpochs));
                yield baseRate * (factor + (1 - factor) * (1 + Math.cos(Math.PI * share)) / 2);
            }
        };
    }
}
