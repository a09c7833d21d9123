package org.apical.trust;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of where an item can matter.
 *
 * @param sector true inside the scan sector; one value a place of an item
 * @param structure true inside the structure that should matter, where it is known
 * @since 1.0
 */
public record Region(boolean[] sector, Optional<boolean[]> structure) {

    /** Checks the lengths. */
    public Region {
        Objects.requireNonNull(structure, "structure");
        int length = sector.length;
        if (structure.isPresent() && structure.get().length != length) {
            throw new IllegalArgumentException("Sector and structure are of one item, not of " + length + " and "
                    + structure.get().length + " places.");
        }
    }

    /**
     * Returns a region of which nothing is known.
     *
     * @param places the number of places of an item
     * @return every place may matter
     */
    public static Region everywhere(int places) {
        boolean[] sector = new boolean[places];
        Arrays.fill(sector, true);
        return new Region(sector, Optional.empty());
    }

    /**
     * Adds a structure.
     *
     * @param structure true inside the structure that should matter
     * @return the same sector with the structure
     */
    public Region with(boolean[] structure) {
        return new Region(sector, Optional.of(structure));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Region that && Arrays.equals(sector, that.sector)
                && Arrays.equals(structure.orElse(null), that.structure.orElse(null));
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(sector) + Arrays.hashCode(structure.orElse(null));
    }
}
