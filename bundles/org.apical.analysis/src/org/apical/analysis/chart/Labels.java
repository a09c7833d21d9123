package org.apical.analysis.chart;

import java.util.Locale;

import org.apical.api.report.Estimate;

/** Numbers as they stand in charts: about three digits, a true minus. */
final class Labels {

    private Labels() {
    }

    static String signed(double value) {
        String text = String.format(Locale.ROOT, "%." + decimals(value) + "f", Math.abs(value));
        boolean zero = text.chars().allMatch(c -> c == '0' || c == '.');
        return zero ? text : (value < 0 ? "−" : "+") + text;
    }

    static String share(Estimate estimate) {
        String value = String.format(Locale.ROOT, "%.3f", estimate.value());
        return Double.isFinite(estimate.low())
                ? String.format(Locale.ROOT, "%s (%.3f to %.3f)", value, estimate.low(), estimate.high()) : value;
    }

    private static int decimals(double value) {
        double size = Math.abs(value);
        return size >= 100 ? 0 : size >= 1 ? 1 : size >= 0.1 ? 2 : 3;
    }
}
