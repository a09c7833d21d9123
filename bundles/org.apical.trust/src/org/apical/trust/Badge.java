package org.apical.trust;

/**
 * How far a map or one of its measures may be believed.
 *
 * @since 1.0
 */
public enum Badge {
    /** It holds. */
    GREEN,
    /** It is doubtful. */
    AMBER,
    /** It does not hold: the map must not be shown without a warning. */
    RED,
    /** It was not judged: it informs only, or could not be computed. */
    NONE;

    /**
     * Returns the more severe of two.
     *
     * @param other the other
     * @return red before amber before green; one that was not judged gives way
     */
    public Badge worse(Badge other) {
        if (this == NONE || other == NONE) {
            return this == NONE ? other : this;
        }
        return compareTo(other) >= 0 ? this : other;
    }
}
