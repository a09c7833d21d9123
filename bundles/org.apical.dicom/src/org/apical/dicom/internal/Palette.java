package org.apical.dicom.internal;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apical.dicom.DicomObject;
import org.apical.dicom.StoredFrame;
import org.apical.dicom.Tag;

/**
 * The colour tables of PALETTE COLOR, as 8-bit red, green and blue (PS3.3 sections C.7.6.3.1.5, C.7.6.3.1.6, C.7.9.2).
 *
 * <p>Entries of 16 bits give their high byte. Indices below the first take the first entry, above the last the last.
 */
public final class Palette {
    private final int first;
    private final byte[] red;
    private final byte[] green;
    private final byte[] blue;
    private final byte[] grey;

    private Palette(int first, byte[] red, byte[] green, byte[] blue) {
        this.first = first;
        this.red = red;
        this.green = green;
        this.blue = blue;
        grey = new byte[red.length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = Colors.luminance(red[i] & 0xFF, green[i] & 0xFF, blue[i] & 0xFF);
        }
    }

    /** Reads the tables of a data set, or returns {@code null} when they are missing. */
    public static Palette of(DicomObject o, Consumer<String> problems) {
        int[] descriptor = o.getInts(Tag.RED_PALETTE_DESCRIPTOR);
        if (descriptor.length < 3) {
            return null;
        }
        int entries = (descriptor[0] & 0xFFFF) == 0 ? 1 << 16 : descriptor[0] & 0xFFFF;
        boolean signed = o.getInt(Tag.PIXEL_REPRESENTATION).orElse(0) == 1;
        int first = signed ? (short) descriptor[1] : descriptor[1] & 0xFFFF;
        int[][] tables = {
            table(o, Tag.RED_PALETTE_DATA, Tag.RED_SEGMENTED_PALETTE_DATA, entries, descriptor[2], problems),
            table(o, Tag.GREEN_PALETTE_DATA, Tag.GREEN_SEGMENTED_PALETTE_DATA, entries, descriptor[2], problems),
            table(o, Tag.BLUE_PALETTE_DATA, Tag.BLUE_SEGMENTED_PALETTE_DATA, entries, descriptor[2], problems)};
        if (Arrays.stream(tables).anyMatch(t -> t.length == 0)) {
            return null;
        }
        // Some devices write 8-bit entries under a descriptor of 16 bits; their high bytes would be all black.
        boolean high = Arrays.stream(tables).flatMapToInt(Arrays::stream).anyMatch(v -> v > 255);
        return new Palette(first, bytes(tables[0], entries, high), bytes(tables[1], entries, high),
                bytes(tables[2], entries, high));
    }

    private static int[] table(DicomObject o, int tag, int segmentedTag, int entries, int bits,
            Consumer<String> problems) {
        int[] values;
        if (o.contains(tag)) {
            byte[] data = o.getBytes(tag);
            // Eight-bit entries lie two in a word; some writers give each a word of its own.
            boolean packed = bits == 8 && data.length < 2 * entries;
            values = packed ? unpack(data) : words(data);
        } else {
            values = SegmentedPalette.expand(words(o.getBytes(segmentedTag)), entries);
        }
        if (values.length < entries) {
            problems.accept("The palette " + Tag.toString(tag) + " has " + values.length + " entries instead of "
                    + entries + "; the last one is repeated.");
        }
        return values;
    }

    private static int[] unpack(byte[] data) {
        int[] values = new int[data.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = data[i] & 0xFF;
        }
        return values;
    }

    private static int[] words(byte[] data) {
        int[] values = new int[data.length / 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = data[2 * i] & 0xFF | (data[2 * i + 1] & 0xFF) << 8;
        }
        return values;
    }

    private static byte[] bytes(int[] values, int entries, boolean high) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(entries);
        for (int i = 0; i < entries; i++) {
            int value = values[Math.min(i, values.length - 1)];
            out.write(high ? value >>> 8 : value);
        }
        return out.toByteArray();
    }

    /** Looks up every pixel; returns RGB triples. */
    public byte[] toRgb(StoredFrame frame) {
        byte[] rgb = new byte[frame.count() * 3];
        for (int i = 0; i < frame.count(); i++) {
            int entry = entry(frame.sample(i));
            rgb[3 * i] = red[entry];
            rgb[3 * i + 1] = green[entry];
            rgb[3 * i + 2] = blue[entry];
        }
        return rgb;
    }

    /** Looks up every pixel; returns luminance. */
    public byte[] toGrey(StoredFrame frame) {
        byte[] out = new byte[frame.count()];
        for (int i = 0; i < out.length; i++) {
            out[i] = grey[entry(frame.sample(i))];
        }
        return out;
    }

    private int entry(int index) {
        return Math.max(0, Math.min(red.length - 1, index - first));
    }
}
