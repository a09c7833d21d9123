package org.apical.api.catalog;

import java.util.List;

/**
 * One contribution, as declared, and whether it can be used.
 *
 * @param kind its kind
 * @param id its full id
 * @param name its name for people
 * @param description what it does, one sentence
 * @param bundle the bundle it comes from
 * @param version that bundle's version
 * @param state whether it can be used
 * @param problem why not, or an empty string
 * @param replaces ids it had before
 * @param reference a DOI or other reference, or an empty string
 * @since 1.0
 */
public record CatalogEntry(Kind<?> kind, String id, String name, String description, String bundle, String version,
        State state, String problem, List<String> replaces, String reference) {

    /** Whether a contribution can be used. */
    public enum State {
        /** It can be used. */
        READY,
        /** It cannot; the problem says why. */
        PROBLEM
    }

    /** Copies the list. */
    public CatalogEntry {
        replaces = List.copyOf(replaces);
    }

    /**
     * Returns the short id by which experiment files may name it.
     *
     * @return the last segment of the id
     */
    public String shortId() {
        return id.substring(id.lastIndexOf('.') + 1);
    }
}
