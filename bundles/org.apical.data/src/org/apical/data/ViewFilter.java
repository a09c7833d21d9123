package org.apical.data;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Who says which view a clip shows: its header, or a table that a classifier made.
 *
 * @param table a CSV table with the columns {@code file} and {@code view} (or {@code class}) and perhaps
 *     {@code probability}, as {@code apical predict} writes it; empty to go by the headers
 * @param certainty the probability from 0 to 1 below which a clip is left out; 0 believes every row
 * @since 1.0
 */
public record ViewFilter(Optional<Path> table, double certainty) {

    /** Goes by the headers. */
    public static final ViewFilter NONE = new ViewFilter(Optional.empty(), 0);

    /** Checks the range. */
    public ViewFilter {
        Objects.requireNonNull(table, "table");
        if (!(certainty >= 0 && certainty <= 1)) {
            throw new IllegalArgumentException("The certainty must be from 0 to 1.");
        }
    }
}
