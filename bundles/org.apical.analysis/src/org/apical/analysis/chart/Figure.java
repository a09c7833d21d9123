package org.apical.analysis.chart;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.IntervalXYDataset;
import org.jfree.data.xy.XYDataset;
import org.jfree.pdf.PDFDocument;
import org.jfree.pdf.PDFGraphics2D;
import org.jfree.pdf.PDFHints;
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
     * Makes a figure of any chart, to write it to files as the charts of reports are.
     *
     * @param id the figure's id, which serves as the name of its files
     * @param title what the chart shows, one line
     * @param width the width in units of the chart's fonts
     * @param height the height in the same units
     * @param chart the chart; its plot has two numerical axes where {@link #table} is wanted
     * @return the figure
     */
    public static Figure of(String id, String title, int width, int height, JFreeChart chart) {
        return new Figure(id, title, width, height, chart);
    }

    /**
     * Returns the chart itself, for a window to show.
     *
     * @return the chart, which is the figure's own
     */
    public JFreeChart chart() {
        return chart;
    }

    /**
     * Returns the figure's id, which serves as the name of its files.
     *
     * @return letters and hyphens
     */
    public String id() {
        return id;
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

    /**
     * Returns the chart as a picture.
     *
     * @param scale how many pixels a unit of the chart's size gets; 3 is enough for print
     * @return the picture
     */
    public BufferedImage picture(int scale) {
        BufferedImage picture = new BufferedImage(width * scale, height * scale, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.scale(scale, scale);
        draw(graphics, width, height);
        graphics.dispose();
        return picture;
    }

    /**
     * Returns the chart as a PDF document of one page; text is drawn as outlines, so that every sign is there whatever
     * fonts a reader has.
     *
     * @return the file's bytes
     */
    public byte[] pdf() {
        PDFDocument document = new PDFDocument();
        document.setTitle(title);
        PDFGraphics2D graphics = document.createPage(new Rectangle(width, height)).getGraphics2D();
        graphics.setRenderingHint(PDFHints.KEY_DRAW_STRING_TYPE, PDFHints.VALUE_DRAW_STRING_TYPE_VECTOR);
        draw(graphics, width, height);
        return dateless(document.getPDFBytes());
    }

    /** Gives the dates in a PDF one value of the same length, so that the same chart gives the same bytes. */
    private static byte[] dateless(byte[] pdf) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        return text.replaceAll("/(ModDate|CreationDate) \\(D:\\d{14}", "/$1 (D:20000101000000")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /**
     * Returns the numbers that the chart draws.
     *
     * @return the header series, x, y, low, high, then a line a point; low and high are equal to y where there is no
     *     interval
     */
    public List<List<Object>> table() {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of("series", "x", "y", "low", "high"));
        XYPlot plot = chart.getXYPlot();
        for (int d = 0; d < plot.getDatasetCount(); d++) {
            XYDataset dataset = plot.getDataset(d);
            for (int s = 0; dataset != null && s < dataset.getSeriesCount(); s++) {
                for (int i = 0; i < dataset.getItemCount(s); i++) {
                    double y = dataset.getYValue(s, i);
                    boolean interval = dataset instanceof IntervalXYDataset;
                    rows.add(List.of(dataset.getSeriesKey(s), dataset.getXValue(s, i), y,
                            interval ? ((IntervalXYDataset) dataset).getStartYValue(s, i) : y,
                            interval ? ((IntervalXYDataset) dataset).getEndYValue(s, i) : y));
                }
            }
        }
        return rows;
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
