package org.apical.analysis;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/**
 * Words across a picture that nobody should take for sound, such as a saliency map that failed its checks.
 *
 * <p>They lie in several lines over the whole picture, so that no part of it can be cut out without them, and are white
 * with a dark rim, so that they show on black and on bright colours.
 *
 * @since 1.0
 */
public final class Watermark {

    /** What is written across a map whose badge is red. */
    public static final String FAILED_CHECKS = "FAILED ITS CHECKS";

    private static final double TURN = Math.toRadians(-25);
    private static final float WORDS_ALPHA = 0.55f;
    /** The width of the words as a share of the picture's width. */
    private static final double REACH = 0.7;
    private static final int LINES = 3;

    private Watermark() {
    }

    /**
     * Writes words across a picture.
     *
     * @param picture the picture, not changed
     * @param words a few words
     * @return a new picture of the same size, in colour
     * @throws IllegalArgumentException when there are no words
     */
    public static BufferedImage over(BufferedImage picture, String words) {
        if (words.isBlank()) {
            throw new IllegalArgumentException("A watermark without words marks nothing.");
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        BufferedImage marked = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = marked.createGraphics();
        graphics.drawImage(picture, 0, 0, null);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, WORDS_ALPHA));
        Shape letters = new Font(Font.SANS_SERIF, Font.BOLD, 100)
                .createGlyphVector(graphics.getFontRenderContext(), words).getOutline();
        Rectangle2D bounds = letters.getBounds2D();
        double scale = REACH * width / bounds.getWidth();
        for (int line = 0; line < LINES; line++) {
            AffineTransform place = AffineTransform.getTranslateInstance(width / 2.0,
                    (line + 0.5) * height / LINES);
            place.rotate(TURN);
            place.scale(scale, scale);
            place.translate(-bounds.getCenterX(), -bounds.getCenterY());
            Shape placed = place.createTransformedShape(letters);
            graphics.setColor(Color.BLACK);
            graphics.draw(placed);
            graphics.setColor(Color.WHITE);
            graphics.fill(placed);
        }
        graphics.dispose();
        return marked;
    }
}
