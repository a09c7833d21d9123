package org.apical.analysis;

import org.apical.api.report.Estimate;

/**
 * A figure of two runs on the same patients.
 *
 * @param name the figure's name as in metrics.json, such as mae or auc
 * @param first the figure of the first run
 * @param second the figure of the second run
 * @param difference second minus first with its 95 % interval
 * @param p the two-sided p value of no difference, {@code NaN} when it cannot be tested
 * @param adjustedP p after Holm's adjustment over the figures that are compared
 * @param test how p was found: "DeLong" or "permutation"
 * @since 1.0
 */
public record PairedFigure(String name, double first, double second, Estimate difference, double p, double adjustedP,
        String test) {
}
