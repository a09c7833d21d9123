package org.apical.cine;

/**
 * What each picture of a film shows.
 *
 * @since 1.0
 */
public enum FilmPicture {
    /** The map over the frame. */
    OVERLAY,
    /** The map alone. */
    MAP,
    /** Frame, map, and map over the frame, side by side. */
    PLATE
}
