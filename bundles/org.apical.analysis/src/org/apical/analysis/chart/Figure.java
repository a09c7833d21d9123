package org.apical.analysis.chart;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.Locale;

import org.jfree.chart.JFreeChart;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.ViewBox;

/**
 * A chart that is ready to be drawn.
 *
 * <p>Not safe for use by several threads at once.
 *
 * @since 1.0
 */
public final class Figure {

    private final String id;
    private final String title;
    private final int width;
    private final int height;
    private final JFreeChart chart;

    Figure(String id, String title, int width, int height, JFreeChart chart) {
        this.id = id;
        this.title = title;
        this.width = width;
        this.height = height;
        this.chart = chart;
    }

    /**
     * Returns what the chart shows.
     *
     * @return one line of text
     */
    public String title() {
        return title;
    }

    /**
     * Draws the chart.
     *
     * @param graphics where to draw; its state may change
     * @param columns the width to fill in pixels
     * @param rows the height to fill in pixels
     */
    public void draw(Graphics2D graphics, int columns, int rows) {
        chart.draw(graphics, new Rectangle(columns, rows));
    }

    /**
     * Returns the chart as an SVG element that scales to the width it is given.
     *
     * @return an {@code svg} element without XML declaration; its ids begin with the figure's id, so that several
     *     figures can stand in one document
     */
    public String svg() {
        SVGGraphics2D graphics = new SVGGraphics2D(width, height);
        graphics.setDefsKeyPrefix(id + "-");
        graphics.setGeomDoubleConverter(Figure::shorten);
        graphics.setTransformDoubleConverter(Figure::shorten);
        draw(graphics, width, height);
        String element = graphics.getSVGElement(null, false, new ViewBox(0, 0, width, height), null, null);
        int end = element.indexOf('>');
        return element.substring(0, end) + " role=\"img\"><title>" + escape(title)
                + "</title>" + element.substring(end + 1);
    }

    /** Two decimals of a pixel are enough and keep the file small. */
    private static String shorten(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        text = text.replaceFirst("\\.?0+$", "");
        return text.equals("-0") ? "0" : text;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
