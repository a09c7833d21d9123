package org.apical.engine.conformance;

/**
 * An engine did not do what its contract promises.
 *
 * @since 1.0
 */
public final class ConformanceFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Reports a failure.
     *
     * @param sentence what was expected and what came, in complete sentences
     */
    public ConformanceFailure(String sentence) {
        super(sentence);
    }
}
