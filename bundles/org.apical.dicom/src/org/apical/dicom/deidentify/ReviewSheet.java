package org.apical.dicom.deidentify;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * One page that opens without a network and shows every released clip to a person before it leaves the house.
 *
 * <p>Each picture is the brightest that every pixel was over the whole clip, so that what shows in a single frame is
 * seen. In the picture before, what was blanked is a coarse mosaic: the page itself tells no names.
 */
final class ReviewSheet implements Closeable {
    private static final int WIDTH = 360;
    private static final int LEAST_BLOCK = 12;

    private final BufferedWriter out;

    ReviewSheet(Path file) throws IOException {
        out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        out.write("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<title>Review before release</title>\n"
                + "<style>body{font:15px/1.5 sans-serif;max-width:64em;margin:2em auto;padding:0 1em}"
                + "figure{margin:0 0 1.5em;border:1px solid #bbb;padding:.6em}img{width:48%;background:#000}"
                + "figcaption{font-size:13px}table{border-collapse:collapse}"
                + "td,th{border:1px solid #bbb;padding:.2em .7em;text-align:left}</style></head><body>\n"
                + "<h1>Review before release</h1>\n<p><strong>Look at every picture on the right.</strong> "
                + "It shows, over all frames of a clip, the brightest that each pixel is now. Release the files only "
                + "when none of them shows a name, a number or a date, and delete a file that does. On the left is the "
                + "clip as it came; what was blanked is red and coarse, so that this page tells no names "
                + "either.</p>\n");
    }

    void released(InstanceCleaner.Cleaned cleaned) throws IOException {
        CleanedPixels pixels = cleaned.pixels();
        int columns = pixels.form().columns();
        String path = cleaned.path().toString().replace('\\', '/');
        String caption = String.format(Locale.ROOT, "%s: %d frames, %.1f %% blanked outside of the sector, %.2f %% "
                + "of the sector blanked as writing.%s", path, pixels.frames().size(),
                pixels.outsidePercent(), pixels.writingPercent(), pixels.evidence().startsWith("BRIGHT")
                ? " <strong>Nothing moves in it: look twice.</strong>" : "");
        out.write("<figure>" + image(before(pixels, columns), "before") + " " + image(after(pixels, columns), "after")
                + "<figcaption><label><input type=\"checkbox\"> looked at</label> " + caption
                + "</figcaption></figure>\n");
    }

    void refused(DeidentifyResult.Refused refused) throws IOException {
        out.write("<p>Not released: file " + refused.id() + ". " + refused.refusal().sentence() + "</p>\n");
    }

    void finish(DeidentifyOptions options, int released) throws IOException {
        out.write("<p>" + released + " files were released after PS3.15 Annex E, edition "
                + ConfidentialityProfile.EDITION + ", with dates: " + options.dates().name().toLowerCase(Locale.ROOT)
                + ", identifiers: " + (options.retainUids() ? "kept" : "replaced") + ", scanner: "
                + (options.retainDevice() ? "kept" : "removed") + ", patient characteristics: "
                + (options.retainPatientCharacteristics() ? "kept" : "removed") + ".</p>\n</body></html>\n");
    }

    private static BufferedImage after(CleanedPixels pixels, int columns) {
        BufferedImage image = new BufferedImage(columns, pixels.before().length / columns, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < pixels.before().length; i++) {
            int grey = pixels.kept()[i] ? pixels.before()[i] & 0xFF : 0;
            image.setRGB(i % columns, i / columns, grey << 16 | grey << 8 | grey);
        }
        return image;
    }

    private static BufferedImage before(CleanedPixels pixels, int columns) {
        int rows = pixels.before().length / columns;
        int block = Math.max(LEAST_BLOCK, Math.max(rows, columns) / 32);
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        for (int top = 0; top < rows; top += block) {
            for (int left = 0; left < columns; left += block) {
                paint(image, pixels, top, left, block);
            }
        }
        return image;
    }

    private static void paint(BufferedImage image, CleanedPixels pixels, int top, int left, int block) {
        int columns = image.getWidth();
        int sum = 0;
        int count = 0;
        for (int y = top; y < Math.min(image.getHeight(), top + block); y++) {
            for (int x = left; x < Math.min(columns, left + block); x++) {
                sum += pixels.before()[y * columns + x] & 0xFF;
                count++;
            }
        }
        int coarse = sum / count;
        for (int y = top; y < Math.min(image.getHeight(), top + block); y++) {
            for (int x = left; x < Math.min(columns, left + block); x++) {
                int grey = pixels.before()[y * columns + x] & 0xFF;
                image.setRGB(x, y, pixels.kept()[y * columns + x] ? grey << 16 | grey << 8 | grey
                        : 70 + coarse * 185 / 255 << 16 | coarse / 3 << 8 | coarse / 3);
            }
        }
    }

    private static String image(BufferedImage image, String words) throws IOException {
        int width = Math.min(WIDTH, image.getWidth());
        int height = Math.max(1, image.getHeight() * width / image.getWidth());
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(small, "jpeg", bytes)) {
            throw new IOException("This Java runtime writes no JPEG.");
        }
        return "<img alt=\"" + words + "\" src=\"data:image/jpeg;base64,"
                + Base64.getEncoder().encodeToString(bytes.toByteArray()) + "\">";
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
