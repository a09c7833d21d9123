package org.apical.ui;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.plot.Zoomable;
import org.jfree.data.Range;

/** The part of a chart that is looked at: remembered as it was given, so that the whole can be shown again. */
final class ChartZoom {

    /** What an axis shows. */
    private record Shown(ValueAxis axis, Range range, boolean automatic) {

        void restore() {
            axis.setRange(range);
            axis.setAutoRange(automatic);
        }
    }

    private final JFreeChart chart;
    private final List<Shown> whole;
    private boolean zoomed;

    ChartZoom(JFreeChart chart) {
        this.chart = chart;
        this.whole = shown(chart);
    }

    /** Goes on showing the part that was looked at in the chart before, if it has the same axes. */
    void follow(ChartZoom before) {
        List<Shown> part = before.zoomed ? shown(before.chart) : List.of();
        if (before.zoomed && part.size() == whole.size()) {
            for (int i = 0; i < part.size(); i++) {
                whole.get(i).axis().setRange(part.get(i).range());
            }
            zoomed = true;
        }
    }

    boolean zoomed() {
        return zoomed;
    }

    void reset() {
        whole.forEach(Shown::restore);
        zoomed = false;
    }

    /** Shows what lies in a rectangle. */
    void into(Rectangle2D selected, Rectangle2D dataArea, PlotRenderingInfo info, Point2D source) {
        if (!(chart.getPlot() instanceof Zoomable plot) || dataArea.isEmpty() || selected.isEmpty()) {
            return;
        }
        if (plot.isDomainZoomable()) {
            plot.zoomDomainAxes((selected.getMinX() - dataArea.getMinX()) / dataArea.getWidth(),
                    (selected.getMaxX() - dataArea.getMinX()) / dataArea.getWidth(), info, source);
        }
        if (plot.isRangeZoomable()) {
            plot.zoomRangeAxes((dataArea.getMaxY() - selected.getMaxY()) / dataArea.getHeight(),
                    (dataArea.getMaxY() - selected.getMinY()) / dataArea.getHeight(), info, source);
        }
        zoomed = true;
    }

    /** Shows more or less around a place; a factor below 1 shows less. */
    void by(double factor, PlotRenderingInfo info, Point2D source) {
        if (chart.getPlot() instanceof Zoomable plot) {
            plot.zoomDomainAxes(factor, info, source, true);
            plot.zoomRangeAxes(factor, info, source, true);
            zoomed = true;
        }
    }

    private static List<Shown> shown(JFreeChart chart) {
        List<Shown> shown = new ArrayList<>();
        if (chart.getPlot() instanceof XYPlot plot) {
            add(plot, shown);
            if (plot instanceof CombinedDomainXYPlot combined) {
                combined.getSubplots().forEach(part -> add((XYPlot) part, shown));
            }
        }
        return shown;
    }

    private static void add(XYPlot plot, List<Shown> shown) {
        for (int i = 0; i < plot.getDomainAxisCount(); i++) {
            add(plot.getDomainAxis(i), shown);
        }
        for (int i = 0; i < plot.getRangeAxisCount(); i++) {
            add(plot.getRangeAxis(i), shown);
        }
    }

    private static void add(ValueAxis axis, List<Shown> shown) {
        if (axis != null) {
            shown.add(new Shown(axis, axis.getRange(), axis.isAutoRange()));
        }
    }
}
