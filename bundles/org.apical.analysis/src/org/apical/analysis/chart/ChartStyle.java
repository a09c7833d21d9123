package org.apical.analysis.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/**
 * How every chart looks. The colours are those of Okabe and Ito, which any colour vision tells apart.
 */
final class ChartStyle {

    static final Color BLUE = new Color(0x0072B2);
    static final Color VERMILLION = new Color(0xD55E00);
    static final Color INK = new Color(0x2A3138);
    static final Color QUIET = new Color(0x6B7580);
    static final Color GRID = new Color(0xE4E7EA);
    /** Lets lines behind a label shine through only a little. */
    static final Color BEHIND_TEXT = new Color(255, 255, 255, 215);

    static final Stroke LINE = new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final Stroke THIN = new BasicStroke(1.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final Stroke DASHED = new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f,
            new float[] {5f, 4f}, 0f);

    private static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    private static final Font TICK = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

    static {
        // Else JFreeChart draws the vertical axis label as outlines, in another font than the page's.
        TextUtils.setUseDrawRotatedStringWorkaround(false);
    }

    private ChartStyle() {
    }

    static NumberAxis axis(String label) {
        NumberAxis axis = new NumberAxis(label);
        axis.setLabelFont(LABEL);
        axis.setLabelPaint(INK);
        axis.setTickLabelFont(TICK);
        axis.setTickLabelPaint(QUIET);
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setLabelInsets(new RectangleInsets(6, 6, 6, 6));
        axis.setAutoRangeIncludesZero(false);
        axis.setNumberFormatOverride(numbers());
        return axis;
    }

    private static DecimalFormat numbers() {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setMinusSign('−');
        return new DecimalFormat("0.######", symbols);
    }

    static NumberAxis wholeAxis(String label) {
        NumberAxis axis = axis(label);
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
        return axis;
    }

    static XYPlot plot(NumberAxis horizontal, NumberAxis vertical) {
        XYPlot plot = new XYPlot(null, horizontal, vertical, null);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinePaint(GRID);
        plot.setRangeGridlinePaint(GRID);
        plot.setDomainGridlineStroke(new BasicStroke(1f));
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        plot.setDomainZeroBaselineVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        return plot;
    }

    static JFreeChart chart(XYPlot plot, boolean legend) {
        JFreeChart chart = new JFreeChart(null, LABEL, plot, legend);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(8, 6, 6, 14));
        if (legend) {
            LegendTitle title = chart.getLegend();
            title.setItemFont(TICK);
            title.setItemPaint(INK);
            title.setFrame(BlockBorder.NONE);
            title.setPosition(RectangleEdge.TOP);
        }
        return chart;
    }

    static XYLineAndShapeRenderer points(int patients) {
        double size = patients > 600 ? 4 : 7;
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setSeriesShape(0, disc(size));
        renderer.setSeriesPaint(0, new Color(BLUE.getRed(), BLUE.getGreen(), BLUE.getBlue(), 150));
        return renderer;
    }

    static XYLineAndShapeRenderer line(Color colour, Stroke stroke) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setSeriesPaint(0, colour);
        renderer.setSeriesStroke(0, stroke);
        return renderer;
    }

    static Shape disc(double size) {
        return new Ellipse2D.Double(-size / 2, -size / 2, size, size);
    }

    /** Adds a horizontal line with its label at the right end, above or below it. */
    static void level(XYPlot plot, double value, String label, Color colour, Stroke stroke, boolean above) {
        ValueMarker marker = new ValueMarker(value, colour, stroke);
        marker.setAlpha(1f);
        marker.setLabel(label);
        marker.setLabelFont(TICK);
        marker.setLabelPaint(colour);
        marker.setLabelBackgroundColor(BEHIND_TEXT);
        marker.setLabelAnchor(above ? RectangleAnchor.TOP_RIGHT : RectangleAnchor.BOTTOM_RIGHT);
        marker.setLabelTextAnchor(above ? TextAnchor.BOTTOM_RIGHT : TextAnchor.TOP_RIGHT);
        plot.addRangeMarker(marker, Layer.FOREGROUND);
    }

    static Font tickFont() {
        return TICK;
    }
}
