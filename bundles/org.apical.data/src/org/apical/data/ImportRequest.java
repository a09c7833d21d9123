package org.apical.data;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

import org.apical.api.source.Listing;

/**
 * What to import and how.
 *
 * @param listing the clips
 * @param sourceId the data source they were listed by, for the record
 * @param labels the label table to keep with the cohort, CSV or Excel
 * @param idColumn the column of the label table whose ids clips are found by; empty to go by the names of the columns
 * @param view the view to keep, such as "A4C"; empty to keep all
 * @param views who says which view a clip shows
 * @param rows the rows of a stored frame
 * @param columns the columns of a stored frame
 * @param frames the largest number of frames of a clip
 * @param intervalMs the time between samples in milliseconds
 * @param threads how many clips are decoded at once; does not change the result
 * @param out the folder to make; it must not exist, be empty or hold a cohort of the same settings, which is brought up
 *     to date
 * @since 1.0
 */
public record ImportRequest(Listing listing, String sourceId, Optional<Path> labels, String idColumn, String view,
        ViewFilter views, int rows, int columns, int frames, double intervalMs, int threads, Path out) {

    /** Checks the ranges. */
    public ImportRequest {
        Objects.requireNonNull(listing, "listing");
        Objects.requireNonNull(labels, "labels");
        Objects.requireNonNull(views, "views");
        Objects.requireNonNull(out, "out");
        if (rows < 1 || columns < 1 || frames < 1 || !(intervalMs > 0) || threads < 1) {
            throw new IllegalArgumentException("Rows, columns, frames, interval and threads must be above 0.");
        }
    }

    /**
     * Asks for an import whose labels are found by the names of their columns.
     *
     * @param listing the clips
     * @param sourceId the data source they were listed by
     * @param labels the label table
     * @param view the view to keep
     * @param rows the rows of a stored frame
     * @param columns the columns of a stored frame
     * @param frames the largest number of frames of a clip
     * @param intervalMs the time between samples in milliseconds
     * @param threads how many clips are decoded at once
     * @param out the folder to make
     */
    public ImportRequest(Listing listing, String sourceId, Optional<Path> labels, String view, int rows, int columns,
            int frames, double intervalMs, int threads, Path out) {
        this(listing, sourceId, labels, "", view, rows, columns, frames, intervalMs, threads, out);
    }

    /**
     * Asks for an import that goes by the views of the headers.
     *
     * @param listing the clips
     * @param sourceId the data source they were listed by
     * @param labels the label table
     * @param idColumn the column of the label table whose ids clips are found by
     * @param view the view to keep
     * @param rows the rows of a stored frame
     * @param columns the columns of a stored frame
     * @param frames the largest number of frames of a clip
     * @param intervalMs the time between samples in milliseconds
     * @param threads how many clips are decoded at once
     * @param out the folder to make
     */
    public ImportRequest(Listing listing, String sourceId, Optional<Path> labels, String idColumn, String view,
            int rows, int columns, int frames, double intervalMs, int threads, Path out) {
        this(listing, sourceId, labels, idColumn, view, ViewFilter.NONE, rows, columns, frames, intervalMs, threads,
                out);
    }
}
