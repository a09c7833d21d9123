package org.apical.experiment.file;

import java.nio.file.Path;

import org.apical.api.settings.Setting;

/**
 * How patients are divided: the keys of {@code split}.
 *
 * @param from who divides them
 * @param test the share of patients kept for the final judgement
 * @param validation the share of the remaining patients that selects the model (paper: 10 % of the training set)
 * @param aliases a CSV table of ids that belong to one patient, absolute; empty when every id is a patient
 * @param seed the seed of the hash, -1 for that of the experiment; runs of several seeds share a split only with one
 * @param folds into how many folds the patients are divided for cross-validation; 0 divides them by the shares alone
 * @param fold which of the folds is the test part, from 1
 * @param trainPatients how many patients of the training part are learnt from, 0 for all
 * @param trainFrames how many frames of each clip of the training part are learnt from, 0 for all
 */
public record SplitSettings(
        @Setting(label = "From", help = "Who divides the patients: 'hash' divides them by a hash of their id into the "
                + "shares below; 'dataset' takes the parts that the data set's authors published.",
                defaultValue = "hash") From from,
        @Setting(label = "Test", help = "The share of patients kept for the final judgement.", min = 0.01, max = 0.9,
                defaultValue = "0.13") double test,
        @Setting(label = "Validation", help = "The share of the remaining patients that selects the model.",
                min = 0.01, max = 0.9, defaultValue = "0.1") double validation,
        @Setting(label = "Aliases", help = "A CSV table with a line of column names and two ids of one patient a line; "
                + "all ids of a patient come into one part.", defaultValue = "") String aliases,
        @Setting(label = "Seed", help = "The seed of the hash; -1 takes that of the experiment. Set it to compare runs "
                + "of several seeds on the same patients.", min = -1, defaultValue = "-1") long seed,
        @Setting(label = "Folds", help = "Into how many folds of equal size the patients are divided for "
                + "cross-validation; 0 divides them by the shares alone. With folds, 'test' is not used.", min = 0,
                max = 1000, defaultValue = "0") int folds,
        @Setting(label = "Fold", help = "Which of the folds is the test part, from 1.", min = 1, max = 1000,
                defaultValue = "1") int fold,
        @Setting(label = "Training patients", help = "How many patients of the training part are learnt from, drawn by "
                + "the seed, to see what fewer would give; 0 takes all. Validation and test part stay as they are.",
                unit = "patients", min = 0, max = 100_000_000, defaultValue = "0") int trainPatients,
        @Setting(label = "Training frames", help = "How many frames of each clip of the training part are learnt from, "
                + "drawn once by the seed; 0 takes all. Validation and test part stay as they are.", unit = "frames",
                min = 0, max = 10_000, defaultValue = "0") int trainFrames) {

    /**
     * Places the alias table.
     *
     * @param folder what its path is relative to
     * @return the settings with an absolute path
     */
    public SplitSettings in(Path folder) {
        return aliases.isEmpty() ? this
                : new SplitSettings(from, test, validation, folder.resolve(aliases).normalize().toString(),
                        seed, folds, fold, trainPatients, trainFrames);
    }

    /**
     * Returns the seed that divides the patients.
     *
     * @param experimentSeed the seed of the experiment
     * @return the seed of the split, or that of the experiment when it has none
     */
    public long seedOr(long experimentSeed) {
        return seed < 0 ? experimentSeed : seed;
    }

    /** Who divides the patients. */
    public enum From {
        /** A hash of the patient's id. */
        HASH,
        /** The authors of the data set. */
        DATASET
    }
}
