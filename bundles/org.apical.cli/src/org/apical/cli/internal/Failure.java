package org.apical.cli.internal;

import java.io.IOException;

import org.apical.api.ApicalException;
import org.apical.api.Problem;

/**
 * What a command that did not end well tells its caller.
 *
 * @param exitCode the exit code
 * @param problem what to say
 * @param logged what belongs into the log, or {@code null}
 */
record Failure(int exitCode, Problem problem, Throwable logged) {

    /** Finds the reason behind wrappers that executors and streams put around it. */
    static Failure of(Throwable thrown, boolean cancelled) {
        if (thrown instanceof UsageException usage) {
            return new Failure(ExitCode.USAGE, usage.problem(), null);
        }
        ApicalException told = cause(thrown, ApicalException.class);
        if (told != null && told.kind() == ApicalException.Cause.INTERRUPTED) {
            // Its problem may say how to go on.
            return new Failure(ExitCode.INTERRUPTED, told.problem(), null);
        }
        if (cancelled) {
            return interrupted();
        }
        if (told != null) {
            boolean technical = told.kind() == ApicalException.Cause.FAILED && told.getCause() != null;
            return new Failure(ExitCode.of(told.kind()), told.problem(), technical ? told : null);
        }
        OutOfMemoryError memory = cause(thrown, OutOfMemoryError.class);
        if (memory != null) {
            return new Failure(ExitCode.FAILED, outOfMemory(memory), thrown);
        }
        IOException io = cause(thrown, IOException.class);
        if (io != null && String.valueOf(io.getMessage()).contains("No space left")) {
            return new Failure(ExitCode.BAD_INPUT, Problem.of("The disk is full.",
                    "Free some space or choose another folder with --out."), thrown);
        }
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new Failure(ExitCode.FAILED, Problem.of("Something went wrong that Apical did not expect ("
                + root.getClass().getSimpleName() + (root.getMessage() == null ? "" : ": " + root.getMessage()) + ").",
                ""), thrown);
    }

    static Failure interrupted() {
        return new Failure(ExitCode.INTERRUPTED, ApicalException.interrupted().problem(), null);
    }

    private static Problem outOfMemory(OutOfMemoryError error) {
        String said = String.valueOf(error.getMessage());
        if (said.contains("Java heap") || said.contains("GC overhead") || said.contains("array size")) {
            long megabytes = Runtime.getRuntime().maxMemory() >> 20;
            return Problem.of("The memory of " + megabytes + " MB for Java's own objects is used up.",
                    "Set APICAL_JAVA_OPTS=-Xmx" + Math.max(2, megabytes * 2 >> 10)
                            + "g for more, or use a smaller batch or fewer frames.");
        }
        return Problem.of("The memory outside Java's own objects is used up (" + said + ").",
                "Use a smaller batch or smaller frames, or end other programs.");
    }

    private static <T extends Throwable> T cause(Throwable thrown, Class<T> type) {
        for (Throwable current = thrown; current != null; current = current.getCause()) {
            if (type.isInstance(current)) {
                return type.cast(current);
            }
        }
        return null;
    }
}
