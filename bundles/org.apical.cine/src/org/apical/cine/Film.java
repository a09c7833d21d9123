package org.apical.cine;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.apical.analysis.SaliencyOverlay;
import org.apical.api.ApicalException;
import org.apical.cine.internal.AnimatedPng;
import org.apical.cine.internal.MotionJpeg;

/**
 * Pictures that follow one another.
 *
 * @param pictures the pictures, all of one size; at least one
 * @param timesMs the time of each in milliseconds, increasing; not to be changed
 * @since 1.0
 */
public record Film(List<BufferedImage> pictures, double[] timesMs) {

    /** What is shown of a film of one picture. */
    private static final double STILL_MS = 1000;

    /** Checks sizes and times. */
    public Film {
        pictures = List.copyOf(pictures);
        if (pictures.isEmpty() || timesMs.length != pictures.size()) {
            throw new IllegalArgumentException("A film has pictures, each with a time, not " + pictures.size()
                    + " pictures and " + timesMs.length + " times.");
        }
        for (int i = 0; i < timesMs.length; i++) {
            if (pictures.get(i).getWidth() != pictures.get(0).getWidth()
                    || pictures.get(i).getHeight() != pictures.get(0).getHeight()) {
                throw new IllegalArgumentException("The pictures of a film have one size; picture " + i
                        + " has another.");
            }
            if (i > 0 && !(timesMs[i] > timesMs[i - 1])) {
                throw new IllegalArgumentException("The times of a film increase; picture " + i + " comes at "
                        + timesMs[i] + " ms after one at " + timesMs[i - 1] + " ms.");
            }
        }
    }

    /**
     * Returns how long each picture is shown; the last as long as the median of the others.
     *
     * @return durations in milliseconds
     */
    public double[] durationsMs() {
        double[] durations = new double[timesMs.length];
        for (int i = 0; i + 1 < durations.length; i++) {
            durations[i] = timesMs[i + 1] - timesMs[i];
        }
        durations[durations.length - 1] = intervalMs();
        return durations;
    }

    /**
     * Returns the usual time between two pictures.
     *
     * @return the median in milliseconds
     */
    public double intervalMs() {
        if (timesMs.length == 1) {
            return STILL_MS;
        }
        double[] steps = new double[timesMs.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = timesMs[i + 1] - timesMs[i];
        }
        Arrays.sort(steps);
        return steps[steps.length / 2];
    }

    /**
     * Writes the film.
     *
     * @param format the format; AVI has one rate, that of {@link #intervalMs()}, an animated PNG the time of each
     *     picture
     * @param file the file to write or replace
     * @throws ApicalException when it cannot be written
     */
    public void write(FilmFormat format, Path file) throws ApicalException {
        switch (format) {
            case AVI -> MotionJpeg.write(this, file);
            case PNG -> AnimatedPng.write(this, file);
        }
    }

    /**
     * Writes every picture as a PNG of its own.
     *
     * @param folder the folder; made when it does not exist
     * @return the files frame-01.png and so on, in order
     * @throws ApicalException when one cannot be written
     */
    public List<Path> writePictures(Path folder) throws ApicalException {
        int digits = Math.max(2, Integer.toString(pictures.size()).length());
        Path[] files = new Path[pictures.size()];
        for (int i = 0; i < files.length; i++) {
            files[i] = folder.resolve(String.format(Locale.ROOT, "frame-%0" + digits + "d.png", i + 1));
            SaliencyOverlay.writePng(pictures.get(i), files[i]);
        }
        return List.of(files);
    }
}
