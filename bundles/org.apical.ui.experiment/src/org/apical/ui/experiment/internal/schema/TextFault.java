package org.apical.ui.experiment.internal.schema;

import java.util.List;

/**
 * What is wrong with an experiment file, and where.
 *
 * @param line the line, from 1
 * @param offset where the wrong key or value begins
 * @param length how long it is
 * @param path the keys to it, joined by dots and without the numbers of items; empty when the text is no YAML
 * @param message what is wrong, a sentence
 * @param remedy what to do about it, perhaps empty
 * @param fixes changes that mend it, the likeliest first
 */
public record TextFault(int line, int offset, int length, String path, String message, String remedy,
        List<QuickFix> fixes) {

    /** Copies the list. */
    public TextFault {
        fixes = List.copyOf(fixes);
    }

    /**
     * Returns the fault and its remedy.
     *
     * @return one or two sentences
     */
    public String sentence() {
        return remedy.isEmpty() ? message : message + " " + remedy;
    }
}
