package org.apical.analysis.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;

import org.apical.analysis.statistics.BlandAltman;
import org.apical.api.report.Estimate;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Charts of how a regression agrees with its labels. */
final class AgreementCharts {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 440;

    private AgreementCharts() {
    }

    static Figure scatter(String id, double[] truths, double[] predictions, String unit) {
        NumberAxis horizontal = ChartStyle.axis("Label" + inUnit(unit));
        NumberAxis vertical = ChartStyle.axis("Prediction" + inUnit(unit));
        Range range = Range.combine(padded(truths), padded(predictions));
        for (NumberAxis axis : List.of(horizontal, vertical)) {
            axis.setRange(range);
            axis.setTickUnit(new NumberTickUnit(step(range.getLength())));
        }
        XYPlot plot = ChartStyle.plot(horizontal, vertical);
        double[] ends = {range.getLowerBound(), range.getUpperBound()};
        plot.setDataset(0, pairs("Identity", ends, ends));
        plot.setRenderer(0, ChartStyle.line(ChartStyle.QUIET, ChartStyle.DASHED));
        plot.setDataset(1, pairs("Pairs", truths, predictions));
        plot.setRenderer(1, ChartStyle.points(truths.length));
        return new Figure(id, "Prediction against label, n = " + truths.length, WIDTH, HEIGHT,
                ChartStyle.chart(plot, false));
    }

    static Figure blandAltman(String id, double[] truths, double[] predictions, String unit) {
        double[] means = new double[truths.length];
        double[] differences = new double[truths.length];
        for (int i = 0; i < truths.length; i++) {
            means[i] = (truths[i] + predictions[i]) / 2;
            differences[i] = predictions[i] - truths[i];
        }
        BlandAltman agreement = BlandAltman.of(truths, predictions);
        NumberAxis horizontal = ChartStyle.axis("Mean of label and prediction" + inUnit(unit));
        NumberAxis vertical = ChartStyle.axis("Prediction − label" + inUnit(unit));
        XYPlot plot = ChartStyle.plot(horizontal, vertical);
        plot.setDataset(pairs("Pairs", means, differences));
        plot.setRenderer(ChartStyle.points(truths.length));
        horizontal.setRange(padded(means));
        double[] shown = Arrays.copyOf(differences, differences.length + 3);
        Arrays.fill(shown, differences.length, shown.length, 0);
        band(plot, agreement.bias(), ChartStyle.BLUE);
        ChartStyle.level(plot, agreement.bias().value(), "Bias " + Labels.signed(agreement.bias().value()),
                ChartStyle.INK, ChartStyle.THIN, true);
        if (Double.isFinite(agreement.deviation())) {
            band(plot, agreement.low(), ChartStyle.VERMILLION);
            band(plot, agreement.high(), ChartStyle.VERMILLION);
            ChartStyle.level(plot, agreement.high().value(), "+1.96 SD " + Labels.signed(agreement.high().value()),
                    ChartStyle.VERMILLION, ChartStyle.DASHED, true);
            ChartStyle.level(plot, agreement.low().value(), "−1.96 SD " + Labels.signed(agreement.low().value()),
                    ChartStyle.VERMILLION, ChartStyle.DASHED, false);
            shown[differences.length] = agreement.low().low();
            shown[differences.length + 1] = agreement.high().high();
        }
        vertical.setRange(padded(shown));
        return new Figure(id, "Difference against mean (Bland and Altman), n = " + truths.length, WIDTH,
                HEIGHT, ChartStyle.chart(plot, false));
    }

    private static void band(XYPlot plot, Estimate estimate, Color colour) {
        if (Double.isFinite(estimate.low()) && estimate.low() < estimate.high()) {
            plot.addRangeMarker(new IntervalMarker(estimate.low(), estimate.high(), colour, new BasicStroke(0f), null,
                    null, 0.10f), Layer.BACKGROUND);
        }
    }

    static XYSeriesCollection pairs(String name, double[] horizontal, double[] vertical) {
        XYSeries series = new XYSeries(name, false, true);
        for (int i = 0; i < horizontal.length; i++) {
            series.add(horizontal[i], vertical[i], false);
        }
        return new XYSeriesCollection(series);
    }

    /** The range of values with a margin, so that no point is cut; never empty. */
    private static Range padded(double[] values) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(1);
        double margin = high > low ? 0.06 * (high - low) : Math.max(1e-6, Math.abs(high) * 0.1);
        return new Range(low - margin, high + margin);
    }

    /** The step of 1, 2 or 5 times a power of ten that gives four to nine ticks. */
    private static double step(double length) {
        double power = Math.pow(10, Math.floor(Math.log10(length / 5)));
        double share = length / 5 / power;
        return power * (share < 2 ? 1 : share < 5 ? 2 : 5);
    }

    private static String inUnit(String unit) {
        return unit.isEmpty() ? "" : " (" + unit + ")";
    }
}
