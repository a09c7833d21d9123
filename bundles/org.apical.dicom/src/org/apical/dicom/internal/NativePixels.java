package org.apical.dicom.internal;

import org.apical.dicom.Photometric;
import org.apical.dicom.PixelDescription;
import org.apical.dicom.StoredFrame;

/** Brings uncompressed frames into pixel-interleaved order. */
public final class NativePixels {
    private NativePixels() {
    }

    /** Arranges one native frame, whose 16-bit samples are little endian already; may keep the array. */
    public static StoredFrame arrange(byte[] bytes, PixelDescription d) {
        byte[] samples = bytes;
        if (d.photometric() == Photometric.YBR_FULL_422) {
            samples = expand422(bytes, d);
        } else if (d.planar()) {
            samples = interleave(bytes, d);
        }
        return new StoredFrame(d.rows(), d.columns(), d.samplesPerPixel(), d.bytesPerSample(), d.signed(),
                d.photometric(), samples);
    }

    private static byte[] interleave(byte[] planes, PixelDescription d) {
        int pixels = d.rows() * d.columns();
        byte[] samples = new byte[planes.length];
        for (int i = 0; i < pixels; i++) {
            samples[3 * i] = planes[i];
            samples[3 * i + 1] = planes[pixels + i];
            samples[3 * i + 2] = planes[2 * pixels + i];
        }
        return samples;
    }

    // Two luminance samples share one pair of chroma samples: Y1 Y2 Cb Cr (PS3.3 section C.7.6.3.1.2).
    private static byte[] expand422(byte[] bytes, PixelDescription d) {
        byte[] samples = new byte[(int) d.frameBytes()];
        int pixels = d.rows() * d.columns();
        for (int pixel = 0; pixel < pixels; pixel++) {
            int group = pixel / 2 * 4;
            samples[3 * pixel] = bytes[group + pixel % 2];
            if (group + 3 < bytes.length) {
                samples[3 * pixel + 1] = bytes[group + 2];
                samples[3 * pixel + 2] = bytes[group + 3];
            }
        }
        return samples;
    }
}
