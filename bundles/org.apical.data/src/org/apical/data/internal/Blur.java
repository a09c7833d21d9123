package org.apical.data.internal;

/** Gaussian blurs of square pictures that are known only in places. */
final class Blur {

    private Blur() {
    }

    /** Returns the weighted mean of the covered pixels around each pixel, 0 where none is near. */
    static float[] within(float[] picture, float[] cover, int side, double sigma) {
        float[] weighted = new float[picture.length];
        for (int i = 0; i < weighted.length; i++) {
            weighted[i] = picture[i] * cover[i];
        }
        float[] sum = blur(weighted, side, sigma);
        float[] weight = blur(cover, side, sigma);
        for (int i = 0; i < sum.length; i++) {
            sum[i] = weight[i] < 1e-3f ? 0 : sum[i] / weight[i];
        }
        return sum;
    }

    private static float[] blur(float[] picture, int side, double sigma) {
        int radius = (int) Math.ceil(2.5 * sigma);
        float[] kernel = new float[2 * radius + 1];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = (float) StrictMath.exp(-(i - radius) * (i - radius) / (2 * sigma * sigma));
        }
        float[] across = new float[picture.length];
        float[] both = new float[picture.length];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                float sum = 0;
                for (int k = Math.max(-radius, -column); k <= Math.min(radius, side - 1 - column); k++) {
                    sum += kernel[k + radius] * picture[row * side + column + k];
                }
                across[row * side + column] = sum;
            }
        }
        for (int row = 0; row < side; row++) {
            for (int k = Math.max(-radius, -row); k <= Math.min(radius, side - 1 - row); k++) {
                float weight = kernel[k + radius];
                for (int column = 0; column < side; column++) {
                    both[row * side + column] += weight * across[(row + k) * side + column];
                }
            }
        }
        return both;
    }
}
