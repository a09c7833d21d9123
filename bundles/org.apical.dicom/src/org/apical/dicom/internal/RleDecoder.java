package org.apical.dicom.internal;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.dicom.PixelDecoder;
import org.apical.dicom.PixelDescription;
import org.apical.dicom.StoredFrame;
import org.apical.dicom.TransferSyntax;

/** Decodes DICOM's run-length encoding (PS3.5 annex G). */
public final class RleDecoder implements PixelDecoder {
    private static final int HEADER = 64;
    private static final int LARGEST_GAIN = 64;

    @Override
    public boolean decodes(TransferSyntax syntax) {
        return syntax == TransferSyntax.RLE;
    }

    @Override
    public StoredFrame decode(TransferSyntax syntax, byte[] stream, PixelDescription d) throws ApicalException {
        int bytesPerPixel = d.samplesPerPixel() * d.bytesPerSample();
        if (stream.length < HEADER) {
            throw damaged("The RLE frame has " + stream.length + " bytes and lacks its header.");
        }
        int segments = readInt(stream, 0);
        if (segments != bytesPerPixel) {
            throw damaged("The RLE frame has " + segments + " segments instead of " + bytesPerPixel + ".");
        }
        if (d.frameBytes() > (long) stream.length * LARGEST_GAIN) {
            throw damaged("The RLE frame is too short for " + d.rows() + " x " + d.columns() + " pixels.");
        }
        byte[] samples = new byte[(int) d.frameBytes()];
        for (int segment = 0; segment < segments; segment++) {
            int from = readInt(stream, 4 + 4 * segment);
            int to = segment + 1 < segments ? readInt(stream, 8 + 4 * segment) : stream.length;
            if (from < HEADER || from > stream.length || to < from || to > stream.length) {
                throw damaged("The offset of RLE segment " + (segment + 1) + " is wrong.");
            }
            int sample = segment / d.bytesPerSample();
            int place = sample * d.bytesPerSample() + d.bytesPerSample() - 1 - segment % d.bytesPerSample();
            decodeSegment(stream, from, to, samples, place, bytesPerPixel, segment + 1);
        }
        return new StoredFrame(d.rows(), d.columns(), d.samplesPerPixel(), d.bytesPerSample(), d.signed(),
                d.photometric(), samples);
    }

    private static void decodeSegment(byte[] stream, int from, int to, byte[] samples, int place, int step, int number)
            throws ApicalException {
        int at = from;
        int out = place;
        int end = samples.length;
        while (out < end && at < to) {
            int control = stream[at++];
            if (control >= 0) {
                for (int left = Math.min(control + 1, to - at); left > 0 && out < end; left--, out += step) {
                    samples[out] = stream[at++];
                }
            } else if (control != -128 && at < to) {
                byte value = stream[at++];
                for (int left = 1 - control; left > 0 && out < end; left--, out += step) {
                    samples[out] = value;
                }
            }
        }
        if (out < end) {
            throw damaged("RLE segment " + number + " ends after " + (out - place) / step + " of "
                    + samples.length / step + " pixels.");
        }
    }

    private static int readInt(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16 | bytes[at + 3] << 24;
    }

    private static ApicalException damaged(String message) {
        return ApicalException.badInput(Problem.of(message, "Export the file again from its source."));
    }
}
