package org.apical.api.interpreter;

/**
 * What the values of a map add up to.
 *
 * @since 1.0
 */
public enum MapTotal {
    /** Nothing in particular. */
    NONE,
    /** The output's change from an item whose every value is the smallest of the item to the item (completeness). */
    CHANGE_FROM_BLACK,
    /** The output (conservation). */
    OUTPUT
}
