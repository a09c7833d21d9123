package org.apical.cine.internal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;

import org.apical.analysis.SaliencyOverlay;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.cine.Film;

/**
 * Animated PNG (Portable Network Graphics, third edition, W3C 2025, section 11.3.6): the chunks of ordinary PNGs, each
 * picture's data with a number and a duration before it. Programs that know no animation show the first picture.
 */
public final class AnimatedPng {

    private static final int SIGNATURE = 8;
    /** A chunk's length, type and checksum. */
    private static final int AROUND = 12;

    private AnimatedPng() {
    }

    /**
     * Writes a film that begins anew when it is over.
     *
     * @param film the film
     * @param file the file to write or replace
     * @throws ApicalException when it cannot be written
     */
    public static void write(Film film, Path file) throws ApicalException {
        double[] durations = film.durationsMs();
        AtomicFiles.write(file, channel -> {
            int sequence = 0;
            for (int i = 0; i < durations.length; i++) {
                byte[] png = SaliencyOverlay.png(inColour(film.pictures().get(i)));
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                DataOutputStream out = new DataOutputStream(bytes);
                if (i == 0) {
                    out.write(png, 0, SIGNATURE);
                    chunk(out, "IHDR", first(png, "IHDR"));
                    chunk(out, "acTL", ByteBuffer.allocate(8).putInt(durations.length).putInt(0).array());
                }
                chunk(out, "fcTL", control(sequence++, film, durations[i]));
                for (int at = SIGNATURE; at < png.length; at += AROUND + length(png, at)) {
                    if (!type(png, at).equals("IDAT")) {
                        continue;
                    }
                    if (i == 0) {
                        chunk(out, "IDAT", data(png, at));
                    } else {
                        byte[] data = data(png, at);
                        chunk(out, "fdAT", ByteBuffer.allocate(4 + data.length).putInt(sequence++).put(data).array());
                    }
                }
                if (i == durations.length - 1) {
                    chunk(out, "IEND", new byte[0]);
                }
                ByteBuffer piece = ByteBuffer.wrap(bytes.toByteArray());
                while (piece.hasRemaining()) {
                    channel.write(piece);
                }
            }
        });
    }

    /** All pictures of a file share one header, so they must be of one kind. */
    private static BufferedImage inColour(BufferedImage picture) {
        BufferedImage colour = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        colour.createGraphics().drawImage(picture, 0, 0, null);
        return colour;
    }

    private static byte[] control(int sequence, Film film, double durationMs) {
        return ByteBuffer.allocate(26).putInt(sequence).putInt(film.pictures().get(0).getWidth())
                .putInt(film.pictures().get(0).getHeight()).putInt(0).putInt(0)
                .putShort((short) Math.max(1, Math.min(Short.MAX_VALUE, Math.round(durationMs)))).putShort((short) 1000)
                .put((byte) 0).put((byte) 0).array();
    }

    private static byte[] first(byte[] png, String type) {
        int at = SIGNATURE;
        while (!type(png, at).equals(type)) {
            at += AROUND + length(png, at);
        }
        return data(png, at);
    }

    private static int length(byte[] png, int at) {
        return ByteBuffer.wrap(png).getInt(at);
    }

    private static String type(byte[] png, int at) {
        return new String(png, at + 4, 4, StandardCharsets.US_ASCII);
    }

    private static byte[] data(byte[] png, int at) {
        byte[] data = new byte[length(png, at)];
        System.arraycopy(png, at + 8, data, 0, data.length);
        return data;
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) checksum.getValue());
    }
}
