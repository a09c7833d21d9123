package org.apical.ui.training.internal;

import java.awt.Color;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apical.api.report.EpochRecord;
import org.apical.ui.Palette;
import org.apical.ui.PlotParts;
import org.apical.ui.StepCurve;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Makes the learning curves: a colour a run; of the loss, thin for training and strong for validation.
 *
 * @param logarithmic whether the vertical axis is logarithmic
 * @param smoothing the weight of what came before in the mean that is drawn, 0 for none
 */
record CurveChart(boolean logarithmic, double smoothing) {

    /** More points than this are not told apart on a screen. */
    private static final int MOST_POINTS = 400;

    /** What is drawn. */
    enum Quantity {
        LOSS("Loss"),
        METRIC("Validation metric"),
        LEARNING_RATE("Learning rate"),
        GRADIENT_NORM("Gradient norm");

        private final String label;

        Quantity(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    JFreeChart make(Quantity quantity, List<CurveLine> lines) {
        String metric = lines.stream().map(CurveLine::metric).filter(one -> !one.isEmpty() && !one.equals("metric"))
                .findFirst().orElse("metric");
        boolean several = lines.size() > 1;
        boolean loss = quantity == Quantity.LOSS;
        String label = quantity == Quantity.METRIC ? "Validation " + metric
                : loss && several ? "Loss (thin: training)" : quantity.label();
        ValueAxis vertical = logarithmic ? PlotParts.logAxis(label) : PlotParts.axis(label);
        ValueAxis horizontal = PlotParts.axis("Epoch");
        XYPlot plot = PlotParts.plot(horizontal, vertical);
        plot.setNoDataMessage("No epoch is done yet.");
        XYSeriesCollection strong = new XYSeriesCollection();
        XYSeriesCollection thin = new XYSeriesCollection();
        XYLineAndShapeRenderer strongLines = PlotParts.lines();
        XYLineAndShapeRenderer thinLines = PlotParts.lines();
        strongLines.setDefaultShape(PlotParts.disc(5));
        for (int i = 0; i < lines.size(); i++) {
            CurveLine line = lines.get(i);
            Color colour = PlotParts.color(Palette.series(i), 255);
            Color faint = PlotParts.color(Palette.series(i), 120);
            XYSeries main = epochs(line.name(), line.epochs(), main(quantity));
            add(strong, main, strongLines, colour, true);
            if (loss || quantity == Quantity.GRADIENT_NORM) {
                XYSeries steps = line.steps().epochs().length > 0
                        ? steps(line.name() + ", steps", line.steps(), quantity)
                        : loss ? epochs(line.name() + ", training", line.epochs(),
                                EpochRecord::trainLoss) : new XYSeries(line.name() + ", steps");
                add(thin, steps, thinLines, faint, false);
            }
        }
        plot.setDataset(0, thin);
        plot.setRenderer(0, thinLines);
        plot.setDataset(1, strong);
        plot.setRenderer(1, strongLines);
        spread(vertical);
        // One run is told by what its lines are, several by their names.
        strongLines.setLegendItemLabelGenerator((data, series) -> several ? lines.get(series).shortName()
                : "Validation");
        thinLines.setLegendItemLabelGenerator((data, series) -> "Training");
        thinLines.setDefaultSeriesVisibleInLegend(!several);
        return PlotParts.chart(null, plot, several || loss && !lines.isEmpty());
    }

    /** What hardly changes is shown as the level line that it is, not as steps of its last digits. */
    private void spread(ValueAxis vertical) {
        double middle = Math.abs(vertical.getRange().getCentralValue());
        if (!logarithmic && vertical.getRange().getLength() < 1e-3 * middle) {
            vertical.setAutoRangeMinimumSize(0.4 * middle);
        }
    }

    private static void add(XYSeriesCollection all, XYSeries series, XYLineAndShapeRenderer renderer, Color colour,
            boolean strong) {
        int index = all.getSeriesCount();
        all.addSeries(series);
        renderer.setSeriesPaint(index, colour);
        renderer.setSeriesStroke(index, strong ? PlotParts.LINE : PlotParts.THIN);
        renderer.setSeriesShape(index, PlotParts.disc(5));
        // Few epochs are seen as points; a line of many needs none.
        renderer.setSeriesShapesVisible(index, strong && series.getItemCount() <= 40);
    }

    private static ToDoubleFunction<EpochRecord> main(Quantity quantity) {
        return switch (quantity) {
            case LOSS -> EpochRecord::validationLoss;
            case METRIC -> EpochRecord::validationMetric;
            case LEARNING_RATE -> EpochRecord::learningRate;
            case GRADIENT_NORM -> EpochRecord::gradientNorm;
        };
    }

    private XYSeries epochs(String key, List<EpochRecord> epochs, ToDoubleFunction<EpochRecord> value) {
        XYSeries series = new XYSeries(key, false, true);
        double mean = Double.NaN;
        for (EpochRecord epoch : epochs) {
            mean = smoothed(mean, value.applyAsDouble(epoch));
            series.add(epoch.epoch(), usable(mean), false);
        }
        return series;
    }

    private XYSeries steps(String key, StepCurve.Points steps, Quantity quantity) {
        double[] values = quantity == Quantity.LOSS ? steps.losses() : steps.gradientNorms();
        XYSeries series = new XYSeries(key, false, true);
        int together = Math.max(1, values.length / MOST_POINTS);
        double mean = Double.NaN;
        for (int i = 0; i + together <= values.length; i += together) {
            double sum = 0;
            double at = 0;
            for (int j = i; j < i + together; j++) {
                sum += values[j] / together;
                at += steps.epochs()[j] / together;
            }
            mean = smoothed(mean, sum);
            series.add(at, usable(mean), false);
        }
        return series;
    }

    private double smoothed(double mean, double value) {
        return Double.isNaN(mean) ? value : Double.isNaN(value) ? mean : smoothing * mean + (1 - smoothing) * value;
    }

    /** What does not lie on the axis leaves a gap. */
    private double usable(double value) {
        return Double.isFinite(value) && (value > 0 || !logarithmic) ? value : Double.NaN;
    }
}
