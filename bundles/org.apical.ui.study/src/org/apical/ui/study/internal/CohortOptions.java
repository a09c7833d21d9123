package org.apical.ui.study.internal;

import java.nio.file.Path;
import org.apical.api.settings.Setting;

/**
 * What an import does with the clips of any source; the defaults are those of the command {@code import}.
 *
 * @param labels the label table; an empty path for none
 * @param idColumn the column of the label table whose ids clips are found by
 * @param view the view to keep; empty for all
 * @param size rows and columns of a stored frame
 * @param frames the largest number of frames of a clip
 * @param intervalMs the time between samples
 */
record CohortOptions(
        @Setting(label = "Labels", help = "A CSV table or Excel workbook (.xlsx) with a column named patient and a "
                + "column for every label. Data sets that bring labels need none.", defaultValue = "")
        Path labels,
        @Setting(label = "Id column", help = "The column of the labels whose ids clips are found by, when it is not "
                + "named patient or study.", defaultValue = "")
        String idColumn,
        @Setting(label = "View", help = "The view to keep, such as A4C; empty for all.", defaultValue = "")
        String view,
        @Setting(label = "Size", help = "Rows and columns of a stored frame.", defaultValue = "112", unit = "pixels",
                min = 16, max = 2048)
        int size,
        @Setting(label = "Frames", help = "The largest number of frames of a clip.", defaultValue = "20", min = 1,
                max = 10000)
        int frames,
        @Setting(label = "Interval", help = "The time from one frame to the next.", defaultValue = "100", unit = "ms",
                min = 0.1, max = 60000)
        double intervalMs) {
}
