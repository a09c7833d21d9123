package org.apical.analysis.chart;

import java.util.List;
import java.util.function.ToDoubleFunction;

import org.apical.api.report.EpochRecord;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Charts of how training went. */
final class LearningCharts {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 340;

    private LearningCharts() {
    }

    static Figure loss(String id, List<EpochRecord> epochs, int bestEpoch) {
        XYSeriesCollection dataset = new XYSeriesCollection(series("Training", epochs, EpochRecord::trainLoss));
        dataset.addSeries(series("Validation", epochs, EpochRecord::validationLoss));
        XYPlot plot = plot("Loss", dataset, epochs, bestEpoch);
        return new Figure(id, "Loss over " + epochs.size() + " epochs", WIDTH, HEIGHT, ChartStyle.chart(plot, true));
    }

    static Figure selection(String id, List<EpochRecord> epochs, String name, int bestEpoch) {
        XYSeriesCollection dataset = new XYSeriesCollection(
                series("Validation", epochs, EpochRecord::validationMetric));
        XYPlot plot = plot(name, dataset, epochs, bestEpoch);
        plot.getRenderer().setSeriesPaint(0, ChartStyle.VERMILLION);
        return new Figure(id, name + " over " + epochs.size() + " epochs", WIDTH, HEIGHT,
                ChartStyle.chart(plot, true));
    }

    private static XYPlot plot(String label, XYSeriesCollection dataset, List<EpochRecord> epochs, int bestEpoch) {
        NumberAxis horizontal = ChartStyle.wholeAxis("Epoch");
        horizontal.setRange(0.5, Math.max(1, epochs.size()) + 0.5);
        XYPlot plot = ChartStyle.plot(horizontal, ChartStyle.axis(label));
        boolean few = epochs.size() <= 40;
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, few);
        renderer.setSeriesPaint(0, ChartStyle.BLUE);
        renderer.setSeriesPaint(1, ChartStyle.VERMILLION);
        for (int i = 0; i < dataset.getSeriesCount(); i++) {
            renderer.setSeriesStroke(i, ChartStyle.LINE);
            renderer.setSeriesShape(i, ChartStyle.disc(5));
        }
        plot.setDataset(dataset);
        plot.setRenderer(renderer);
        if (bestEpoch > 0) {
            mark(plot, bestEpoch, bestEpoch * 2 > epochs.size());
        }
        return plot;
    }

    private static void mark(XYPlot plot, int epoch, boolean labelLeft) {
        ValueMarker marker = new ValueMarker(epoch, ChartStyle.QUIET, ChartStyle.DASHED);
        marker.setAlpha(1f);
        marker.setLabel("epoch " + epoch + " kept");
        marker.setLabelFont(ChartStyle.tickFont());
        marker.setLabelPaint(ChartStyle.INK);
        marker.setLabelBackgroundColor(ChartStyle.BEHIND_TEXT);
        marker.setLabelAnchor(labelLeft ? RectangleAnchor.TOP_LEFT : RectangleAnchor.TOP_RIGHT);
        marker.setLabelTextAnchor(labelLeft ? TextAnchor.TOP_RIGHT : TextAnchor.TOP_LEFT);
        marker.setLabelOffset(new RectangleInsets(4, 6, 4, 6));
        plot.addDomainMarker(marker, Layer.BACKGROUND);
    }

    private static XYSeries series(String name, List<EpochRecord> epochs, ToDoubleFunction<EpochRecord> value) {
        XYSeries series = new XYSeries(name, false, true);
        for (EpochRecord epoch : epochs) {
            double loss = value.applyAsDouble(epoch);
            series.add(epoch.epoch(), Double.isFinite(loss) ? loss : Double.NaN);
        }
        return series;
    }
}
