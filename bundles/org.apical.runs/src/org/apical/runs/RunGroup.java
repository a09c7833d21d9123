package org.apical.runs;

/**
 * Runs that share a value: a node of the tree of task, cell and seed.
 *
 * @param value the value, {@code null} of runs without one
 * @param runs how many runs share it
 * @since 1.0
 */
public record RunGroup(Object value, int runs) {
}
