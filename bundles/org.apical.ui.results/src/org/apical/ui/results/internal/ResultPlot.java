package org.apical.ui.results.internal;

import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.data.xy.XYDataset;

/**
 * A chart whose points are patients, or clips.
 *
 * @param title what it shows
 * @param chart the chart
 * @param points the data set of its points
 * @param choices whom a click on a point chooses, by series and item
 * @param places where a subject lies, by series and item; a subject may lie at no place
 */
record ResultPlot(String title, JFreeChart chart, XYDataset points, List<List<String>> choices, Places places) {

    /** Where subjects lie. */
    @FunctionalInterface
    interface Places {

        /** Returns series and item of a subject's point. */
        Optional<int[]> of(String subject);
    }

    /** Makes a chart in which every point is one subject. */
    static ResultPlot of(String title, JFreeChart chart, XYDataset points, List<List<String>> subjects) {
        return new ResultPlot(title, chart, points, subjects, subject -> {
            for (int series = 0; series < subjects.size(); series++) {
                int item = subjects.get(series).indexOf(subject);
                if (item >= 0) {
                    return Optional.of(new int[] {series, item});
                }
            }
            return Optional.empty();
        });
    }

    /** Returns whom a click chooses. */
    Optional<String> subject(XYDataset dataset, int series, int item) {
        return dataset == points && series < choices.size() && item < choices.get(series).size()
                ? Optional.of(choices.get(series).get(item)) : Optional.empty();
    }
}
