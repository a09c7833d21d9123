package org.apical.codecs.internal;

import org.apical.api.ApicalException;
import org.apical.codecs.FrameCodec;
import org.apical.codecs.FrameShape;

/**
 * Decodes JPEG-LS, lossless and near-lossless (ITU-T T.87), 2 to 16 bits, in every interleaving.
 *
 * <p>FFmpeg lacks interleaving by sample, which most writers of colour use, and does not notice damage.
 */
public final class JpegLsCodec implements FrameCodec {
    private static final int LSE = 0xF8;
    private static final int PRESET = 1;
    private static final int LARGEST_GAIN = 1 << 16;
    private static final long LARGE_SAMPLES = 1L << 25;
    private static final int LARGE_GAIN = 256;

    @Override
    public String displayName() {
        return "Apical's JPEG-LS decoder";
    }

    @Override
    public boolean decodes(String transferSyntaxUid) {
        return transferSyntaxUid.equals("1.2.840.10008.1.2.4.80") || transferSyntaxUid.equals("1.2.840.10008.1.2.4.81");
    }

    @Override
    public byte[] decode(byte[] stream, FrameShape shape) throws ApicalException {
        StreamHeader header = JpegMarkers.read(stream);
        if (header.process() != JpegMarkers.JPEG_LS) {
            throw Damage.of("The stream has process " + Integer.toHexString(header.process()) + ", not f7, JPEG-LS.");
        }
        header.check(shape);
        long gain = shape.samples() > LARGE_SAMPLES ? LARGE_GAIN : LARGEST_GAIN;
        if (header.precision() < 2 || shape.samples() > gain * stream.length) {
            throw Damage.of("The stream is too short for " + shape.columns() + " x " + shape.rows() + " pixels of "
                    + header.precision() + " bits.");
        }
        return SampleBytes.of(picture(stream, header), header.precision(), shape);
    }

    private static int[] picture(byte[] s, StreamHeader header) throws ApicalException {
        int[] picture = new int[header.rows() * header.columns() * header.components()];
        int[] preset = new int[5];
        int frame = 0;
        int decoded = 0;
        int at = JpegMarkers.skipFill(s, header.start() + 2);
        int marker = s[at + 1] & 0xFF;
        while (marker != JpegMarkers.EOI) {
            int end = at + 2 + JpegMarkers.word(s, at + 2);
            if (marker == JpegMarkers.JPEG_LS) {
                frame = at + 4;
            } else if (marker == LSE) {
                preset = preset(s, at + 4, end);
            } else if (marker == JpegMarkers.DRI || isColourTransform(s, marker, at + 4, end)) {
                throw Damage.of("The stream has restart intervals or a transform of colours, which are not decoded.");
            } else if (marker == JpegMarkers.SOS) {
                JpegLsScan scan = new JpegLsScan(s, header, frame, at + 4, end, preset);
                if ((decoded & scan.components()) != 0) {
                    throw Damage.of("The stream has two scans of the same samples.");
                }
                decoded |= scan.components();
                scan.decode(picture);
                end = JpegMarkers.endOfScan(s, end, JpegMarkers.JPEG_LS);
            }
            at = JpegMarkers.skipFill(s, end);
            marker = s[at + 1] & 0xFF;
        }
        if (decoded != (1 << header.components()) - 1) {
            throw Damage.of("The stream lacks a scan.");
        }
        return picture;
    }

    private static int[] preset(byte[] s, int from, int end) throws ApicalException {
        if (end - from != 11 || s[from] != PRESET) {
            throw Damage.of("The stream has a table of kind " + (from < end ? s[from] : 0) + ", which is not decoded.");
        }
        int[] preset = new int[5];
        for (int i = 0; i < preset.length; i++) {
            preset[i] = JpegMarkers.word(s, from + 1 + 2 * i);
        }
        return preset;
    }

    /** Hewlett-Packard's extension: "mrfx" and the number of a transform. */
    private static boolean isColourTransform(byte[] s, int marker, int from, int end) {
        return marker == 0xE8 && end - from == 5 && s[from] == 'm' && s[from + 1] == 'r' && s[from + 2] == 'f'
                && s[from + 3] == 'x' && s[from + 4] != 0;
    }
}
