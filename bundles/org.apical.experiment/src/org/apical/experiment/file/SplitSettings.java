package org.apical.experiment.file;

import org.apical.api.settings.Setting;

/**
 * How patients are divided: the keys of {@code split}.
 *
 * @param test the share of patients kept for the final judgement
 * @param validation the share of the remaining patients that selects the model (paper: 10 % of the training set)
 */
public record SplitSettings(
        @Setting(label = "Test", help = "The share of patients kept for the final judgement.", min = 0.01, max = 0.9,
                defaultValue = "0.13") double test,
        @Setting(label = "Validation", help = "The share of the remaining patients that selects the model.",
                min = 0.01, max = 0.9, defaultValue = "0.1") double validation) {
}
