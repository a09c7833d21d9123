package org.apical.experiment.file;

import org.apical.api.settings.Setting;

/**
 * How patients are divided: the keys of {@code split}.
 *
 * @param from who divides them
 * @param test the share of patients kept for the final judgement
 * @param validation the share of the remaining patients that selects the model (paper: 10 % of the training set)
 */
public record SplitSettings(
        @Setting(label = "From", help = "Who divides the patients: 'hash' divides them by a hash of their id into the "
                + "shares below; 'dataset' takes the parts that the data set's authors published.",
                defaultValue = "hash") From from,
        @Setting(label = "Test", help = "The share of patients kept for the final judgement.", min = 0.01, max = 0.9,
                defaultValue = "0.13") double test,
        @Setting(label = "Validation", help = "The share of the remaining patients that selects the model.",
                min = 0.01, max = 0.9, defaultValue = "0.1") double validation) {

    /** Who divides the patients. */
    public enum From {
        /** A hash of the patient's id. */
        HASH,
        /** The authors of the data set. */
        DATASET
    }
}
