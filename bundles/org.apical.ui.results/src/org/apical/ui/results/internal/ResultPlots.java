package org.apical.ui.results.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apical.analysis.Subgrouping;
import org.apical.analysis.chart.Charts;
import org.apical.analysis.statistics.Auc;
import org.apical.analysis.statistics.Roc;
import org.apical.api.report.Estimate;
import org.apical.api.report.PatientPrediction;
import org.apical.api.report.ReportRun;
import org.apical.api.task.Target;
import org.apical.ui.Palette;
import org.apical.ui.PlotParts;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Makes the plots of a run's results: those of its report, with patients behind the points. */
final class ResultPlots {

    private final ReportRun run;
    private final List<PatientPrediction> subjects;
    private final double[] truths;
    private final double[] predictions;
    private final List<String> ids;

    /**
     * Takes the predictions of a part.
     *
     * @param run the run
     * @param part its predictions on the test or validation part
     */
    ResultPlots(ReportRun run, List<PatientPrediction> part) {
        this.run = run;
        this.subjects = part.stream()
                .filter(one -> Double.isFinite(one.truth()) && Double.isFinite(one.prediction())).toList();
        this.truths = subjects.stream().mapToDouble(PatientPrediction::truth).toArray();
        this.predictions = subjects.stream().mapToDouble(PatientPrediction::prediction).toArray();
        this.ids = subjects.stream().map(PatientPrediction::patient).toList();
    }

    /** Returns the plots that suit what was predicted; the last is that of subgroups, if any are known. */
    List<ResultPlot> make(Optional<Subgrouping> subgroups) {
        List<ResultPlot> plots = new ArrayList<>();
        if (subjects.isEmpty()) {
            return plots;
        }
        Target target = run.target();
        switch (target.kind()) {
            case REGRESSION -> {
                plots.add(points("Prediction against label", Charts.scatter("scatter", truths, predictions,
                        target.unit()).chart(), 1));
                plots.add(points("Bland and Altman", Charts.blandAltman("bland-altman", truths, predictions,
                        target.unit()).chart(), 0));
            }
            case BINARY -> {
                plots.add(roc());
                plots.add(calibration());
                plots.add(byLabel("Predicted probability"));
            }
            case CATEGORICAL -> plots.add(byLabel("Predicted class"));
        }
        subgroups.ifPresent(by -> plots.add(SubgroupPlot.make(target, subjects, by)));
        return plots;
    }

    private ResultPlot points(String title, JFreeChart chart, int dataset) {
        return ResultPlot.of(title, chart, ((XYPlot) chart.getPlot()).getDataset(dataset), List.of(ids));
    }

    private ResultPlot roc() {
        Estimate auc = run.metrics().getOrDefault("auc", new Estimate(Double.NaN, Double.NaN, Double.NaN));
        boolean test = subjects.size() == run.test().size() && run.test().containsAll(subjects);
        double threshold = run.details().threshold();
        Estimate shown = test ? auc : new Estimate(Auc.of(truths, predictions),
                Double.NaN, Double.NaN);
        JFreeChart chart = Charts.roc("roc", truths, predictions, shown, rate(threshold, 1), 1 - rate(threshold, 0))
                .chart();
        Roc roc = Roc.of(truths, predictions);
        XYDataset dataset = ((XYPlot) chart.getPlot()).getDataset(1);
        List<String> choices = new ArrayList<>();
        for (int i = 0; i < dataset.getItemCount(0); i++) {
            choices.add(nearest(roc.isDefined() ? roc.threshold(i) : 0));
        }
        return new ResultPlot("Receiver operating characteristic", chart, dataset, List.of(choices), subject -> {
            int at = ids.indexOf(subject);
            for (int i = 0; at >= 0 && i < roc.size() && roc.isDefined(); i++) {
                if (roc.threshold(i) <= predictions[at]) {
                    return Optional.of(new int[] {0, i});
                }
            }
            return Optional.empty();
        });
    }

    /** Returns the share of those with a label whose prediction reaches the threshold. */
    private double rate(double threshold, double label) {
        int all = 0;
        int reached = 0;
        for (int i = 0; i < truths.length; i++) {
            if (truths[i] == label) {
                all++;
                reached += predictions[i] >= threshold ? 1 : 0;
            }
        }
        return all == 0 || Double.isNaN(threshold) ? Double.NaN : (double) reached / all;
    }

    private String nearest(double threshold) {
        int best = 0;
        for (int i = 1; i < predictions.length; i++) {
            if (Math.abs(predictions[i] - threshold) < Math.abs(predictions[best] - threshold)) {
                best = i;
            }
        }
        return ids.get(best);
    }

    private ResultPlot calibration() {
        JFreeChart chart = Charts.calibration("calibration", truths, predictions).chart();
        XYDataset bins = ((XYPlot) chart.getPlot()).getDataset(1);
        List<String> choices = new ArrayList<>();
        for (int bin = 0; bin < bins.getItemCount(0); bin++) {
            int here = bin;
            // The patient of the bin who is furthest off.
            choices.add(subjects.stream().filter(one -> bin(bins, one.prediction()) == here)
                    .max(Comparator.comparingDouble(one -> Math.abs(one.truth() - one.prediction())))
                    .map(PatientPrediction::patient).orElse(""));
        }
        return new ResultPlot("Calibration", chart, bins, List.of(choices), subject -> {
            int at = ids.indexOf(subject);
            return at < 0 ? Optional.empty() : Optional.of(new int[] {0, bin(bins, predictions[at])});
        });
    }

    private static int bin(XYDataset bins, double prediction) {
        int best = 0;
        for (int i = 1; i < bins.getItemCount(0); i++) {
            if (Math.abs(bins.getXValue(0, i) - prediction) < Math.abs(bins.getXValue(0, best) - prediction)) {
                best = i;
            }
        }
        return best;
    }

    /** Points by label, spread a little so that none hides another. */
    private ResultPlot byLabel(String vertical) {
        NumberAxis labels = PlotParts.wholeAxis("Label");
        double most = 1;
        XYSeries series = new XYSeries("Predictions", false, true);
        for (int i = 0; i < truths.length; i++) {
            most = Math.max(most, truths[i]);
            double spread = run.target().kind() == Target.Kind.BINARY ? 0
                    : (SubgroupPlot.spread(ids.get(i) + "y") - 0.5) * 0.5;
            series.add(truths[i] + (SubgroupPlot.spread(ids.get(i)) - 0.5) * 0.5, predictions[i] + spread, false);
        }
        labels.setRange(-0.5, most + 0.5);
        XYPlot plot = PlotParts.plot(labels, PlotParts.axis(vertical));
        XYSeriesCollection points = new XYSeriesCollection(series);
        plot.setDataset(points);
        plot.setRenderer(PlotParts.points(Palette.series(0), truths.length));
        return ResultPlot.of("Prediction by label", PlotParts.chart(null, plot, false), points, List.of(ids));
    }
}
