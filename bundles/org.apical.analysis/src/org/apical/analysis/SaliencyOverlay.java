package org.apical.analysis;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.IntUnaryOperator;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.apical.analysis.internal.ColourMap;
import org.apical.analysis.internal.Upscaling;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;

/**
 * Pictures of frames and of saliency maps over them.
 *
 * <p>Maps are drawn as the authors of SmoothGrad do (Smilkov et al. 2017, arXiv:1706.03825): absolute values, from the
 * smallest to the 99th percentile, so that a few extreme pixels do not darken the rest.
 *
 * @since 1.0
 */
public final class SaliencyOverlay {

    private static final double STRONGEST_ALPHA = 0.85;
    private static final int DISPLAY_PIXELS = 300;

    private SaliencyOverlay() {
    }

    /**
     * Returns how many times a frame should be enlarged to be looked at.
     *
     * @param rows the frame's rows
     * @param columns the frame's columns
     * @return 3 for 112 x 112, 1 for 299 x 299; at least 1
     */
    public static int displayScale(int rows, int columns) {
        return Math.max(1, (int) Math.round((double) DISPLAY_PIXELS / Math.max(rows, columns)));
    }

    /**
     * Draws a frame in grey at its {@linkplain #displayScale display scale}.
     *
     * @param frame01 the grey values from 0 to 1, row by row; values beyond are clipped
     * @param rows the rows
     * @param columns the columns
     * @return the picture
     * @throws IllegalArgumentException when the array does not hold rows x columns values
     */
    public static BufferedImage frame(float[] frame01, int rows, int columns) {
        int scale = displayScale(rows, columns);
        float[] grey = Upscaling.bilinear(frame01, rows, columns, scale);
        BufferedImage image = new BufferedImage(columns * scale, rows * scale, BufferedImage.TYPE_BYTE_GRAY);
        byte[] line = new byte[columns * scale];
        for (int y = 0; y < rows * scale; y++) {
            for (int x = 0; x < line.length; x++) {
                line[x] = (byte) Math.round(255 * clip(grey[y * line.length + x]));
            }
            image.getRaster().setDataElements(0, y, line.length, 1, line);
        }
        return image;
    }

    /**
     * Draws a saliency map over its frame at the {@linkplain #displayScale display scale}, with a colour scale of its
     * own.
     *
     * <p>The stronger a pixel's saliency, the brighter and the more opaque its colour; where there is none, the frame
     * shows.
     *
     * @param frame01 the grey values from 0 to 1, row by row
     * @param map the saliency of each pixel, of any sign and scale; its absolute value is drawn
     * @param rows the rows
     * @param columns the columns
     * @return the picture
     * @throws IllegalArgumentException when an array does not hold rows x columns values
     */
    public static BufferedImage overlay(float[] frame01, float[] map, int rows, int columns) {
        return overlay(frame01, map, rows, columns, ColourScale.of(map));
    }

    /**
     * Draws a saliency map over its frame at the {@linkplain #displayScale display scale}.
     *
     * @param frame01 the grey values from 0 to 1, row by row
     * @param map the saliency of each pixel, of any sign; its absolute value is drawn
     * @param rows the rows
     * @param columns the columns
     * @param scale which strengths have which colours
     * @return the picture
     * @throws IllegalArgumentException when an array does not hold rows x columns values
     */
    public static BufferedImage overlay(float[] frame01, float[] map, int rows, int columns, ColourScale scale) {
        int times = displayScale(rows, columns);
        float[] grey = Upscaling.bilinear(frame01, rows, columns, times);
        float[] strength = Upscaling.bilinear(strength(map, scale), rows, columns, times);
        return draw(columns * times, rows * times, i -> blend(clip(grey[i]), strength[i]));
    }

    /**
     * Draws a saliency map alone at the {@linkplain #displayScale display scale}.
     *
     * @param map the saliency of each pixel, of any sign; its absolute value is drawn
     * @param rows the rows
     * @param columns the columns
     * @param scale which strengths have which colours
     * @return the picture
     * @throws IllegalArgumentException when the array does not hold rows x columns values
     */
    public static BufferedImage map(float[] map, int rows, int columns, ColourScale scale) {
        int times = displayScale(rows, columns);
        float[] strength = Upscaling.bilinear(strength(map, scale), rows, columns, times);
        return draw(columns * times, rows * times, i -> ColourMap.rgb(strength[i]));
    }

    private static BufferedImage draw(int columns, int rows, IntUnaryOperator colours) {
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        int[] line = new int[columns];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                line[x] = colours.applyAsInt(y * columns + x);
            }
            image.setRGB(0, y, columns, 1, line, 0, columns);
        }
        return image;
    }

    /**
     * Scales a map to what is drawn: absolute values, 0 at the smallest, 1 from the 99th percentile on.
     *
     * @param map the saliency of each pixel
     * @return the strength of each pixel from 0 to 1; all 0 for a map without differences; values that are no number
     *     count as 0
     */
    public static float[] strength(float[] map) {
        return strength(map, ColourScale.of(map));
    }

    private static float[] strength(float[] map, ColourScale scale) {
        float[] strength = new float[map.length];
        for (int i = 0; i < map.length; i++) {
            strength[i] = scale.strength(map[i]);
        }
        return strength;
    }

    /**
     * Draws the colours of a map from no strength, left, to the strongest, right, over a middle grey.
     *
     * @param columns the width of the bar
     * @param rows the height of the bar
     * @return the picture
     */
    public static BufferedImage legend(int columns, int rows) {
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < columns; x++) {
            int colour = blend(0.35f, columns == 1 ? 1 : (float) x / (columns - 1));
            for (int y = 0; y < rows; y++) {
                image.setRGB(x, y, colour);
            }
        }
        return image;
    }

    /**
     * Encodes a picture as PNG; the same picture gives the same bytes.
     *
     * @param image the picture
     * @return the file's bytes
     */
    public static byte[] png(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(new IIOImage(image, null, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /**
     * Writes a picture as PNG.
     *
     * @param image the picture
     * @param file the file; its folder is made when it does not exist
     * @throws ApicalException when it cannot be written
     */
    public static void writePng(BufferedImage image, Path file) throws ApicalException {
        ByteBuffer bytes = ByteBuffer.wrap(png(image));
        AtomicFiles.write(file, channel -> {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }

    private static int blend(float grey, float strength) {
        double alpha = STRONGEST_ALPHA * clip(strength);
        int colour = ColourMap.rgb(strength);
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            mixed |= (int) Math.round((1 - alpha) * 255 * grey + alpha * (colour >> shift & 0xff)) << shift;
        }
        return mixed;
    }

    private static float clip(float value) {
        return value >= 0 ? Math.min(1, value) : 0;
    }
}
