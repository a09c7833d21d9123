package org.apical.analysis;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/**
 * Plates of pictures side by side with a legend of their colours below: a frame, its map, and the map over the frame, as
 * in the figures of Ghorbani et al. 2020 (doi:10.1038/s41746-019-0216-8).
 *
 * <p>Colours are those of {@link SaliencyOverlay}: perceptually uniform, from dark to bright.
 *
 * @since 1.0
 */
public final class SaliencyPlate {

    private static final int GAP = 6;
    private static final int BAR_ROWS = 12;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

    private SaliencyPlate() {
    }

    /** A picture with a line below it. */
    private record Panel(BufferedImage picture, String caption) {
    }

    /**
     * Draws a frame, its map, and the map over the frame.
     *
     * @param frame01 the grey values from 0 to 1, row by row
     * @param map the saliency of each pixel, of any sign; its absolute value is drawn
     * @param rows the rows
     * @param columns the columns
     * @param scale which strengths have which colours; {@link ColourScale#of} of all maps that are to be compared
     * @return the plate with a legend
     * @throws IllegalArgumentException when an array does not hold rows x columns values
     */
    public static BufferedImage of(float[] frame01, float[] map, int rows, int columns, ColourScale scale) {
        return plate(List.of(new Panel(SaliencyOverlay.frame(frame01, rows, columns), "Frame"),
                new Panel(SaliencyOverlay.map(map, rows, columns, scale), "Map"),
                new Panel(SaliencyOverlay.overlay(frame01, map, rows, columns, scale), "Map over the frame")), scale);
    }

    /**
     * Draws a map over its frame with a legend of its colours below.
     *
     * @param frame01 the grey values from 0 to 1, row by row
     * @param map the saliency of each pixel, of any sign; its absolute value is drawn
     * @param rows the rows
     * @param columns the columns
     * @param scale which strengths have which colours
     * @return the picture with a legend
     * @throws IllegalArgumentException when an array does not hold rows x columns values
     */
    public static BufferedImage overlay(float[] frame01, float[] map, int rows, int columns, ColourScale scale) {
        return withLegend(SaliencyOverlay.overlay(frame01, map, rows, columns, scale), scale);
    }

    /**
     * Sets a legend below a picture of maps.
     *
     * @param picture the picture
     * @param scale the scale that it was drawn with
     * @return a larger picture
     */
    public static BufferedImage withLegend(BufferedImage picture, ColourScale scale) {
        return plate(List.of(new Panel(picture, "")), scale);
    }

    private static BufferedImage plate(List<Panel> panels, ColourScale scale) {
        boolean captions = panels.stream().anyMatch(panel -> !panel.caption().isEmpty());
        int line = FONT.getSize() + GAP;
        int width = panels.stream().mapToInt(panel -> panel.picture().getWidth() + GAP).sum() + GAP;
        int height = panels.stream().mapToInt(panel -> panel.picture().getHeight()).max().orElse(0);
        int legendTop = GAP + height + (captions ? line : 0) + GAP;
        BufferedImage plate = new BufferedImage(width, legendTop + BAR_ROWS + line + GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = plate.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, plate.getWidth(), plate.getHeight());
        graphics.setColor(Color.BLACK);
        graphics.setFont(FONT);
        int x = GAP;
        for (Panel panel : panels) {
            graphics.drawImage(panel.picture(), x, GAP, null);
            graphics.drawString(panel.caption(), x, GAP + height + line - 4);
            x += panel.picture().getWidth() + GAP;
        }
        int bar = Math.min(width - 2 * GAP, 300);
        graphics.drawImage(SaliencyOverlay.legend(bar, BAR_ROWS), GAP, legendTop, null);
        String high = "at least " + number(scale.high());
        FontMetrics metrics = graphics.getFontMetrics();
        graphics.drawString(number(scale.low()), GAP, legendTop + BAR_ROWS + line - 4);
        graphics.drawString(high, GAP + bar - metrics.stringWidth(high), legendTop + BAR_ROWS + line - 4);
        graphics.dispose();
        return plate;
    }

    private static String number(double value) {
        return value == 0 ? "0" : String.format(Locale.ROOT, "%.2g", value);
    }
}
