package org.apical.analysis.internal;

/** Enlarges pictures by a whole factor. */
public final class Upscaling {

    private Upscaling() {
    }

    /** Returns the picture enlarged, linear between the pixels' centres. */
    public static float[] bilinear(float[] values, int rows, int columns, int scale) {
        if (rows < 1 || columns < 1 || values.length != rows * columns) {
            throw new IllegalArgumentException(
                    values.length + " values are no picture of " + rows + " x " + columns + " pixels.");
        }
        if (scale == 1) {
            return values.clone();
        }
        float[] large = new float[values.length * scale * scale];
        for (int y = 0; y < rows * scale; y++) {
            float sourceY = Math.max(0, Math.min(rows - 1, (y + 0.5f) / scale - 0.5f));
            int top = Math.min((int) sourceY, Math.max(0, rows - 2));
            int bottom = Math.min(top + 1, rows - 1);
            for (int x = 0; x < columns * scale; x++) {
                float sourceX = Math.max(0, Math.min(columns - 1, (x + 0.5f) / scale - 0.5f));
                int left = Math.min((int) sourceX, Math.max(0, columns - 2));
                int right = Math.min(left + 1, columns - 1);
                float upper = mix(values[top * columns + left], values[top * columns + right], sourceX - left);
                float lower = mix(values[bottom * columns + left], values[bottom * columns + right], sourceX - left);
                large[y * columns * scale + x] = mix(upper, lower, sourceY - top);
            }
        }
        return large;
    }

    private static float mix(float from, float to, float share) {
        return from + share * (to - from);
    }
}
