package org.apical.api.interpreter;

/**
 * What a map costs, in passes of one item through the whole network. A backward pass costs about as much as a forward
 * one.
 *
 * @param forward the forward passes
 * @param backward the backward passes
 * @since 1.0
 */
public record PassCount(long forward, long backward) {

    /** Checks that the counts are not negative. */
    public PassCount {
        if (forward < 0 || backward < 0) {
            throw new IllegalArgumentException("Passes are counted from 0, not " + forward + " and " + backward + ".");
        }
    }
}
