package org.apical.cine;

import java.util.ArrayList;
import java.util.List;

/**
 * The mean map of several clips, each registered to the sector: a place is given by its share of the depth and of the
 * opening of its own clip's fan, so that scanners with other depths and angles fall on each other.
 *
 * <p>Every clip counts alike: its map is scaled to a mean magnitude of 1 over its sector before it is added, since a
 * network's gradients are larger for some patients than for others. What is registered is the sector, not the heart.
 *
 * @since 1.0
 */
public final class GroupMap {

    /** The steps of depth of the common grid. */
    public static final int DEPTHS = 128;
    /** The steps of angle of the common grid. */
    public static final int ANGLES = 128;

    private final double[] sum = new double[DEPTHS * ANGLES];
    private final double[] squares = new double[DEPTHS * ANGLES];
    private final double[] frames = new double[DEPTHS * ANGLES];
    private final List<FanGeometry> fans = new ArrayList<>();

    /**
     * Adds a clip.
     *
     * @param map the clip's mean map
     * @param frame01 its mean frame, grey values from 0 to 1
     * @param fan its sector
     * @param rows the rows of a frame
     * @param columns the columns of a frame
     * @return false when the map has no magnitude in the fan, so that there is nothing to add
     */
    public boolean add(float[] map, float[] frame01, FanGeometry fan, int rows, int columns) {
        double[] polar = polar(map, fan, rows, columns, true);
        double level = level(polar, fan);
        if (!(level > 0)) {
            return false;
        }
        double[] grey = polar(frame01, fan, rows, columns, false);
        for (int i = 0; i < sum.length; i++) {
            double value = polar[i] / level;
            sum[i] += value;
            squares[i] += value * value;
            frames[i] += grey[i];
        }
        fans.add(fan);
        return true;
    }

    /**
     * Returns how many clips were added.
     *
     * @return the number
     */
    public int clips() {
        return fans.size();
    }

    /**
     * Returns the mean map on the common grid.
     *
     * @return {@value #DEPTHS} rows from near to far, of {@value #ANGLES} angles from left to right; 1 is the mean over
     *     the sector
     * @throws IllegalStateException when no clip was added
     */
    public float[] mean() {
        return over(sum);
    }

    /**
     * Returns how uncertain the mean is from clip to clip.
     *
     * @return the standard error at each place of {@link #mean()}; {@code NaN} with fewer than two clips
     */
    public float[] standardError() {
        int count = clips();
        float[] error = new float[sum.length];
        for (int i = 0; i < error.length; i++) {
            double variance = (squares[i] - sum[i] * sum[i] / count) / (count - 1.0);
            error[i] = count < 2 ? Float.NaN : (float) Math.sqrt(Math.max(0, variance) / count);
        }
        return error;
    }

    /**
     * Draws the mean map, and the mean frame, into a fan of the mean opening that fills a frame.
     *
     * @param rows the rows of the frame
     * @param columns the columns of the frame
     * @return one clip's worth of pictures: a map of one frame, and its sector
     * @throws IllegalStateException when no clip was added
     */
    public CineMaps inSector(int rows, int columns) {
        FanGeometry fan = meanFan().filling(rows, columns);
        return new CineMaps(List.of(cartesian(over(frames), fan, rows, columns)),
                List.of(cartesian(mean(), fan, rows, columns)), new double[] {0}, fan.mask(rows, columns), rows,
                columns);
    }

    /**
     * Returns the mean of the clips' fans, for pictures of the group.
     *
     * @return mean angles, and mean arcs of fans that are one deep
     * @throws IllegalStateException when no clip was added
     */
    public FanGeometry meanFan() {
        requireClips();
        return new FanGeometry(0, 0, fans.stream().mapToDouble(FanGeometry::leftAngle).average().orElseThrow(),
                fans.stream().mapToDouble(FanGeometry::rightAngle).average().orElseThrow(),
                fans.stream().mapToDouble(fan -> fan.nearPixels() / fan.farPixels()).average().orElseThrow(), 1);
    }

    private float[] over(double[] total) {
        requireClips();
        float[] mean = new float[total.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (total[i] / clips());
        }
        return mean;
    }

    private void requireClips() {
        if (fans.isEmpty()) {
            throw new IllegalStateException("No clip was added to the group.");
        }
    }

    /** The mean over the sector's area: deeper places of the grid stand for more of it. */
    private static double level(double[] polar, FanGeometry fan) {
        double total = 0;
        double area = 0;
        for (int i = 0; i < polar.length; i++) {
            double distance = distance(i / ANGLES, fan);
            total += distance * polar[i];
            area += distance;
        }
        return total / area;
    }

    private static double distance(int depth, FanGeometry fan) {
        return fan.nearPixels() + (depth + 0.5) / DEPTHS * (fan.farPixels() - fan.nearPixels());
    }

    private static double[] polar(float[] picture, FanGeometry fan, int rows, int columns, boolean magnitude) {
        double[] polar = new double[DEPTHS * ANGLES];
        for (int depth = 0; depth < DEPTHS; depth++) {
            double distance = distance(depth, fan);
            for (int step = 0; step < ANGLES; step++) {
                double angle = fan.leftAngle() + (step + 0.5) / ANGLES * (fan.rightAngle() - fan.leftAngle());
                polar[depth * ANGLES + step] = Interpolation.at(picture, rows, columns,
                        fan.apexRow() + distance * Math.cos(angle) - 0.5,
                        fan.apexColumn() + distance * Math.sin(angle) - 0.5, magnitude);
            }
        }
        return polar;
    }

    private static float[] cartesian(float[] polar, FanGeometry fan, int rows, int columns) {
        float[] picture = new float[rows * columns];
        for (int i = 0; i < picture.length; i++) {
            double column = i % columns + 0.5;
            double row = i / columns + 0.5;
            if (fan.contains(column, row)) {
                picture[i] = (float) Interpolation.at(polar, DEPTHS, ANGLES,
                        (fan.distance(column, row) - fan.nearPixels()) / (fan.farPixels() - fan.nearPixels()) * DEPTHS
                                - 0.5,
                        (fan.angle(column, row) - fan.leftAngle()) / (fan.rightAngle() - fan.leftAngle()) * ANGLES
                                - 0.5, false);
            }
        }
        return picture;
    }
}
