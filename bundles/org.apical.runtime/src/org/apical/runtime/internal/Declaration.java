package org.apical.runtime.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.apical.api.catalog.Kind;

/**
 * A contribution as its plugin.xml declares it; what is not declared is an empty string.
 *
 * @param kind the kind of the extension point it came through
 * @param element the element's name
 * @param id the full id
 * @param name the name for people
 * @param description what it does
 * @param className the class to create
 * @param bundle the contributing bundle
 * @param version that bundle's version
 * @param replaces ids it had before
 * @param reference a DOI or other reference
 * @param factory creates an object of the class
 */
public record Declaration(Kind<?> kind, String element, String id, String name, String description, String className,
        String bundle, String version, List<String> replaces, String reference, Callable<?> factory) {

    /** Copies the list. */
    public Declaration {
        replaces = List.copyOf(replaces);
    }

    /**
     * Returns what is wrong with the declaration itself.
     *
     * @return a sentence, or an empty string when it is complete
     */
    public String fault() {
        if (!element.equals(kind.word())) {
            return "The element '" + element + "' is not known at " + kind.pointId() + "; it must be '" + kind.word()
                    + "'.";
        }
        List<String> missing = new ArrayList<>();
        require("id", id, missing);
        require("name", name, missing);
        require("description", description, missing);
        require("class", className, missing);
        if (missing.isEmpty()) {
            return "";
        }
        return "The element '" + element + "' in the plugin.xml of " + bundle + " lacks "
                + (missing.size() == 1 ? "the attribute " : "the attributes ") + String.join(", ", missing) + ".";
    }

    private static void require(String attribute, String value, List<String> missing) {
        if (value.isBlank()) {
            missing.add(attribute);
        }
    }

    /**
     * Returns whether the id begins with the bundle's name, as it should.
     *
     * @return true when no other bundle has a better right to the id
     */
    public boolean ownsId() {
        return id.startsWith(bundle + ".");
    }

    /**
     * Returns the last segment of the id.
     *
     * @return the short id
     */
    public String shortId() {
        return id.substring(id.lastIndexOf('.') + 1);
    }
}
