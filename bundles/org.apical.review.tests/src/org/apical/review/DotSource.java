package org.apical.review;

import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.apical.api.source.ClipInfo;
import org.apical.testing.ListedSource;
import org.apical.testing.PaintedClip;

/** Speckled pictures with a bright dot or none; the labels of some patients say the contrary. */
final class DotSource extends ListedSource {

    static final int PATIENTS = 250;
    private static final int SIZE = 24;
    private static final double[] TIMES = PaintedClip.times(2, 100);

    DotSource() {
        super(path -> IntStream.range(0, PATIENTS).mapToObj(DotSource::clip).toList());
    }

    static String id(int patient) {
        return String.format("P%03d", patient);
    }

    private static boolean hasDot(int patient) {
        return patient % 4 == 0;
    }

    /** Every fiftieth label is wrong, 2 %. */
    static boolean isWrong(int patient) {
        return patient % 50 == 17;
    }

    static String csv() {
        StringBuilder csv = new StringBuilder("patientId,lead\n");
        for (int i = 0; i < PATIENTS; i++) {
            csv.append(id(i)).append(',').append(hasDot(i) != isWrong(i) ? 1 : 0).append('\n');
        }
        return csv.toString();
    }

    private static PaintedClip clip(int patient) {
        return new PaintedClip(new ClipInfo(id(patient), "study-" + patient, "clip-" + patient, "A4C",
                id(patient) + ".clip", Map.of()), SIZE, SIZE, TIMES, true, frame -> picture(patient, frame));
    }

    private static PaintedClip.Picture picture(int patient, int frame) {
        Random random = new Random(patient * 10L + frame);
        int x0 = 6 + patient % 11;
        int y0 = 6 + patient % 7;
        return (x, y) -> {
            double grey = hasDot(patient) && Math.hypot(x - x0, y - y0) < 3 ? 200 : 90;
            return Math.max(1, grey + 40 * random.nextGaussian());
        };
    }
}
