package org.apical.experiment.shortcut;

import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.apical.api.source.ClipInfo;
import org.apical.testing.ListedSource;
import org.apical.testing.PaintedClip;

/** Clips of a fan in which a dark disc shrinks with the ejection fraction, with a bar of writing beside the fan. */
final class FanSource extends ListedSource {

    private static final int PATIENTS = 40;
    private static final int ROWS = 120;
    private static final int COLUMNS = 160;
    /** The pixels across a grain of speckle, large enough to be left when frames are scaled down. */
    private static final int GRAIN = 8;

    /** Makes the source; with telling writing the bar is as long as the ejection fraction is large. */
    FanSource(boolean isTelling) {
        super(path -> IntStream.range(0, PATIENTS).mapToObj(patient -> clip(patient, isTelling)).toList());
    }

    /** Returns the label table. */
    static String csv() {
        StringBuilder csv = new StringBuilder("patientId,ef\n");
        for (int i = 0; i < PATIENTS; i++) {
            csv.append(id(i)).append(',').append(20 + 50 * share(i)).append('\n');
        }
        return csv.toString();
    }

    private static String id(int patient) {
        return String.format("F%03d", patient);
    }

    /** The ejection fraction of a patient, as a share of what patients have. */
    private static double share(int patient) {
        return (patient * 7 % PATIENTS) / (PATIENTS - 1.0);
    }

    private static PaintedClip clip(int patient, boolean isTelling) {
        ClipInfo info = new ClipInfo(id(patient), "study-" + patient, "clip-" + patient, "A4C", id(patient) + ".clip",
                Map.of());
        // Names and dates are of any length.
        double length = isTelling ? share(patient) : new Random(97 * patient + 5).nextDouble();
        return new PaintedClip(info, ROWS, COLUMNS, PaintedClip.times(8, 50), false,
                frame -> fan(patient, frame, length));
    }

    private static PaintedClip.Picture fan(int patient, int frame, double length) {
        Random random = new Random(patient * 1000L + frame);
        double[] grains = random.doubles(ROWS / GRAIN * (COLUMNS / GRAIN)).toArray();
        double radius = 26 - 18 * share(patient);
        return (x, y) -> {
            double across = x + 0.5 - COLUMNS / 2.0;
            double down = y + 0.5 - 8;
            if (down > 0 && Math.hypot(across, down) < 100 && Math.abs(across) < down * Math.tan(Math.toRadians(40))) {
                double speckle = grains[y / GRAIN * (COLUMNS / GRAIN) + x / GRAIN];
                return Math.hypot(across, y - 65) < radius ? 6 + 20 * speckle : 70 + 150 * speckle;
            }
            return y >= 4 && y < 20 && x >= 4 && x < 12 + 44 * length && x < COLUMNS / 2 - 14 ? 210 : 0;
        };
    }
}
