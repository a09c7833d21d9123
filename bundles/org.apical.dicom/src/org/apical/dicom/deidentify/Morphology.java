package org.apical.dicom.deidentify;

/** Largest and smallest values in squares around each pixel, on which opening and closing rest. */
final class Morphology {
    private final int rows;
    private final int columns;

    Morphology(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** Returns the smallest value in a square of side {@code 2 * radius + 1}; values are 0 to 255. */
    byte[] eroded(byte[] values, int radius) {
        return filtered(values, radius, false);
    }

    /** Returns the largest value in a square of side {@code 2 * radius + 1}. */
    byte[] dilated(byte[] values, int radius) {
        return filtered(values, radius, true);
    }

    /** Returns the picture without what is bright and narrower than the square. */
    byte[] opened(byte[] values, int radius) {
        return dilated(eroded(values, radius), radius);
    }

    /** Returns the picture without what is dark and narrower than the square. */
    byte[] closed(byte[] values, int radius) {
        return eroded(dilated(values, radius), radius);
    }

    private byte[] filtered(byte[] values, int radius, boolean largest) {
        byte[] across = new byte[values.length];
        for (int y = 0; y < rows; y++) {
            line(values, across, y * columns, 1, columns, radius, largest);
        }
        byte[] both = new byte[values.length];
        for (int x = 0; x < columns; x++) {
            line(across, both, x, columns, rows, radius, largest);
        }
        return both;
    }

    private static void line(byte[] from, byte[] to, int start, int step, int length, int radius, boolean largest) {
        for (int i = 0; i < length; i++) {
            int best = from[start + i * step] & 0xFF;
            for (int j = Math.max(0, i - radius); j <= Math.min(length - 1, i + radius); j++) {
                int value = from[start + j * step] & 0xFF;
                best = largest ? Math.max(best, value) : Math.min(best, value);
            }
            to[start + i * step] = (byte) best;
        }
    }
}
