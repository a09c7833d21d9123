package org.apical.analysis;

import java.util.ArrayList;
import java.util.List;

import org.apical.analysis.chart.Figure;
import org.apical.analysis.internal.RunCharts;
import org.apical.api.report.ReportRun;

/**
 * The charts of a run, the same that its report shows.
 *
 * @since 1.0
 */
public final class ReportFigures {

    private ReportFigures() {
    }

    /**
     * Draws the charts.
     *
     * @param run the run
     * @return agreement charts for a regression, operating, precision and calibration charts for classes, then learning
     *     curves; each with an id that is unique among them
     */
    public static List<Figure> of(ReportRun run) {
        RunCharts charts = new RunCharts(run);
        List<Figure> figures = new ArrayList<>();
        charts.scatter().ifPresent(figures::add);
        charts.blandAltman().ifPresent(figures::add);
        charts.roc().ifPresent(figures::add);
        charts.precisionRecall().ifPresent(figures::add);
        charts.calibration().ifPresent(figures::add);
        charts.loss().ifPresent(figures::add);
        charts.selection().ifPresent(figures::add);
        return figures;
    }
}
