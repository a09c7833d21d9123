package org.apical.experiment.protocol;

/** What the evidence says of a claim. */
public enum Verdict {
    /** The evidence shows it, with 95 % intervals. */
    SHOWN,
    /** There is evidence, and it does not show the claim; that is no proof of the contrary. */
    NOT_SHOWN,
    /** A run that the claim is about is not there. */
    NOT_TESTED;

    /**
     * Returns the verdict in words.
     *
     * @return such as "not shown"
     */
    public String words() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
