package org.apical.ui.experiment.internal.schema;

/**
 * A word that may be written at a place.
 *
 * @param label what the list of proposals says
 * @param insert what is written
 * @param caret where the caret stands behind it, counted from the beginning of what is written
 * @param kind what it is
 * @param documentation what it means
 */
public record Proposal(String label, String insert, int caret, Kind kind, Documentation documentation) {

    /** What is proposed. */
    public enum Kind {
        /** A key. */
        KEY,
        /** The id of a plug-in. */
        ID,
        /** A value of a setting. */
        VALUE
    }
}
