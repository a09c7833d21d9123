package org.apical.codecs.internal;

import java.util.Arrays;
import org.apical.api.ApicalException;
import org.apical.codecs.FrameCodec;
import org.apical.codecs.FrameShape;

/**
 * Decodes grey JPEG of 12 bits (ITU-T T.81, process 4, sequential), which neither Java nor FFmpeg decodes.
 *
 * <p>No library that does was found on Maven Central.
 */
public final class ExtendedJpegCodec implements FrameCodec {
    private static final int LARGEST_GAIN = 256;
    private static final int PRECISION = 12;

    @Override
    public String displayName() {
        return "Apical's 12-bit JPEG decoder";
    }

    @Override
    public boolean decodes(String transferSyntaxUid) {
        return transferSyntaxUid.equals("1.2.840.10008.1.2.4.51");
    }

    @Override
    public byte[] decode(byte[] stream, FrameShape shape) throws ApicalException {
        StreamHeader header = JpegMarkers.read(stream);
        if (header.process() > 0xC1 || header.precision() != PRECISION || header.components() != 1) {
            throw Damage.of("The stream has process " + Integer.toHexString(header.process()) + ", "
                    + header.components() + " samples and " + header.precision()
                    + " bits; it decodes grey of 12 bits only.");
        }
        header.check(shape);
        if (shape.samples() > LARGEST_GAIN * (long) stream.length) {
            throw Damage.of("The stream is too short for " + shape.columns() + " x " + shape.rows() + " pixels.");
        }
        return SampleBytes.of(picture(stream, header), header.precision(), shape);
    }

    private static int[] picture(byte[] s, StreamHeader header) throws ApicalException {
        JpegTables tables = new JpegTables();
        int quantiser = 0;
        int at = JpegMarkers.skipFill(s, header.start() + 2);
        while (true) {
            int marker = s[at + 1] & 0xFF;
            int end = at + 2 + JpegMarkers.word(s, at + 2);
            if (marker == JpegMarkers.SOS) {
                return scan(s, header, tables, tables.quantiser(quantiser), at + 4, end);
            }
            if (marker == header.process()) {
                quantiser = s[at + 12] & 0xFF;
            }
            tables.take(s, marker, at + 4, end);
            at = JpegMarkers.skipFill(s, end);
        }
    }

    private static int[] scan(byte[] s, StreamHeader header, JpegTables tables, int[] steps, int from, int end)
            throws ApicalException {
        if (end - from != 6 || s[from] != 1) {
            throw Damage.of("The scan header of the stream is damaged.");
        }
        HuffmanTable levels = tables.levels(s[from + 2] >> 4 & 0x0F);
        HuffmanTable coefficients = tables.coefficients(s[from + 2] & 0x0F);
        ScanBits bits = new ScanBits(s, end, JpegMarkers.endOfScan(s, end, header.process()));
        int[] picture = new int[header.rows() * header.columns()];
        int[] block = new int[64];
        InverseDct transform = new InverseDct();
        int across = (header.columns() + 7) / 8;
        int count = across * ((header.rows() + 7) / 8);
        int level = 0;
        for (int i = 0; i < count; i++) {
            if (tables.restartInterval() > 0 && i > 0 && i % tables.restartInterval() == 0) {
                bits.restart((i / tables.restartInterval() - 1) % 8);
                level = 0;
            }
            int size = levels.read(bits);
            if (size > PRECISION + 4) {
                throw Damage.of("The stream has a level of " + size + " bits.");
            }
            level += bits.readSigned(size);
            readBlock(bits, coefficients, steps, block);
            block[0] = level * steps[0];
            transform.transform(block);
            place(block, picture, header, i / across * 8, i % across * 8);
        }
        bits.finish();
        return picture;
    }

    private static void readBlock(ScanBits bits, HuffmanTable table, int[] steps, int[] block)
            throws ApicalException {
        Arrays.fill(block, 0);
        int index = 1;
        while (index < 64) {
            int symbol = table.read(bits);
            int size = symbol & 15;
            if (size == 0 && symbol < 0xF0) {
                return;
            }
            index += symbol >> 4;
            if (index > 63) {
                throw Damage.of("A block of the stream has more than 64 coefficients.");
            }
            int at = JpegTables.place(index++);
            block[at] = bits.readSigned(size) * steps[at];
        }
    }

    private static void place(int[] block, int[] picture, StreamHeader header, int top, int left) {
        int middle = 1 << PRECISION - 1;
        for (int y = 0; y < 8 && top + y < header.rows(); y++) {
            for (int x = 0; x < 8 && left + x < header.columns(); x++) {
                int value = block[8 * y + x] + middle;
                picture[(top + y) * header.columns() + left + x] = Math.max(0, Math.min(2 * middle - 1, value));
            }
        }
    }
}
