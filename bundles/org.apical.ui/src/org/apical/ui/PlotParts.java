package org.apical.ui;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.eclipse.swt.graphics.RGB;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** The parts that charts of the workbench are put together from, so that all look alike. */
public final class PlotParts {

    /** A line that is followed. */
    public static final Stroke LINE = new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    /** A line to compare with. */
    public static final Stroke THIN = new BasicStroke(1f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    /** A line that stands for no data, such as identity. */
    public static final Stroke DASHED = new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f,
            new float[] {5f, 4f}, 0f);
    /** A grey that is seen on light and on dark ground. */
    public static final Color QUIET = new Color(0x80, 0x88, 0x90);

    private PlotParts() {
    }

    /**
     * Makes an axis of numbers that fits itself to the data.
     *
     * @param label what it shows with its unit, perhaps {@code null}
     * @return the axis
     */
    public static NumberAxis axis(String label) {
        NumberAxis axis = new NumberAxis(label);
        axis.setAutoRangeIncludesZero(false);
        axis.setNumberFormatOverride(numbers());
        quiet(axis);
        return axis;
    }

    /**
     * Makes an axis of whole numbers.
     *
     * @param label what it shows
     * @return the axis
     */
    public static NumberAxis wholeAxis(String label) {
        NumberAxis axis = axis(label);
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
        return axis;
    }

    /**
     * Makes a logarithmic axis; values that are not positive do not lie on it.
     *
     * @param label what it shows with its unit
     * @return the axis
     */
    public static LogAxis logAxis(String label) {
        LogAxis axis = new LogAxis(label);
        axis.setBase(10);
        axis.setNumberFormatOverride(numbers());
        quiet(axis);
        return axis;
    }

    private static DecimalFormat numbers() {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setMinusSign('\u2212');
        return new DecimalFormat("0.########", symbols);
    }

    private static void quiet(ValueAxis axis) {
        axis.setTickMarksVisible(false);
        axis.setAxisLineVisible(false);
        axis.setLabelInsets(new RectangleInsets(2, 2, 2, 2));
    }

    /**
     * Makes an empty plot.
     *
     * @param horizontal the axis below
     * @param vertical the axis at the left
     * @return the plot
     */
    public static XYPlot plot(ValueAxis horizontal, ValueAxis vertical) {
        XYPlot plot = new XYPlot(null, horizontal, vertical, null);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setDomainGridlineStroke(new BasicStroke(1f));
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        return plot;
    }

    /**
     * Makes a chart of a plot.
     *
     * @param title its title, {@code null} for none
     * @param plot the plot
     * @param legend whether its series are named above it
     * @return the chart
     */
    public static JFreeChart chart(String title, XYPlot plot, boolean legend) {
        JFreeChart chart = new JFreeChart(title, JFreeChart.DEFAULT_TITLE_FONT, plot, legend);
        chart.setPadding(new RectangleInsets(4, 4, 4, 12));
        if (legend) {
            chart.getLegend().setPosition(RectangleEdge.TOP);
        }
        return chart;
    }

    /**
     * Makes a renderer of lines.
     *
     * @return the renderer, without colours yet
     */
    public static XYLineAndShapeRenderer lines() {
        return new XYLineAndShapeRenderer(true, false);
    }

    /**
     * Makes a renderer of discs of one colour, a little transparent so that many remain legible.
     *
     * @param rgb their colour
     * @param count how many there are: many are drawn smaller
     * @return the renderer
     */
    public static XYLineAndShapeRenderer points(RGB rgb, int count) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setDefaultShape(disc(count > 600 ? 4 : 7));
        renderer.setSeriesShape(0, disc(count > 600 ? 4 : 7));
        renderer.setSeriesPaint(0, color(rgb, 170));
        return renderer;
    }

    /**
     * Makes a disc to draw points with.
     *
     * @param size its diameter in points
     * @return the disc
     */
    public static Shape disc(double size) {
        return new Ellipse2D.Double(-size / 2, -size / 2, size, size);
    }

    /**
     * Returns a colour for charts.
     *
     * @param rgb the colour of the window
     * @param alpha 0 transparent to 255 opaque
     * @return the colour
     */
    public static Color color(RGB rgb, int alpha) {
        return new Color(rgb.red, rgb.green, rgb.blue, alpha);
    }
}
