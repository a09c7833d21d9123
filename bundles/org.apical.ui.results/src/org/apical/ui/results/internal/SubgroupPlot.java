package org.apical.ui.results.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apical.analysis.Subgrouping;
import org.apical.analysis.statistics.MeanInterval;
import org.apical.api.report.Estimate;
import org.apical.api.report.PatientPrediction;
import org.apical.api.task.Target;
import org.apical.ui.Palette;
import org.apical.ui.PlotParts;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** How far predictions are off in each level of a trait: a point a patient, with the mean and its 95 % interval. */
final class SubgroupPlot {

    private SubgroupPlot() {
    }

    static ResultPlot make(Target target, List<PatientPrediction> subjects, Subgrouping by) {
        boolean number = target.kind() == Target.Kind.REGRESSION;
        String unit = target.unit().isEmpty() ? "" : " (" + target.unit() + ")";
        List<String> labels = new ArrayList<>();
        XYSeriesCollection points = new XYSeriesCollection();
        XYIntervalSeries means = new XYIntervalSeries("Mean");
        List<List<String>> ids = new ArrayList<>();
        for (String level : by.levels()) {
            XYSeries series = new XYSeries(level, false, true);
            List<String> own = new ArrayList<>();
            List<Double> values = new ArrayList<>();
            int at = labels.size();
            for (PatientPrediction one : subjects) {
                if (level.equals(by.levelOf().get(one.patient()))) {
                    double value = off(target, one);
                    series.add(at + (spread(one.patient()) - 0.5) * 0.5, value, false);
                    own.add(one.patient());
                    values.add(value);
                }
            }
            labels.add(level + "\nn = " + values.size());
            points.addSeries(series);
            ids.add(own);
            if (!values.isEmpty()) {
                Estimate mean = MeanInterval.of(values.stream().mapToDouble(Double::doubleValue).toArray());
                means.add(at, at, at, mean.value(), mean.low(), mean.high());
            }
        }
        SymbolAxis horizontal = new SymbolAxis(by.trait(), labels.stream().map(label -> label.replace("\n", ", "))
                .toArray(String[]::new));
        horizontal.setGridBandsVisible(false);
        horizontal.setRange(-0.5, labels.size() - 0.5);
        XYPlot plot = PlotParts.plot(horizontal, PlotParts.axis(number ? "Prediction \u2212 label" + unit
                : "Distance from the label"));
        plot.setDataset(0, points);
        XYLineAndShapeRenderer discs = PlotParts.points(Palette.series(0), subjects.size());
        for (int i = 0; i < points.getSeriesCount(); i++) {
            discs.setSeriesPaint(i, PlotParts.color(Palette.series(0), 140));
        }
        plot.setRenderer(0, discs);
        XYIntervalSeriesCollection intervals = new XYIntervalSeriesCollection();
        intervals.addSeries(means);
        plot.setDataset(1, intervals);
        plot.setRenderer(1, bars());
        plot.addRangeMarker(new ValueMarker(0, PlotParts.QUIET, PlotParts.DASHED));
        return ResultPlot.of("By " + by.trait().toLowerCase(Locale.ROOT), PlotParts.chart(null, plot, false), points,
                ids);
    }

    private static XYErrorRenderer bars() {
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawXError(false);
        renderer.setSeriesPaint(0, PlotParts.color(Palette.BAD, 255));
        renderer.setErrorPaint(PlotParts.color(Palette.BAD, 255));
        renderer.setErrorStroke(PlotParts.LINE);
        renderer.setSeriesShape(0, PlotParts.disc(8));
        return renderer;
    }

    private static double off(Target target, PatientPrediction one) {
        return switch (target.kind()) {
            case REGRESSION -> one.prediction() - one.truth();
            case BINARY -> Math.abs(one.prediction() - one.truth());
            case CATEGORICAL -> one.prediction() == one.truth() ? 0 : 1;
        };
    }

    /** Returns a number from 0 to 1 that is always the same for a subject. */
    static double spread(String subject) {
        int mixed = subject.hashCode() * 0x9E3779B1;
        return (mixed >>> 16) / 65535.0;
    }
}
