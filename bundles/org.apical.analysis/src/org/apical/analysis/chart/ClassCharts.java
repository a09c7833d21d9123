package org.apical.analysis.chart;

import java.awt.Color;
import java.util.List;

import org.apical.analysis.statistics.CalibrationBin;
import org.apical.analysis.statistics.Roc;
import org.apical.api.report.Estimate;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Charts of how a yes-or-no question was answered. */
final class ClassCharts {

    private static final int WIDTH = 480;
    private static final int HEIGHT = 440;
    private static final int PATIENTS_A_BIN = 15;
    private static final int MOST_BINS = 10;

    private ClassCharts() {
    }

    static Figure roc(String id, double[] truths, double[] predictions, Estimate auc, double sensitivity,
            double specificity) {
        XYPlot plot = unitSquare("1 − specificity", "Sensitivity");
        Roc roc = Roc.of(truths, predictions);
        double[] falsePositiveRates = new double[roc.size()];
        double[] sensitivities = new double[roc.size()];
        for (int i = 0; i < roc.size() && roc.isDefined(); i++) {
            falsePositiveRates[i] = roc.falsePositiveRate(i);
            sensitivities[i] = roc.sensitivity(i);
        }
        plot.setDataset(1, AgreementCharts.pairs("Characteristic", falsePositiveRates, sensitivities));
        plot.setRenderer(1, ChartStyle.line(ChartStyle.BLUE, ChartStyle.LINE));
        if (Double.isFinite(sensitivity) && Double.isFinite(specificity)) {
            plot.setDataset(2, AgreementCharts.pairs("Operating point", new double[] {1 - specificity},
                    new double[] {sensitivity}));
            plot.setRenderer(2, marks());
        }
        note(plot, "AUC " + Labels.share(auc));
        return new Figure(id, "Receiver operating characteristic, n = " + truths.length, WIDTH, HEIGHT,
                ChartStyle.chart(plot, false));
    }

    static Figure precisionRecall(String id, double[] truths, double[] predictions, Estimate area) {
        XYPlot plot = unitSquare("Sensitivity (recall)", "Positive predictive value (precision)");
        Roc roc = Roc.of(truths, predictions);
        double[] prevalence = {roc.prevalence(), roc.prevalence()};
        plot.setDataset(0, AgreementCharts.pairs("Guessing", new double[] {0, 1}, prevalence));
        double[] recalls = new double[roc.size() - 1];
        double[] precisions = new double[roc.size() - 1];
        for (int i = 0; i < recalls.length && roc.isDefined(); i++) {
            recalls[i] = roc.sensitivity(i + 1);
            precisions[i] = roc.precision(i + 1);
        }
        plot.setDataset(1, AgreementCharts.pairs("Precision", recalls, precisions));
        XYStepRenderer steps = new XYStepRenderer();
        steps.setStepPoint(0);
        steps.setSeriesPaint(0, ChartStyle.BLUE);
        steps.setSeriesStroke(0, ChartStyle.LINE);
        plot.setRenderer(1, steps);
        note(plot, "Average precision " + Labels.share(area));
        return new Figure(id, "Precision and recall, n = " + truths.length, WIDTH, HEIGHT,
                ChartStyle.chart(plot, false));
    }

    private static void note(XYPlot plot, String words) {
        XYTextAnnotation text = new XYTextAnnotation(words, 0.98, 0.06);
        text.setFont(ChartStyle.tickFont().deriveFont(14f));
        text.setPaint(ChartStyle.INK);
        text.setBackgroundPaint(ChartStyle.BEHIND_TEXT);
        text.setTextAnchor(TextAnchor.BASELINE_RIGHT);
        plot.addAnnotation(text);
    }

    static Figure calibration(String id, double[] truths, double[] predictions) {
        XYPlot plot = unitSquare("Predicted probability", "Share of positives");
        int bins = Math.max(1, Math.min(MOST_BINS, truths.length / PATIENTS_A_BIN));
        List<CalibrationBin> made = CalibrationBin.of(truths, predictions, bins);
        XYIntervalSeries series = new XYIntervalSeries("Bins");
        for (CalibrationBin bin : made) {
            Estimate observed = bin.observed();
            series.add(bin.meanPrediction(), bin.meanPrediction(), bin.meanPrediction(), observed.value(),
                    observed.low(), observed.high());
        }
        XYIntervalSeriesCollection dataset = new XYIntervalSeriesCollection();
        dataset.addSeries(series);
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawXError(false);
        renderer.setErrorPaint(new Color(0x8FB9D6));
        renderer.setErrorStroke(ChartStyle.THIN);
        renderer.setCapLength(0);
        renderer.setDefaultLinesVisible(true);
        renderer.setSeriesStroke(0, ChartStyle.LINE);
        renderer.setSeriesPaint(0, ChartStyle.BLUE);
        renderer.setSeriesShape(0, ChartStyle.disc(8));
        plot.setDataset(1, dataset);
        plot.setRenderer(1, renderer);
        return new Figure(id, "Calibration in " + made.size() + " bins, n = " + truths.length, WIDTH,
                HEIGHT, ChartStyle.chart(plot, false));
    }

    /** Both axes from 0 to 1, with the diagonal. */
    private static XYPlot unitSquare(String horizontalLabel, String verticalLabel) {
        NumberAxis horizontal = ChartStyle.axis(horizontalLabel);
        NumberAxis vertical = ChartStyle.axis(verticalLabel);
        for (NumberAxis axis : List.of(horizontal, vertical)) {
            axis.setRange(-0.02, 1.02);
            axis.setTickUnit(new NumberTickUnit(0.2));
        }
        XYPlot plot = ChartStyle.plot(horizontal, vertical);
        plot.setDataset(0, AgreementCharts.pairs("Diagonal", new double[] {0, 1}, new double[] {0, 1}));
        plot.setRenderer(0, ChartStyle.line(ChartStyle.QUIET, ChartStyle.DASHED));
        return plot;
    }

    private static XYLineAndShapeRenderer marks() {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setSeriesShape(0, ChartStyle.disc(11));
        renderer.setSeriesPaint(0, ChartStyle.VERMILLION);
        renderer.setUseOutlinePaint(true);
        renderer.setSeriesOutlinePaint(0, Color.WHITE);
        renderer.setSeriesOutlineStroke(0, ChartStyle.LINE);
        renderer.setUseFillPaint(true);
        renderer.setSeriesFillPaint(0, ChartStyle.VERMILLION);
        return renderer;
    }
}
