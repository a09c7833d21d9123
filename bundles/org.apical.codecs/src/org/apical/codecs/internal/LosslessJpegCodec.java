package org.apical.codecs.internal;

import org.apical.api.ApicalException;
import org.apical.codecs.FrameCodec;
import org.apical.codecs.FrameShape;

/**
 * Decodes lossless JPEG with Huffman coding (ITU-T T.81, process 14, annex H): any predictor, 2 to 16 bits, samples
 * interleaved or in scans of their own.
 *
 * <p>FFmpeg's decoder stumbles over differences of 16 bits and over application data of scanners.
 */
public final class LosslessJpegCodec implements FrameCodec {
    private static final int PROCESS = 0xC3;
    private static final int LARGEST_GAIN = 8;

    @Override
    public String displayName() {
        return "Apical's lossless JPEG decoder";
    }

    @Override
    public boolean decodes(String transferSyntaxUid) {
        return transferSyntaxUid.equals("1.2.840.10008.1.2.4.57") || transferSyntaxUid.equals("1.2.840.10008.1.2.4.70");
    }

    @Override
    public byte[] decode(byte[] stream, FrameShape shape) throws ApicalException {
        StreamHeader header = JpegMarkers.read(stream);
        if (header.process() != PROCESS) {
            throw Damage.of("The stream has process " + Integer.toHexString(header.process())
                    + ", not c3, lossless with Huffman coding.");
        }
        header.check(shape);
        if (shape.samples() > LARGEST_GAIN * (long) stream.length) {
            throw Damage.of("The stream is too short for " + shape.columns() + " x " + shape.rows() + " pixels.");
        }
        return SampleBytes.of(picture(stream, header), header.precision(), shape);
    }

    private static int[] picture(byte[] s, StreamHeader header) throws ApicalException {
        JpegTables tables = new JpegTables();
        int[] picture = new int[header.rows() * header.columns() * header.components()];
        int frame = 0;
        int decoded = 0;
        int at = JpegMarkers.skipFill(s, header.start() + 2);
        int marker = s[at + 1] & 0xFF;
        while (marker != JpegMarkers.EOI) {
            int end = at + 2 + JpegMarkers.word(s, at + 2);
            if (marker == PROCESS) {
                frame = at + 4;
            }
            tables.take(s, marker, at + 4, end);
            if (marker == JpegMarkers.SOS) {
                LosslessScan scan = new LosslessScan(s, header, frame, at + 4, end, tables);
                if ((decoded & scan.components()) != 0) {
                    throw Damage.of("The stream has two scans of the same samples.");
                }
                decoded |= scan.components();
                scan.decode(picture);
                end = JpegMarkers.endOfScan(s, end, PROCESS);
            }
            at = JpegMarkers.skipFill(s, end);
            marker = s[at + 1] & 0xFF;
        }
        if (decoded != (1 << header.components()) - 1) {
            throw Damage.of("The stream lacks a scan.");
        }
        return picture;
    }
}
