package org.apical.data.internal;

import java.util.Arrays;

import org.apical.data.FrameGeometry;

/** A separable filter from a picture to a stored frame; weights are computed once for all frames of a clip. */
public final class Resampler {

    private final FrameGeometry geometry;
    private final Axis horizontal;
    private final Axis vertical;

    /** The source pixels that a target pixel is made of, and the range of all of them. */
    private record Axis(int[] starts, float[][] weights, int first, int end) {

        static Axis of(int sourceSize, int offset, int size, int targetSize) {
            double scale = (double) size / targetSize;
            double radius = Math.max(1, scale);
            int[] starts = new int[targetSize];
            float[][] weights = new float[targetSize][];
            for (int target = 0; target < targetSize; target++) {
                double centre = offset + (target + 0.5) * scale;
                int from = Math.max(0, (int) Math.floor(centre - radius));
                int to = Math.min(sourceSize - 1, (int) Math.ceil(centre + radius));
                boolean outside = centre < 0 || centre > sourceSize || to < from;
                starts[target] = outside ? 0 : from;
                weights[target] = outside ? new float[0] : triangle(centre, radius, from, to);
            }
            int first = sourceSize;
            int end = 0;
            for (int target = 0; target < targetSize; target++) {
                if (weights[target].length > 0) {
                    first = Math.min(first, starts[target]);
                    end = Math.max(end, starts[target] + weights[target].length);
                }
            }
            return new Axis(starts, weights, first, end);
        }

        private static float[] triangle(double centre, double radius, int from, int to) {
            double[] raw = new double[to - from + 1];
            double sum = 0;
            for (int i = 0; i < raw.length; i++) {
                raw[i] = Math.max(0, 1 - Math.abs(from + i + 0.5 - centre) / radius);
                sum += raw[i];
            }
            float[] weights = new float[raw.length];
            for (int i = 0; i < raw.length; i++) {
                weights[i] = (float) (raw[i] / sum);
            }
            return weights;
        }
    }

    /**
     * Prepares the weights.
     *
     * @param geometry the crop and the target
     */
    public Resampler(FrameGeometry geometry) {
        this.geometry = geometry;
        this.horizontal = Axis.of(geometry.sourceColumns(), geometry.x0(), geometry.width(), geometry.columns());
        this.vertical = Axis.of(geometry.sourceRows(), geometry.y0(), geometry.height(), geometry.rows());
    }

    /**
     * Returns the width of a frame.
     *
     * @return its columns
     */
    public int columns() {
        return geometry.columns();
    }

    /**
     * Scales a picture.
     *
     * @param image one byte a pixel
     * @return the frame
     */
    public byte[] image(byte[] image) {
        check(image.length);
        float[] source = new float[image.length];
        int width = geometry.sourceColumns();
        for (int row = vertical.first(); row < vertical.end(); row++) {
            for (int i = row * width + horizontal.first(); i < row * width + horizontal.end(); i++) {
                source[i] = image[i] & 0xFF;
            }
        }
        float[] scaled = scale(source);
        byte[] frame = new byte[scaled.length];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (byte) Math.max(0, Math.min(255, Math.round(scaled[i])));
        }
        return frame;
    }

    /**
     * Scales a mask.
     *
     * @param mask one entry a pixel
     * @param coverage how much of a pixel must be covered
     * @return the mask of the frame
     */
    public boolean[] mask(boolean[] mask, double coverage) {
        check(mask.length);
        float[] source = new float[mask.length];
        for (int i = 0; i < mask.length; i++) {
            source[i] = mask[i] ? 1 : 0;
        }
        float[] scaled = scale(source);
        boolean[] target = new boolean[scaled.length];
        for (int i = 0; i < target.length; i++) {
            target[i] = scaled[i] > 0 && scaled[i] >= coverage - 1e-6;
        }
        return target;
    }

    float[] scale(float[] source) {
        int columns = geometry.columns();
        float[] target = new float[geometry.rows() * columns];
        float[] line = new float[geometry.sourceColumns()];
        for (int row = 0; row < geometry.rows(); row++) {
            float[] down = vertical.weights()[row];
            if (down.length == 0) {
                continue;
            }
            Arrays.fill(line, 0);
            for (int k = 0; k < down.length; k++) {
                int base = (vertical.starts()[row] + k) * line.length;
                float weight = down[k];
                for (int x = horizontal.first(); x < horizontal.end(); x++) {
                    line[x] += weight * source[base + x];
                }
            }
            for (int column = 0; column < columns; column++) {
                float[] across = horizontal.weights()[column];
                int start = horizontal.starts()[column];
                float sum = 0;
                for (int k = 0; k < across.length; k++) {
                    sum += across[k] * line[start + k];
                }
                target[row * columns + column] = sum;
            }
        }
        return target;
    }

    private void check(int pixels) {
        if (pixels != geometry.sourceRows() * geometry.sourceColumns()) {
            throw new IllegalArgumentException("The picture has " + pixels + " pixels instead of "
                    + geometry.sourceRows() + " x " + geometry.sourceColumns() + ".");
        }
    }
}
