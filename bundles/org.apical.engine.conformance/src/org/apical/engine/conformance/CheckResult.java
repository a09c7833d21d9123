package org.apical.engine.conformance;

/**
 * How a check ended.
 *
 * @param name the check's name
 * @param what what the engine must do
 * @param state whether it does
 * @param sentence what was measured, what was expected and came instead, or what is not offered
 * @since 1.0
 */
public record CheckResult(String name, String what, State state, String sentence) {

    /** Whether an engine does what a check is about. */
    public enum State {
        /** It does. */
        OK,
        /** It does something else. */
        FAILED,
        /** It does not offer this. */
        NOT_OFFERED;

        /**
         * Returns the word for it.
         *
         * @return "ok", "failed" or "not offered"
         */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }
}
