package org.apical.data.internal;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

import org.apical.data.Sector;

/**
 * Pictures that show a reader what was masked: each tile holds a picture as it came, red outside the sector, and the
 * frame that was stored. Outside, the picture is a coarse mosaic so that burned-in names cannot be read.
 */
final class ContactSheet {

    static final int TILES = 24;
    private static final int ACROSS = 4;
    private static final int TILE_HEIGHT = 150;
    private static final int TILE_WIDTH = 350;
    private static final int STORED_X = 200;

    private final Path folder;
    private final List<BufferedImage> tiles = new ArrayList<>();

    ContactSheet(Path folder) {
        this.folder = folder;
    }

    static BufferedImage tile(byte[] picture, Sector sector, Resampler resampler, boolean[] mask) {
        int columns = sector.columns();
        int rows = sector.rows();
        int block = Math.max(8, Math.max(rows, columns) / 40);
        int[] mosaic = mosaic(picture, rows, columns, block);
        BufferedImage source = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        byte[] blanked = picture.clone();
        sector.blank(blanked);
        for (int i = 0; i < picture.length; i++) {
            int grey = picture[i] & 0xFF;
            int coarse = mosaic[i / columns / block * ((columns + block - 1) / block) + i % columns / block];
            int rgb = sector.mask()[i] ? grey << 16 | grey << 8 | grey
                    : 60 + coarse * 195 / 255 << 16 | coarse / 3 << 8 | coarse / 3;
            source.setRGB(i % columns, i / columns, rgb);
        }
        byte[] frame = resampler.image(blanked);
        int width = resampler.columns();
        BufferedImage stored = new BufferedImage(width, frame.length / width, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < frame.length; i++) {
            int grey = mask[i] ? frame[i] & 0xFF : 0;
            stored.setRGB(i % width, i / width, mask[i] ? grey << 16 | grey << 8 | grey : 0x200000);
        }
        BufferedImage tile = new BufferedImage(TILE_WIDTH, TILE_HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = tile.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        draw(graphics, source, 0, STORED_X - 4);
        draw(graphics, stored, STORED_X, TILE_WIDTH - STORED_X);
        graphics.dispose();
        return tile;
    }

    private static int[] mosaic(byte[] picture, int rows, int columns, int block) {
        int across = (columns + block - 1) / block;
        int[] sums = new int[across * ((rows + block - 1) / block)];
        int[] counts = new int[sums.length];
        for (int i = 0; i < picture.length; i++) {
            int cell = i / columns / block * across + i % columns / block;
            sums[cell] += picture[i] & 0xFF;
            counts[cell]++;
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= counts[i];
        }
        return sums;
    }

    private static void draw(Graphics2D graphics, BufferedImage image, int x, int width) {
        double scale = Math.min((double) width / image.getWidth(), (double) (TILE_HEIGHT - 2) / image.getHeight());
        graphics.drawImage(image, x, 0, (int) (image.getWidth() * scale), (int) (image.getHeight() * scale), null);
    }

    void add(BufferedImage tile) {
        tiles.add(tile);
    }

    /** Writes one sheet with all tiles. */
    void write() throws IOException {
        if (tiles.isEmpty()) {
            return;
        }
        Files.createDirectories(folder);
        int down = (tiles.size() + ACROSS - 1) / ACROSS;
        BufferedImage sheet = new BufferedImage(ACROSS * TILE_WIDTH, down * TILE_HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = sheet.createGraphics();
        graphics.setColor(new Color(0x303030));
        graphics.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        for (int i = 0; i < tiles.size(); i++) {
            graphics.drawImage(tiles.get(i), i % ACROSS * TILE_WIDTH, i / ACROSS * TILE_HEIGHT, null);
        }
        graphics.dispose();
        if (!ImageIO.write(sheet, "png", folder.resolve("sectors.png").toFile())) {
            throw new IOException("This Java runtime writes no PNG.");
        }
    }
}
