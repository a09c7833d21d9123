package org.apical.analysis.chart;

import java.awt.Color;
import java.util.List;

import org.apical.api.report.Estimate;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Charts of how a prediction follows the part of a structure that is hidden. */
final class DoseCharts {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 360;

    private DoseCharts() {
    }

    static Figure response(String id, List<Double> doses, List<Estimate> predictions, Estimate control, String what) {
        NumberAxis vertical = ChartStyle.axis(what);
        XYPlot plot = ChartStyle.plot(ChartStyle.axis("Hidden area over that of the structure"), vertical);
        XYIntervalSeriesCollection structure = new XYIntervalSeriesCollection();
        XYIntervalSeries line = new XYIntervalSeries("Structure");
        for (int i = 0; i < doses.size(); i++) {
            add(line, doses.get(i), predictions.get(i));
        }
        structure.addSeries(line);
        plot.setDataset(0, structure);
        plot.setRenderer(0, renderer(ChartStyle.BLUE, true));
        if (Double.isFinite(control.value())) {
            XYIntervalSeriesCollection elsewhere = new XYIntervalSeriesCollection();
            XYIntervalSeries point = new XYIntervalSeries("As much elsewhere");
            add(point, 1, control);
            elsewhere.addSeries(point);
            plot.setDataset(1, elsewhere);
            plot.setRenderer(1, renderer(ChartStyle.VERMILLION, false));
        }
        return new Figure(id, "Prediction by hidden area", WIDTH, HEIGHT, ChartStyle.chart(plot, true));
    }

    private static void add(XYIntervalSeries series, double at, Estimate value) {
        boolean interval = Double.isFinite(value.low()) && Double.isFinite(value.high());
        series.add(at, at, at, value.value(), interval ? value.low() : value.value(),
                interval ? value.high() : value.value());
    }

    private static XYErrorRenderer renderer(Color colour, boolean lines) {
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawXError(false);
        renderer.setErrorStroke(ChartStyle.THIN);
        renderer.setErrorPaint(colour);
        renderer.setCapLength(0);
        renderer.setDefaultLinesVisible(lines);
        renderer.setSeriesStroke(0, ChartStyle.LINE);
        renderer.setSeriesPaint(0, colour);
        renderer.setSeriesShape(0, ChartStyle.disc(8));
        return renderer;
    }
}
