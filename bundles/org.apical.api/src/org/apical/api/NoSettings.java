package org.apical.api;

/**
 * The settings of a contribution that has none.
 *
 * @since 1.0
 */
public record NoSettings() {
}
