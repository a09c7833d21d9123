package org.apical.cli.internal;

import org.apical.api.Problem;

/** Arguments that make no command; the reader should look at the help. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    UsageException(String message, String remedy) {
        super(message);
        this.problem = Problem.of(message, remedy);
    }

    Problem problem() {
        return problem;
    }
}
