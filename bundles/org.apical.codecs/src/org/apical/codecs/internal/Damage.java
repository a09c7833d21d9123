package org.apical.codecs.internal;

import org.apical.api.ApicalException;
import org.apical.api.Problem;

/** Words for frames that cannot be decoded. */
final class Damage {
    private static final String EXPORT = "Export the file again from its source.";

    private Damage() {
    }

    static ApicalException of(String message) {
        return ApicalException.badInput(Problem.of(message, EXPORT));
    }
}
