package org.apical.ui.study.internal;

import java.util.Locale;
import java.util.Optional;

/**
 * What was measured in a frame, in pixels of the stored frame; a whole number is the centre of a pixel.
 *
 * @param kind distance or area
 * @param patient the patient's id
 * @param clip the clip's id
 * @param frame the stored frame, from 0
 * @param timeMs when it was taken
 * @param x the columns of the points: two ends, or the outline's corners
 * @param y the rows of the points
 */
record Measurement(Kind kind, String patient, String clip, int frame, double timeMs, double[] x, double[] y) {

    /** What is measured. */
    enum Kind {
        /** The length of a line. */
        DISTANCE("Distance", 2),
        /** The area within an outline. */
        AREA("Area", 3);

        private final String word;
        private final int points;

        Kind(String word, int points) {
            this.word = word;
            this.points = points;
        }

        String word() {
            return word;
        }

        int points() {
            return points;
        }
    }

    Measurement {
        if (x.length != y.length || x.length < kind.points()) {
            throw new IllegalArgumentException(kind.word() + " needs " + kind.points() + " points, not " + x.length
                    + ".");
        }
    }

    /** Returns the length of the line, or of the closed outline, in pixels. */
    double lengthPixels() {
        return length(1, 1);
    }

    private double length(double columnSize, double rowSize) {
        double length = 0;
        int last = kind == Kind.AREA ? x.length : x.length - 1;
        for (int i = 0; i < last; i++) {
            int next = (i + 1) % x.length;
            length += Math.hypot((x[next] - x[i]) * columnSize, (y[next] - y[i]) * rowSize);
        }
        return length;
    }

    /** Returns the area within the outline in pixels, by the shoelace formula; 0 for a line. */
    double areaPixels() {
        if (kind == Kind.DISTANCE) {
            return 0;
        }
        double twice = 0;
        for (int i = 0; i < x.length; i++) {
            int next = (i + 1) % x.length;
            twice += x[i] * y[next] - x[next] * y[i];
        }
        return Math.abs(twice) / 2;
    }

    /** Returns the length in centimetres, or the area in square centimetres. */
    double value(Calibration calibration) {
        return kind == Kind.DISTANCE ? length(calibration.columnCm(), calibration.rowCm())
                : areaPixels() * calibration.columnCm() * calibration.rowCm();
    }

    /** Writes what was measured, in centimetres where the size of a pixel is known. */
    String text(Optional<Calibration> calibration) {
        if (kind == Kind.DISTANCE) {
            return calibration.map(known -> String.format(Locale.ROOT, "%.2f cm", value(known)))
                    .orElseGet(() -> String.format(Locale.ROOT, "%.1f pixels", lengthPixels()));
        }
        return calibration.map(known -> String.format(Locale.ROOT, "%.2f cm²", value(known)))
                .orElseGet(() -> String.format(Locale.ROOT, "%.0f pixels²", areaPixels()));
    }
}
