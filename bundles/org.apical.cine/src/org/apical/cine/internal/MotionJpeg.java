package org.apical.cine.internal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.cine.Film;

/**
 * Motion JPEG in an AVI file (Microsoft, AVI RIFF File Reference): a header, JPEG pictures, and an index of them.
 *
 * <p>One picture is in memory at a time. Films end before 1 GB, where the old form of AVI ends.
 */
public final class MotionJpeg {

    private static final float QUALITY = 0.95f;
    private static final int LARGEST = 1 << 30;
    private static final int HEADER = 224;
    private static final int HAS_INDEX = 0x10;
    private static final int KEY_FRAME = 0x10;

    private MotionJpeg() {
    }

    /** Where a picture lies behind the word "movi", and how long it is. */
    private record Entry(int offset, int length) {
    }

    /**
     * Writes a film.
     *
     * @param film the film
     * @param file the file to write or replace
     * @throws ApicalException when it cannot be written
     */
    public static void write(Film film, Path file) throws ApicalException {
        AtomicFiles.write(file, channel -> {
            put(channel, ByteBuffer.allocate(HEADER));
            List<Entry> entries = new ArrayList<>();
            int offset = 4;
            int largest = 0;
            for (BufferedImage picture : film.pictures()) {
                byte[] jpeg = jpeg(picture);
                int padded = jpeg.length + jpeg.length % 2;
                put(channel, little(8 + padded).put(word("00dc")).putInt(jpeg.length).put(jpeg));
                entries.add(new Entry(offset, jpeg.length));
                offset += 8 + padded;
                largest = Math.max(largest, jpeg.length);
                if (offset > LARGEST) {
                    throw new IOException("An AVI file ends at 1 GB; make the film shorter.");
                }
            }
            ByteBuffer index = little(8 + 16 * entries.size()).put(word("idx1")).putInt(16 * entries.size());
            for (Entry entry : entries) {
                index.put(word("00dc")).putInt(KEY_FRAME).putInt(entry.offset()).putInt(entry.length());
            }
            put(channel, index);
            int size = (int) channel.position();
            channel.position(0);
            put(channel, header(film, size, offset, largest));
            channel.position(size);
        });
    }

    private static ByteBuffer header(Film film, int fileSize, int movieSize, int largest) {
        int width = film.pictures().get(0).getWidth();
        int height = film.pictures().get(0).getHeight();
        int frames = film.pictures().size();
        int intervalUs = (int) Math.round(film.intervalMs() * 1000);
        ByteBuffer header = little(HEADER);
        header.put(word("RIFF")).putInt(fileSize - 8).put(word("AVI "));
        header.put(word("LIST")).putInt(192).put(word("hdrl"));
        header.put(word("avih")).putInt(56);
        header.putInt(intervalUs).putInt((int) (largest * 1_000_000L / intervalUs)).putInt(0).putInt(HAS_INDEX);
        header.putInt(frames).putInt(0).putInt(1).putInt(largest).putInt(width).putInt(height);
        header.putInt(0).putInt(0).putInt(0).putInt(0);
        header.put(word("LIST")).putInt(116).put(word("strl"));
        header.put(word("strh")).putInt(56).put(word("vids")).put(word("MJPG"));
        // Rate over scale are the pictures a second; microseconds keep any interval exact.
        header.putInt(0).putInt(0).putInt(0).putInt(intervalUs).putInt(1_000_000).putInt(0).putInt(frames);
        header.putInt(largest).putInt(-1).putInt(0);
        header.putShort((short) 0).putShort((short) 0).putShort((short) width).putShort((short) height);
        header.put(word("strf")).putInt(40).putInt(40).putInt(width).putInt(height).putShort((short) 1);
        header.putShort((short) 24).put(word("MJPG")).putInt(width * height * 3);
        header.putInt(0).putInt(0).putInt(0).putInt(0);
        header.put(word("LIST")).putInt(movieSize).put(word("movi"));
        return header;
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        BufferedImage colour = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        colour.createGraphics().drawImage(picture, 0, 0, null);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(colour, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte[] word(String four) {
        return four.getBytes(StandardCharsets.US_ASCII);
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void put(FileChannel channel, ByteBuffer bytes) throws IOException {
        bytes.rewind();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
