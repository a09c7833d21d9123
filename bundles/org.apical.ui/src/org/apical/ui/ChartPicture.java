package org.apical.ui;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Optional;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.entity.ChartEntity;
import org.jfree.chart.entity.XYItemEntity;

/**
 * A chart as it was drawn, with what lies where.
 *
 * @param width its width in points
 * @param height its height in points
 * @param pixels its pixels, more than points on a fine display
 * @param info where the plot and its points lie, in points
 */
record ChartPicture(int width, int height, ImageData pixels, ChartRenderingInfo info) {

    private static final double NEAR = 8;

    /** Draws a chart; takes milliseconds, and longer the more points there are. */
    static ChartPicture draw(JFreeChart chart, int width, int height, double scale) {
        int columns = Math.max(1, (int) Math.round(width * scale));
        int rows = Math.max(1, (int) Math.round(height * scale));
        BufferedImage picture = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.scale(scale, scale);
        ChartRenderingInfo info = new ChartRenderingInfo();
        chart.draw(graphics, new Rectangle(width, height), info);
        graphics.dispose();
        int[] colours = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        ImageData data = new ImageData(columns, rows, 32, new PaletteData(0xFF0000, 0xFF00, 0xFF));
        for (int row = 0; row < rows; row++) {
            data.setPixels(0, row, columns, colours, row * columns);
        }
        return new ChartPicture(width, height, data, info);
    }

    /** Returns the point of a series that lies under a place or near to it. */
    Optional<XYItemEntity> item(int x, int y) {
        if (info.getEntityCollection() == null) {
            return Optional.empty();
        }
        XYItemEntity nearest = null;
        double least = NEAR;
        for (Object one : info.getEntityCollection().getEntities()) {
            if (one instanceof XYItemEntity item && item.getArea() != null) {
                Rectangle2D bounds = item.getArea().getBounds2D();
                double distance = Point2D.distance(x, y, bounds.getCenterX(), bounds.getCenterY());
                if (distance < least) {
                    least = distance;
                    nearest = item;
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Returns what the chart itself has to say about a place, such as a legend's entry. */
    Optional<String> hint(int x, int y) {
        ChartEntity entity = info.getEntityCollection() == null ? null : info.getEntityCollection().getEntity(x, y);
        return entity == null ? Optional.empty() : Optional.ofNullable(entity.getToolTipText());
    }

    Rectangle2D dataArea(int x, int y) {
        int part = info.getPlotInfo().getSubplotIndex(new Point2D.Double(x, y));
        return part < 0 ? info.getPlotInfo().getDataArea()
                : info.getPlotInfo().getSubplotInfo(part).getDataArea();
    }
}
