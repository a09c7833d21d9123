package org.apical.cli.internal;

import org.apical.api.ApicalException;

/** How a command ended, for the script that called it. */
final class ExitCode {

    static final int DONE = 0;
    static final int USAGE = 2;
    static final int BAD_INPUT = 3;
    static final int FAILED = 4;
    /** The work was done and found what should not be. */
    static final int ALARM = 5;
    static final int INTERRUPTED = 130;

    private ExitCode() {
    }

    static int of(ApicalException.Cause cause) {
        return switch (cause) {
            case BAD_INPUT -> BAD_INPUT;
            case FAILED -> FAILED;
            case INTERRUPTED -> INTERRUPTED;
        };
    }
}
