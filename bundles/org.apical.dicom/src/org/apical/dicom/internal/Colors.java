package org.apical.dicom.internal;

import org.apical.dicom.Photometric;
import org.apical.dicom.StoredFrame;

/** Converts between luminance with chroma, RGB and grey, in fixed-point arithmetic (ITU-R BT.601). */
public final class Colors {
    private static final int BITS = 16;
    private static final int HALF = 1 << BITS - 1;
    private static final int RED = fixed(0.299);
    private static final int BLUE = fixed(0.114);
    private static final int GREEN = (1 << BITS) - RED - BLUE;
    private static final int[] CR_TO_RED = table(1.402);
    private static final int[] CB_TO_BLUE = table(1.772);
    private static final int CB_TO_GREEN = fixed(0.344136286);
    private static final int CR_TO_GREEN = fixed(0.714136286);

    private Colors() {
    }

    private static int fixed(double value) {
        return (int) Math.round(value * (1 << BITS));
    }

    private static int[] table(double factor) {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            table[i] = fixed(factor) * (i - 128) + HALF >> BITS;
        }
        return table;
    }

    /** Converts 8-bit full-range luminance and chroma to RGB. */
    public static StoredFrame toRgb(StoredFrame frame) {
        byte[] ybr = frame.samples();
        byte[] rgb = new byte[ybr.length];
        for (int i = 0; i < rgb.length; i += 3) {
            int y = ybr[i] & 0xFF;
            int cb = ybr[i + 1] & 0xFF;
            int cr = ybr[i + 2] & 0xFF;
            rgb[i] = clamp(y + CR_TO_RED[cr]);
            rgb[i + 1] = clamp(y + (-CB_TO_GREEN * (cb - 128) - CR_TO_GREEN * (cr - 128) + HALF >> BITS));
            rgb[i + 2] = clamp(y + CB_TO_BLUE[cb]);
        }
        return new StoredFrame(frame.rows(), frame.columns(), 3, 1, false, Photometric.RGB, rgb);
    }

    private static byte clamp(int value) {
        return (byte) Math.max(0, Math.min(255, value));
    }

    /** Returns the luminance of RGB triples, one byte a pixel. */
    public static byte[] rgbToGrey(byte[] rgb) {
        byte[] grey = new byte[rgb.length / 3];
        for (int i = 0, at = 0; i < grey.length; i++, at += 3) {
            grey[i] = luminance(rgb[at] & 0xFF, rgb[at + 1] & 0xFF, rgb[at + 2] & 0xFF);
        }
        return grey;
    }

    /** Returns the luminance of one colour, 0 to 255. */
    static byte luminance(int red, int green, int blue) {
        return (byte) (RED * red + GREEN * green + BLUE * blue + HALF >> BITS);
    }
}
