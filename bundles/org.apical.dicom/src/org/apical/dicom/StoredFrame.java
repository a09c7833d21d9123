package org.apical.dicom;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One decoded frame: samples as stored, pixel-interleaved, rows top-down.
 *
 * <p>Samples of 8 bits take one byte, larger ones two bytes little endian. No table, palette or window is applied;
 * colour is converted only where that is part of the decompression (JPEG). Native YBR_FULL_422 is expanded to three
 * samples a pixel by repeating the chroma.
 *
 * @param rows            rows of the frame
 * @param columns         columns of the frame
 * @param samplesPerPixel 1 or 3
 * @param bytesPerSample  1 or 2
 * @param signed          whether samples are two's complement
 * @param photometric     what the samples mean now
 * @param samples         {@code rows * columns * samplesPerPixel * bytesPerSample} bytes; not to be changed
 * @since 1.0
 */
public record StoredFrame(int rows, int columns, int samplesPerPixel, int bytesPerSample, boolean signed,
        Photometric photometric, byte[] samples) {

    /** Checks that the samples fill the frame. */
    public StoredFrame {
        if (samples.length != (long) rows * columns * samplesPerPixel * bytesPerSample) {
            throw new IllegalArgumentException(samples.length + " bytes do not fill " + rows + " x " + columns
                    + " pixels.");
        }
    }

    /** Returns the number of samples. */
    public int count() {
        return samples.length / bytesPerSample;
    }

    /** Returns the sample at this index, pixel-interleaved, with its sign. */
    public int sample(int index) {
        if (bytesPerSample == 1) {
            return signed ? samples[index] : samples[index] & 0xFF;
        }
        int value = samples[2 * index] & 0xFF | samples[2 * index + 1] << 8;
        return signed ? value : value & 0xFFFF;
    }

    /** Returns the SHA-256 of the samples, in lower-case hexadecimal. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(samples));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** Returns the mean over all samples of all colours. */
    public double mean() {
        long sum = 0;
        for (int i = 0; i < count(); i++) {
            sum += sample(i);
        }
        return (double) sum / count();
    }

    /** Returns the standard deviation over all samples, with divisor n. */
    public double standardDeviation() {
        double mean = mean();
        double sum = 0;
        for (int i = 0; i < count(); i++) {
            double d = sample(i) - mean;
            sum += d * d;
        }
        return Math.sqrt(sum / count());
    }
}
