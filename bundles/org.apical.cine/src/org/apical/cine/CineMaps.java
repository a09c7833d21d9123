package org.apical.cine;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

import org.apical.analysis.ColourScale;
import org.apical.analysis.SaliencyOverlay;
import org.apical.analysis.SaliencyPlate;
import org.apical.analysis.Watermark;
import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.engine.Model;
import org.apical.api.interpreter.SaliencyMethod;

/**
 * A map for every sampled frame of a clip.
 *
 * <p>All maps share one colour scale, so that what grows brighter over time grew stronger.
 *
 * <pre>
 * CineMaps maps = CineMaps.draw(method, model, input, output, seed, frames01, times, sector, rows, columns, progress);
 * maps.film(FilmPicture.OVERLAY, false).write(FilmFormat.AVI, folder.resolve("map.avi"));
 * </pre>
 *
 * @param frames01 the frames' grey values from 0 to 1, row by row; not to be changed
 * @param maps the saliency of each frame's pixels, 0 outside the sector; not to be changed
 * @param timesMs the time of each frame in milliseconds, increasing; not to be changed
 * @param sector which pixels lie inside the scan sector; not to be changed
 * @param rows the rows of a frame
 * @param columns the columns of a frame
 * @since 1.0
 */
public record CineMaps(List<float[]> frames01, List<float[]> maps, double[] timesMs, boolean[] sector, int rows,
        int columns) {

    /** Checks the sizes. */
    public CineMaps {
        frames01 = List.copyOf(frames01);
        maps = List.copyOf(maps);
        int places = rows * columns;
        if (frames01.isEmpty() || maps.size() != frames01.size() || timesMs.length != frames01.size()
                || sector.length != places || frames01.stream().anyMatch(frame -> frame.length != places)
                || maps.stream().anyMatch(map -> map.length != places)) {
            throw new IllegalArgumentException("Each of at least one frame of " + rows + " x " + columns
                    + " pixels has a map and a time, not " + frames01.size() + ", " + maps.size() + " and "
                    + timesMs.length + ".");
        }
    }

    /**
     * Draws the maps of all frames of a clip; batches of the method go across frames.
     *
     * @param method the method
     * @param model the model
     * @param input the frames as the model takes them, [frames, 1, rows, columns]
     * @param output which of the network's outputs to explain, from 0
     * @param seed the seed of everything random in the method
     * @param frames the frames as they are stored, one byte a pixel
     * @param timesMs the time of each frame in milliseconds
     * @param sector which pixels lie inside the scan sector; what maps say elsewhere is about no picture that can be
     * @param progress told how far it is
     * @return the maps
     * @throws ApicalException when the model fails or the reader stops the work
     */
    public static CineMaps draw(SaliencyMethod method, Model model, Tensor input, int output, long seed,
            List<byte[]> frames, double[] timesMs, boolean[] sector, Progress progress) throws ApicalException {
        int[] shape = input.shape();
        if (shape.length != 4 || shape[1] != 1 || shape[0] != frames.size()) {
            throw new IllegalArgumentException("The input holds the frames of the clip, [" + frames.size()
                    + ", 1, rows, columns], not " + input + ".");
        }
        Tensor drawn = method.map(model, input, output, seed, progress);
        int length = input.itemLength();
        List<float[]> maps = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            maps.add(Arrays.copyOfRange(drawn.data(), i * length, (i + 1) * length));
        }
        return of(frames, maps, timesMs, sector, shape[2], shape[3]);
    }

    /**
     * Takes over maps that were drawn.
     *
     * @param frames the frames as they are stored, one byte a pixel
     * @param maps the map of each frame; copied, 0 outside the sector
     * @param timesMs the time of each frame in milliseconds
     * @param sector which pixels lie inside the scan sector
     * @param rows the rows of a frame
     * @param columns the columns of a frame
     * @return the maps
     */
    public static CineMaps of(List<byte[]> frames, List<float[]> maps, double[] timesMs, boolean[] sector, int rows,
            int columns) {
        List<float[]> inside = new ArrayList<>();
        List<float[]> frames01 = new ArrayList<>();
        for (int i = 0; i < maps.size(); i++) {
            float[] map = maps.get(i).clone();
            float[] frame = new float[map.length];
            for (int p = 0; p < map.length; p++) {
                map[p] = sector[p] ? map[p] : 0;
                frame[p] = (frames.get(i)[p] & 0xFF) / 255f;
            }
            inside.add(map);
            frames01.add(frame);
        }
        return new CineMaps(frames01, inside, timesMs, sector, rows, columns);
    }

    /**
     * Returns the colour scale that all frames share.
     *
     * @return from the smallest magnitude to the 99th percentile over all frames
     */
    public ColourScale scale() {
        return ColourScale.of(maps);
    }

    /**
     * Returns the mean map of the clip.
     *
     * @return the mean magnitude of each pixel over the frames
     */
    public float[] mean() {
        double[] sum = new double[rows * columns];
        for (float[] map : maps) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += Math.abs(map[i]);
            }
        }
        float[] mean = new float[sum.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (sum[i] / maps.size());
        }
        return mean;
    }

    /**
     * Returns the mean frame of the clip, to draw the mean map over.
     *
     * @return the mean grey value of each pixel over the frames
     */
    public float[] meanFrame() {
        float[] mean = new float[rows * columns];
        for (float[] frame : frames01) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += frame[i] / frames01.size();
            }
        }
        return mean;
    }

    /**
     * Draws the mean map over the mean frame, with a legend.
     *
     * @param failed whether the maps failed their checks; a watermark then says so
     * @return the picture
     */
    public BufferedImage meanPicture(boolean failed) {
        float[] mean = mean();
        return marks(failed).apply(SaliencyPlate.overlay(meanFrame(), mean, rows, columns, ColourScale.of(mean)));
    }

    /**
     * Draws a picture of each frame.
     *
     * @param kind what each picture shows
     * @param failed whether the maps failed their checks; a watermark then says so on every picture
     * @return the pictures with their times
     */
    public Film film(FilmPicture kind, boolean failed) {
        ColourScale scale = scale();
        UnaryOperator<BufferedImage> marks = marks(failed);
        List<BufferedImage> pictures = new ArrayList<>();
        for (int i = 0; i < maps.size(); i++) {
            float[] frame = frames01.get(i);
            float[] map = maps.get(i);
            pictures.add(marks.apply(switch (kind) {
                case OVERLAY -> SaliencyPlate.overlay(frame, map, rows, columns, scale);
                case MAP -> SaliencyPlate.withLegend(SaliencyOverlay.map(map, rows, columns, scale), scale);
                case PLATE -> SaliencyPlate.of(frame, map, rows, columns, scale);
            }));
        }
        return new Film(pictures, timesMs);
    }

    private static UnaryOperator<BufferedImage> marks(boolean failed) {
        return picture -> failed ? Watermark.over(picture, Watermark.FAILED_CHECKS) : picture;
    }
}
