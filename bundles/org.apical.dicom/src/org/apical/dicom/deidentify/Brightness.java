package org.apical.dicom.deidentify;

/** How bright pixels are to the eye that reads: the brightest of their colours, so that blue letters count too. */
final class Brightness {
    private Brightness() {
    }

    /** Returns one byte a pixel from three. */
    static byte[] of(byte[] rgb) {
        byte[] bright = new byte[rgb.length / 3];
        for (int i = 0; i < bright.length; i++) {
            bright[i] = (byte) Math.max(rgb[3 * i] & 0xFF, Math.max(rgb[3 * i + 1] & 0xFF, rgb[3 * i + 2] & 0xFF));
        }
        return bright;
    }

    /** Raises each pixel to that of another picture when that one is brighter. */
    static void raise(byte[] brightest, byte[] picture) {
        for (int i = 0; i < brightest.length; i++) {
            if ((picture[i] & 0xFF) > (brightest[i] & 0xFF)) {
                brightest[i] = picture[i];
            }
        }
    }
}
