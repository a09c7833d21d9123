package org.apical.phantom.internal;

/**
 * Where the scan lies in the frame.
 *
 * @param rows         height of the frame in pixels
 * @param columns      width of the frame in pixels
 * @param apexX        column of the probe, in pixels from the left edge of the first pixel
 * @param apexY        row of the probe, in pixels from the upper edge of the first pixel
 * @param pixelsPerCm  scale, the same in both directions
 * @param depthCm      depth of the scan
 * @param nearCm       depth at which it begins
 * @param halfAngle    half its opening in radians
 */
public record Sector(int rows, int columns, double apexX, double apexY, double pixelsPerCm, double depthCm,
        double nearCm, double halfAngle) {

    /** Returns the x in the scan plane, in centimetres, of a pixel's centre. */
    public double xCm(int column) {
        return (column + 0.5 - apexX) / pixelsPerCm;
    }

    /** Returns the depth in centimetres of a pixel's centre. */
    public double zCm(int row) {
        return (row + 0.5 - apexY) / pixelsPerCm;
    }

    /** Returns whether a point of the scan plane, in centimetres, is inside. */
    public boolean contains(double x, double z) {
        double range = Math.sqrt(x * x + z * z);
        return z > 0 && range >= nearCm && range <= depthCm
                && Math.abs(x) <= z * StrictMath.tan(halfAngle);
    }

    /** Returns the smallest box around the sector in pixels: left, top, right, bottom, all included. */
    public int[] box() {
        double half = depthCm * StrictMath.sin(halfAngle) * pixelsPerCm;
        double top = nearCm * StrictMath.cos(halfAngle) * pixelsPerCm;
        return new int[] {Math.max(0, (int) Math.floor(apexX - half)), Math.max(0, (int) Math.floor(apexY + top)),
            Math.min(columns - 1, (int) Math.ceil(apexX + half)),
            Math.min(rows - 1, (int) Math.ceil(apexY + depthCm * pixelsPerCm))};
    }
}
