package org.apical.runs;

import java.util.List;

import org.apical.api.ApicalException;
import org.apical.api.Problem;

/**
 * A condition on runs.
 *
 * @param key a column, a figure such as test.mae, or a setting such as training.optimizer.learningRate
 * @param operator how it is compared
 * @param value what with: a {@link Long}, {@link Double}, {@link Boolean} or {@link String}
 * @since 1.0
 */
public record RunCondition(String key, Operator operator, Object value) {

    /** How values are compared. */
    public enum Operator {
        /** Equal. */
        EQUAL("="),
        /** Not equal; what is missing is not equal. */
        NOT_EQUAL("!="),
        /** Less. */
        LESS("<"),
        /** Less or equal. */
        AT_MOST("<="),
        /** Greater. */
        GREATER(">"),
        /** Greater or equal. */
        AT_LEAST(">="),
        /** Contains a text, upper or lower case. */
        CONTAINS("~");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /**
         * Returns how the operator is written.
         *
         * @return its sign
         */
        public String sign() {
            return sign;
        }
    }

    /** Longer signs first, so that "<=" is not read as "<". */
    private static final List<Operator> ORDER = List.of(Operator.NOT_EQUAL, Operator.AT_MOST, Operator.AT_LEAST,
            Operator.EQUAL, Operator.LESS, Operator.GREATER, Operator.CONTAINS);

    /**
     * Reads a condition.
     *
     * @param text such as "test.mae<6" or "task=ejectionFraction"
     * @return the condition
     * @throws ApicalException when it is none
     */
    public static RunCondition parse(String text) throws ApicalException {
        int at = -1;
        Operator found = null;
        for (Operator operator : ORDER) {
            int index = text.indexOf(operator.sign());
            if (index > 0 && (at < 0 || index < at)) {
                at = index;
                found = operator;
            }
        }
        if (found == null) {
            throw ApicalException.badInput(Problem.of("'" + text + "' is no condition.",
                    "Write a key, one of = != < <= > >= ~ and a value, such as test.mae<6."));
        }
        return new RunCondition(text.substring(0, at).strip(), found,
                value(text.substring(at + found.sign().length()).strip()));
    }

    private static Object value(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException notWhole) {
            try {
                return Double.valueOf(text);
            } catch (NumberFormatException noNumber) {
                return text;
            }
        }
    }
}
