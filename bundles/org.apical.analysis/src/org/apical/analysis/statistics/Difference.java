package org.apical.analysis.statistics;

import org.apical.api.report.Estimate;

/**
 * A difference between two figures and the test of whether it could be chance.
 *
 * @param estimate the difference with its 95 % interval
 * @param statistic the test statistic; under the null hypothesis about standard normal
 * @param p the two-sided p value
 * @since 1.0
 */
public record Difference(Estimate estimate, double statistic, double p) {
}
