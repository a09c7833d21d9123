package org.apical.ui.results.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.apical.api.report.Estimate;

/** How figures are written in tables. */
final class Figures {

    private Figures() {
    }

    static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e9 || Double.isInfinite(value)) {
            return Double.isInfinite(value) ? Double.toString(value) : Long.toString((long) value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
        return Math.abs(value) < 1e-5 ? rounded.toString() : rounded.toPlainString();
    }

    static String interval(Estimate estimate) {
        return number(estimate.value()) + (Double.isNaN(estimate.low()) ? "" : " (" + number(estimate.low()) + " to "
                + number(estimate.high()) + ")");
    }

    static String p(double p) {
        return Double.isNaN(p) ? "" : p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    static String value(Object value) {
        return value == null ? "\u2013" : value instanceof Double number ? number(number) : value.toString();
    }
}
