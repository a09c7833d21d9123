package org.apical.ui.cine;

/**
 * A phase of the heart's cycle on the time line.
 *
 * @param phase which
 * @param timeMs when, in milliseconds after the clip's first frame
 * @param origin where it is known from: a label, a tracing, or the truth of a phantom
 */
public record CycleMark(Phase phase, double timeMs, String origin) {

    /** A phase of the cycle. */
    public enum Phase {
        /** End of diastole: the ventricle is largest. */
        END_DIASTOLE("ED"),
        /** End of systole: the ventricle is smallest. */
        END_SYSTOLE("ES");

        private final String letters;

        Phase(String letters) {
            this.letters = letters;
        }

        /**
         * Returns how it is written on the time line.
         *
         * @return two letters
         */
        public String letters() {
            return letters;
        }
    }
}
