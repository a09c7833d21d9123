package org.apical.api;

import java.util.Objects;

/**
 * The one checked exception of Apical: it carries a {@link Problem} for the reader and the exit code it deserves.
 *
 * @since 1.0
 */
public final class ApicalException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What ended the work. */
    public enum Cause {
        /** The input is at fault; the reader can mend it. Exit code 3. */
        BAD_INPUT,
        /** The work failed for another reason. Exit code 4. */
        FAILED,
        /** The reader stopped the work. Exit code 130. */
        INTERRUPTED
    }

    private final transient Problem problem;
    private final Cause kind;

    private ApicalException(Cause kind, Problem problem, Throwable cause) {
        super(Objects.requireNonNull(problem, "problem").line(), cause);
        this.kind = Objects.requireNonNull(kind, "kind");
        this.problem = problem;
    }

    /**
     * Reports input that cannot be used.
     *
     * @param problem what is wrong with it
     * @return the exception to throw
     */
    public static ApicalException badInput(Problem problem) {
        return new ApicalException(Cause.BAD_INPUT, problem, null);
    }

    /**
     * Reports input that cannot be used, with the technical cause.
     *
     * @param problem what is wrong with it
     * @param cause the technical cause, for the log
     * @return the exception to throw
     */
    public static ApicalException badInput(Problem problem, Throwable cause) {
        return new ApicalException(Cause.BAD_INPUT, problem, cause);
    }

    /**
     * Reports work that failed although its input was right.
     *
     * @param problem what went wrong
     * @param cause the technical cause, for the log; may be {@code null}
     * @return the exception to throw
     */
    public static ApicalException failed(Problem problem, Throwable cause) {
        return new ApicalException(Cause.FAILED, problem, cause);
    }

    /**
     * Reports that the reader stopped the work.
     *
     * @return the exception to throw
     */
    public static ApicalException interrupted() {
        return new ApicalException(Cause.INTERRUPTED, Problem.of("The work was stopped.", ""), null);
    }

    /**
     * Reports that the reader stopped the work, and how to go on.
     *
     * @param problem what was stopped and how to go on
     * @return the exception to throw
     */
    public static ApicalException interrupted(Problem problem) {
        return new ApicalException(Cause.INTERRUPTED, problem, null);
    }

    /**
     * Returns what went wrong.
     *
     * @return the problem, never {@code null}
     */
    public Problem problem() {
        return problem;
    }

    /**
     * Returns what ended the work.
     *
     * @return the kind, never {@code null}
     */
    public Cause kind() {
        return kind;
    }
}
