package org.apical.api.task;

import java.util.List;

/**
 * What a network predicts for a patient.
 *
 * @param kind regression, binary or categorical
 * @param unit the unit of a regression, "%" or "mL"; empty for classes
 * @param plausibleLow the smallest label that can be true, for the label audit
 * @param plausibleHigh the largest label that can be true
 * @param classNames the classes, negative first for binary; empty for a regression
 * @since 1.0
 */
public record Target(Kind kind, String unit, double plausibleLow, double plausibleHigh, List<String> classNames) {

    /** The kinds of target. */
    public enum Kind {
        /** A number; one output, standardised while training. */
        REGRESSION,
        /** Yes or no; one output, a logit. */
        BINARY,
        /** One of several classes; an output a class, logits. */
        CATEGORICAL
    }

    /** Copies the class names and checks their number. */
    public Target {
        classNames = List.copyOf(classNames);
        if (kind == Kind.BINARY && classNames.size() != 2 || kind == Kind.CATEGORICAL && classNames.size() < 2
                || kind == Kind.REGRESSION && !classNames.isEmpty()) {
            throw new IllegalArgumentException(kind + " does not go with the classes " + classNames + ".");
        }
    }

    /**
     * Describes a regression.
     *
     * @param unit the unit
     * @param plausibleLow the smallest label that can be true
     * @param plausibleHigh the largest label that can be true
     * @return the target
     */
    public static Target regression(String unit, double plausibleLow, double plausibleHigh) {
        return new Target(Kind.REGRESSION, unit, plausibleLow, plausibleHigh, List.of());
    }

    /**
     * Describes a yes-or-no question; labels are 0 and 1.
     *
     * @param negative what 0 means
     * @param positive what 1 means
     * @return the target
     */
    public static Target binary(String negative, String positive) {
        return new Target(Kind.BINARY, "", 0, 1, List.of(negative, positive));
    }

    /**
     * Describes a choice of classes; labels are class numbers from 0.
     *
     * @param classNames at least two
     * @return the target
     */
    public static Target categorical(List<String> classNames) {
        return new Target(Kind.CATEGORICAL, "", 0, classNames.size() - 1.0, classNames);
    }

    /**
     * Returns how many outputs a network needs.
     *
     * @return the number of classes for a categorical target, else 1
     */
    public int outputs() {
        return kind == Kind.CATEGORICAL ? classNames.size() : 1;
    }
}
