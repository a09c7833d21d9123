package org.apical.runs;

/**
 * What bringing the index up to date changed.
 *
 * @param entered how many runs were read, since they are new or changed
 * @param removed how many are gone
 * @param unchanged how many were as the index knew them
 * @since 1.0
 */
public record RunChanges(int entered, int removed, int unchanged) {
}
