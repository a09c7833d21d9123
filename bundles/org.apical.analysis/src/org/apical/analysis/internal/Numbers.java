package org.apical.analysis.internal;

import java.util.Locale;

import org.apical.api.report.Estimate;

/** Numbers as they stand in the report: no more digits than the figure deserves, a true minus. */
final class Numbers {

    private Numbers() {
    }

    /** How many decimals a measured value of this size gets: about three significant digits. */
    static int decimals(double value) {
        double size = Math.abs(value);
        return size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    }

    static String plain(double value) {
        return fixed(value, decimals(value));
    }

    static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", Math.abs(value));
        return value < 0 && text.chars().anyMatch(c -> c >= '1' && c <= '9') ? "−" + text : text;
    }

    static String signed(double value, int decimals) {
        String text = fixed(value, decimals);
        return value > 0 && text.chars().anyMatch(c -> c >= '1' && c <= '9') ? "+" + text : text;
    }

    /** The interval in words, or an empty string when there is none. */
    static String interval(Estimate estimate, int decimals) {
        return hasInterval(estimate) ? fixed(estimate.low(), decimals) + " to " + fixed(estimate.high(), decimals) : "";
    }

    /** A p value; nothing where nothing was tested. */
    static String p(double p) {
        return Double.isNaN(p) ? "" : p < 0.001 ? "&lt; 0.001" : fixed(p, p < 0.1 ? 3 : 2);
    }

    static boolean hasInterval(Estimate estimate) {
        return Double.isFinite(estimate.low()) && Double.isFinite(estimate.high());
    }
}
