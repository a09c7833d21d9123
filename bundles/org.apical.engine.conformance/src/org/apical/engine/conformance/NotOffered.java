package org.apical.engine.conformance;

/**
 * An engine does not offer what a check is about, which is no fault.
 *
 * @since 1.0
 */
public final class NotOffered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is not offered.
     *
     * @param sentence what is missing, in a complete sentence
     */
    public NotOffered(String sentence) {
        super(sentence);
    }
}
