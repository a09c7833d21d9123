package org.apical.experiment.file;

import java.nio.file.Path;
import java.util.List;

import org.apical.api.settings.Setting;

/**
 * How clips become the network's input (paper, section "Data processing"): the keys of {@code data} beside
 * {@code source}.
 *
 * @param view the view to use, empty for all
 * @param views a table that a classifier made of the views, absolute; empty to go by the clips' headers
 * @param viewCertainty the probability below which that table is not believed and the clip left out
 * @param size rows and columns of the network's input
 * @param frames the number of frames a clip
 * @param intervalMs the time between frames
 * @param idColumn the column of the labels whose ids clips are found by; empty to go by the names of the columns
 */
public record DataSettings(
        @Setting(label = "View", help = "The view whose clips are used, such as A4C; empty for all.",
                defaultValue = "A4C") String view,
        @Setting(label = "Views", help = "A CSV table that says which view each file shows, with the columns file and "
                + "class, as 'apical predict' writes it with a run of the task view; used when the run imports its "
                + "source. Without it the clips' headers are believed.", defaultValue = "") String views,
        @Setting(label = "Certainty of views", help = "Clips whose view that table gives with a lower probability are "
                + "left out and named.", defaultValue = "0", min = 0, max = 1) double viewCertainty,
        @Setting(label = "Size", help = "Rows and columns of the frames the network sees.", unit = "pixels", min = 8,
                max = 2048, defaultValue = "299,299") List<Integer> size,
        @Setting(label = "Frames", help = "How many frames of each clip are sampled.", min = 1, max = 10_000,
                defaultValue = "20") int frames,
        @Setting(label = "Interval", help = "The time between sampled frames.", unit = "ms", min = 1, max = 60_000,
                defaultValue = "100") double intervalMs,
        @Setting(label = "Id column", help = "The column of the labels whose ids clips are found by, when it is not "
                + "named patient or study: ids of patients, studies or clips, accession numbers, file names or SHA-256 "
                + "of patients' ids.", defaultValue = "") String idColumn) {

    /** Checks that the size has two numbers. */
    public DataSettings {
        if (size.size() != 2) {
            throw new IllegalArgumentException("The size needs two numbers, rows and columns: [112, 112].");
        }
    }

    /**
     * Places the table of views.
     *
     * @param folder what its path is relative to
     * @return the settings with an absolute path
     */
    public DataSettings in(Path folder) {
        return views.isEmpty() ? this : new DataSettings(view, folder.resolve(views).normalize().toString(),
                viewCertainty, size, frames, intervalMs, idColumn);
    }

    /**
     * Returns the number of rows.
     *
     * @return rows of a frame
     */
    public int rows() {
        return size.get(0);
    }

    /**
     * Returns the number of columns.
     *
     * @return columns of a frame
     */
    public int columns() {
        return size.get(1);
    }
}
