package org.apical.data;

/**
 * How a cohort was made.
 *
 * @param rows the rows of a stored frame
 * @param columns the columns of a stored frame
 * @param framesPerClip the largest number of frames of a clip
 * @param intervalMs the time between samples in milliseconds
 * @param view the view that was kept, such as "A4C"; empty when all were
 * @param sourceId the data source it was imported with
 * @param clips the number of clips
 * @param frames the number of frames
 * @param contentHash SHA-256, in hexadecimal digits, of frames.bin followed by index.csv
 * @param labelsHash SHA-256 of labels.csv, empty without labels
 * @param idColumn the column of labels.csv whose ids clips are found by, empty to go by the names of the columns
 * @param viewsHash SHA-256 of the table that named the views, empty when the headers did
 * @param viewCertainty the probability below which that table was not believed
 * @param createdBy the version of the bundle that wrote it
 * @since 1.0
 */
public record CohortInfo(int rows, int columns, int framesPerClip, double intervalMs, String view, String sourceId,
        int clips, long frames, String contentHash, String labelsHash, String idColumn,
        String viewsHash, double viewCertainty, String createdBy) {

    /** Cohorts of the first versions have no id column and no table of views. */
    public CohortInfo {
        idColumn = idColumn == null ? "" : idColumn;
        viewsHash = viewsHash == null ? "" : viewsHash;
    }
}
