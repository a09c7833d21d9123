package org.apical.engine.conformance;

import java.io.IOException;

import org.apical.api.ApicalException;

/**
 * One thing that an engine must do.
 *
 * @param name a short name of its own within the suite, such as "forward.2d"
 * @param what what the engine must do, one sentence
 * @param body looks whether it does
 * @since 1.0
 */
public record Check(String name, String what, Body body) {

    /** Looks whether an engine does one thing. */
    @FunctionalInterface
    public interface Body {

        /**
         * Looks.
         *
         * @return what was measured, in a sentence
         * @throws ConformanceFailure when the engine does not do it
         * @throws NotOffered when the engine does not offer what this is about
         * @throws ApicalException when the engine fails, which is a failure too
         * @throws IOException when there is no room for scratch files
         * @throws InterruptedException when the reader stopped the work
         */
        String look() throws ApicalException, IOException, InterruptedException;
    }

    /**
     * Runs the check; whatever the engine throws becomes part of the result.
     *
     * @return how it ended
     * @throws InterruptedException when the reader stopped the work
     */
    public CheckResult run() throws InterruptedException {
        try {
            return result(CheckResult.State.OK, body.look());
        } catch (NotOffered e) {
            return result(CheckResult.State.NOT_OFFERED, e.getMessage());
        } catch (ConformanceFailure e) {
            return result(CheckResult.State.FAILED, e.getMessage());
        } catch (ApicalException | IOException | RuntimeException | LinkageError | OutOfMemoryError
                | AssertionError | StackOverflowError e) {
            return result(CheckResult.State.FAILED, "No exception was expected, but this came: " + e.toString().lines().findFirst().orElse("")
                    + (e.getStackTrace().length == 0 ? "" : ", at " + e.getStackTrace()[0]) + ".");
        }
    }

    private CheckResult result(CheckResult.State state, String sentence) {
        return new CheckResult(name, what, state, sentence);
    }
}
