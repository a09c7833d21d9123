package org.apical.engine.conformance;

import java.util.Map;

import org.apical.api.engine.LossFunction;
import org.apical.engine.conformance.samples.Losses;

/**
 * How the suite is run.
 *
 * @param threads how many processor threads the engines may use, at least 1
 * @param memorySteps how many training steps must leave the memory flat
 * @param losses the losses that must go through, by name; each for outputs of one column and targets of 0 and 1
 * @since 1.0
 */
public record ConformanceSpec(int threads, int memorySteps, Map<String, LossFunction> losses) {

    /** Copies the losses. */
    public ConformanceSpec {
        losses = Map.copyOf(losses);
        if (threads < 1 || memorySteps < 1) {
            throw new IllegalArgumentException("The suite needs at least one thread and one step, not " + threads
                    + " and " + memorySteps + ".");
        }
    }

    /**
     * Returns what is usual: two threads, 2,000 steps, losses of three forms.
     *
     * @return the specification
     */
    public static ConformanceSpec usual() {
        return new ConformanceSpec(2, 2000, Losses.all());
    }
}
