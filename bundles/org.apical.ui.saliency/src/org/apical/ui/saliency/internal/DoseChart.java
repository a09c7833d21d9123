package org.apical.ui.saliency.internal;

import java.awt.BasicStroke;
import java.awt.Color;
import org.apical.api.task.Target;
import org.apical.trust.counterfactual.Counterfactual;
import org.apical.ui.Palette;
import org.eclipse.swt.graphics.RGB;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Draws how a prediction follows the size of what is hidden, beside patches of the same size elsewhere. */
final class DoseChart {

    private DoseChart() {
    }

    static JFreeChart of(Counterfactual.Answer answer, OutputChoice about) {
        boolean share = about.target().kind() != Target.Kind.REGRESSION;
        double factor = share ? 100 : 1;
        XYSeries doses = new XYSeries("Drawn over");
        doses.add(0, answer.before() * factor);
        answer.doses().forEach(dose -> doses.add(dose.dose(), dose.prediction() * factor));
        XYSeries controls = new XYSeries("Patches elsewhere");
        answer.controls().forEach(control -> controls.add(1, control * factor));
        XYSeriesCollection data = new XYSeriesCollection();
        data.addSeries(doses);
        data.addSeries(controls);
        JFreeChart chart = ChartFactory.createXYLineChart(null, "Hidden area (1 = as drawn)",
                about.label() + (share ? " [%]" : about.target().unit().isEmpty() ? ""
                        : " [" + about.target().unit() + "]"), data, PlotOrientation.VERTICAL, true, false, false);
        XYPlot plot = chart.getXYPlot();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer();
        renderer.setSeriesPaint(0, colour(Palette.series(0)));
        renderer.setSeriesPaint(1, colour(Palette.series(1)));
        renderer.setSeriesLinesVisible(1, false);
        plot.setRenderer(renderer);
        ValueMarker before = new ValueMarker(answer.before() * factor, Color.GRAY,
                new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {4, 3}, 0));
        plot.addRangeMarker(before);
        ((NumberAxis) plot.getRangeAxis()).setAutoRangeIncludesZero(false);
        return chart;
    }

    private static Color colour(RGB rgb) {
        return new Color(rgb.red, rgb.green, rgb.blue);
    }
}
