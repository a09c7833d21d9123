package org.apical.ui.training.internal;

import java.util.List;
import java.util.Optional;
import org.apical.api.report.PatientPrediction;
import org.apical.api.task.Target;
import org.apical.ui.Palette;
import org.apical.ui.PlotParts;
import org.eclipse.swt.graphics.RGB;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.Range;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Predictions against labels, with those of the epoch before in grey. Classes are spread a little so that points do not
 * hide each other.
 *
 * @param chart the chart
 * @param points the data set of the present predictions
 * @param patients who they are of, in its order
 */
record ValidationChart(JFreeChart chart, XYDataset points, List<String> patients) {

    private static final RGB GREY = new RGB(0x80, 0x88, 0x90);

    static ValidationChart of(Target target, List<PatientPrediction> now, List<PatientPrediction> before) {
        boolean numbers = target.kind() == Target.Kind.REGRESSION;
        String unit = target.unit().isEmpty() ? "" : " (" + target.unit() + ")";
        NumberAxis horizontal = numbers ? PlotParts.axis("Label" + unit) : PlotParts.wholeAxis("Label");
        NumberAxis vertical = target.kind() == Target.Kind.BINARY ? PlotParts.axis("Predicted probability")
                : PlotParts.axis("Prediction" + unit);
        XYPlot plot = PlotParts.plot(horizontal, vertical);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (PatientPrediction one : now) {
            low = Math.min(low, Math.min(one.truth(), one.prediction()));
            high = Math.max(high, Math.max(one.truth(), one.prediction()));
        }
        if (low < high) {
            double margin = numbers ? 0.06 * (high - low) : 0.5;
            horizontal.setRange(new Range(low - margin, high + margin));
            vertical.setRange(target.kind() == Target.Kind.BINARY ? new Range(-0.02, 1.02)
                    : new Range(low - margin, high + margin));
            if (numbers) {
                XYSeries identity = new XYSeries("Identity");
                identity.add(low - margin, low - margin);
                identity.add(high + margin, high + margin);
                plot.setDataset(0, new XYSeriesCollection(identity));
                XYLineAndShapeRenderer line = PlotParts.lines();
                line.setSeriesPaint(0, PlotParts.QUIET);
                line.setSeriesStroke(0, PlotParts.DASHED);
                plot.setRenderer(0, line);
            }
        }
        XYSeriesCollection present = points("Prediction", now, numbers);
        plot.setDataset(1, points("Epoch before", before, numbers));
        plot.setRenderer(1, PlotParts.points(GREY, Math.max(700, before.size())));
        plot.setDataset(2, present);
        XYLineAndShapeRenderer discs = PlotParts.points(Palette.series(0), now.size());
        discs.setDefaultToolTipGenerator((data, series, item) -> data == present ? words(now.get(item)) : null);
        plot.setRenderer(2, discs);
        return new ValidationChart(PlotParts.chart(null, plot, false), present,
                now.stream().map(PatientPrediction::patient).toList());
    }

    private static String words(PatientPrediction one) {
        return String.format(java.util.Locale.ROOT, "%s: label %.4g, prediction %.4g", one.patient(), one.truth(),
                one.prediction());
    }

    private static XYSeriesCollection points(String name, List<PatientPrediction> patients, boolean numbers) {
        XYSeries series = new XYSeries(name, false, true);
        for (PatientPrediction one : patients) {
            // The same patient lies at the same place in every epoch.
            double spread = numbers ? 0 : ((one.patient().hashCode() & 0xFFFF) / 65535.0 - 0.5) * 0.6;
            series.add(one.truth() + spread, one.prediction(), false);
        }
        return new XYSeriesCollection(series);
    }

    /** Returns whose point it is. */
    Optional<String> patient(XYDataset dataset, int item) {
        return dataset == points && item < patients.size() ? Optional.of(patients.get(item)) : Optional.empty();
    }
}
