package org.apical.analysis.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.apical.api.report.Estimate;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Charts of estimates side by side. */
final class EstimateCharts {

    private static final int WIDTH = 560;
    private static final int MARGINS = 80;
    private static final int LINE = 30;

    private EstimateCharts() {
    }

    static Figure below(String id, List<String> names, List<Estimate> estimates, String what, double reference) {
        if (names.size() != estimates.size() || names.isEmpty()) {
            throw new IllegalArgumentException(names.size() + " names do not fit " + estimates.size() + " estimates.");
        }
        List<String> upwards = new ArrayList<>(names);
        Collections.reverse(upwards);
        NumberAxis horizontal = ChartStyle.axis(what);
        XYPlot plot = ChartStyle.plot(horizontal, names(upwards));
        XYIntervalSeries series = new XYIntervalSeries(what);
        for (int i = 0; i < estimates.size(); i++) {
            Estimate one = estimates.get(i);
            double y = names.size() - 1.0 - i;
            boolean interval = Double.isFinite(one.low()) && Double.isFinite(one.high());
            series.add(one.value(), interval ? one.low() : one.value(), interval ? one.high() : one.value(), y, y, y);
        }
        XYIntervalSeriesCollection dataset = new XYIntervalSeriesCollection();
        dataset.addSeries(series);
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawYError(false);
        renderer.setErrorPaint(new Color(0x8FB9D6));
        renderer.setErrorStroke(ChartStyle.LINE);
        renderer.setCapLength(0);
        renderer.setSeriesPaint(0, ChartStyle.BLUE);
        renderer.setSeriesShape(0, ChartStyle.disc(9));
        plot.setDataset(dataset);
        plot.setRenderer(renderer);
        if (Double.isFinite(reference)) {
            plot.addDomainMarker(new ValueMarker(reference, ChartStyle.QUIET, ChartStyle.DASHED), Layer.BACKGROUND);
        }
        return new Figure(id, what, WIDTH, MARGINS + LINE * names.size(), ChartStyle.chart(plot, false));
    }

    private static SymbolAxis names(List<String> upwards) {
        SymbolAxis axis = new SymbolAxis(null, upwards.toArray(String[]::new));
        axis.setTickLabelFont(ChartStyle.tickFont());
        axis.setTickLabelPaint(ChartStyle.INK);
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setGridBandsVisible(false);
        return axis;
    }
}
