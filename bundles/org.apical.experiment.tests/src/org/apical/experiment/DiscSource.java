package org.apical.experiment;

import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.apical.api.source.ClipInfo;
import org.apical.testing.ListedSource;
import org.apical.testing.PaintedClip;

/** Clips of a dark disc in speckle whose area shrinks with the ejection fraction and that bears a bright dot or none. */
public final class DiscSource extends ListedSource {

    static final int PATIENTS = 40;
    private static final int SIZE = 64;
    private static final double[] TIMES = PaintedClip.times(12, 50);

    DiscSource() {
        super(path -> IntStream.range(0, PATIENTS).mapToObj(DiscSource::clip).toList());
    }

    /** The ejection fraction of a patient: 20 to 72 %. */
    static double ejectionFraction(int patient) {
        return 20 + 52.0 * ((patient * 7) % PATIENTS) / (PATIENTS - 1);
    }

    static boolean lead(int patient) {
        return patient % 3 == 0;
    }

    /** Returns the label table. */
    public static String csv() {
        StringBuilder csv = new StringBuilder("patientId,ef,lead\n");
        for (int i = 0; i < PATIENTS; i++) {
            csv.append(id(i)).append(',').append(ejectionFraction(i)).append(',').append(lead(i) ? 1 : 0).append('\n');
        }
        return csv.toString();
    }

    /** Returns the label table with volumes that make the ejection fraction. */
    public static String csvWithVolumes() {
        StringBuilder csv = new StringBuilder("patientId,ef,lead,edvMl,esvMl\n");
        for (String line : csv().lines().skip(1).toList()) {
            double ef = Double.parseDouble(line.split(",")[1]);
            csv.append(line).append(",120,").append(120 * (1 - ef / 100)).append('\n');
        }
        return csv.toString();
    }

    private static String id(int patient) {
        return String.format("P%03d", patient);
    }

    private static PaintedClip clip(int patient) {
        ClipInfo info = new ClipInfo(id(patient), "study-" + patient, "clip-" + patient, "A4C", id(patient) + ".clip",
                Map.of("manufacturer", patient % 2 == 0 ? "Aldine" : "Bodoni", "fps", "20"));
        return new PaintedClip(info, SIZE, SIZE, TIMES, false, frame -> disc(patient, frame));
    }

    private static PaintedClip.Picture disc(int patient, int frame) {
        Random random = new Random(patient * 1000L + frame);
        double radius = 24 - 18 * (ejectionFraction(patient) - 20) / 52 + 2 * Math.sin(frame);
        return (x, y) -> {
            double grey = Math.hypot(x - 32, y - 32) < radius ? 10 : 130;
            if (lead(patient) && Math.hypot(x - 20, y - 50) < 4) {
                grey = 255;
            }
            return Math.max(1, grey + 30 * random.nextGaussian());
        };
    }
}
