package org.apical.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.apical.api.NoSettings;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.source.Clip;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.ClipReference;
import org.apical.api.source.DataSource;
import org.apical.api.source.Listing;
import org.apical.api.source.ScanRegion;

/** Clips of a dark disc in speckle whose area shrinks with the ejection fraction and that bears a bright dot or none. */
public final class DiscSource implements DataSource<NoSettings> {

    static final int PATIENTS = 40;
    private static final int SIZE = 64;
    private static final int FRAMES = 12;

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
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

    private static String id(int patient) {
        return String.format("P%03d", patient);
    }

    @Override
    public Listing list(NoSettings settings, Path path, Progress progress) {
        List<ClipReference> clips = new ArrayList<>();
        for (int i = 0; i < PATIENTS; i++) {
            int patient = i;
            ClipInfo info = new ClipInfo(id(i), "study-" + i, "clip-" + i, "A4C", id(i) + ".clip",
                    Map.of("manufacturer", i % 2 == 0 ? "Aldine" : "Bodoni", "fps", "20"));
            clips.add(new ClipReference() {
                @Override
                public ClipInfo info() {
                    return info;
                }

                @Override
                public Clip open() {
                    return new Disc(info, patient);
                }
            });
        }
        return new Listing(clips, List.of());
    }

    private record Disc(ClipInfo info, int patient) implements Clip {

        @Override
        public int rows() {
            return SIZE;
        }

        @Override
        public int columns() {
            return SIZE;
        }

        @Override
        public double[] frameTimesMs() {
            double[] times = new double[FRAMES];
            for (int i = 0; i < FRAMES; i++) {
                times[i] = 50.0 * i;
            }
            return times;
        }

        @Override
        public int frameCount() {
            return FRAMES;
        }

        @Override
        public byte[] greyFrame(int index) {
            Random random = new Random(patient * 1000L + index);
            double radius = 24 - 18 * (ejectionFraction(patient) - 20) / 52 + 2 * Math.sin(index);
            byte[] frame = new byte[SIZE * SIZE];
            for (int y = 0; y < SIZE; y++) {
                for (int x = 0; x < SIZE; x++) {
                    double distance = Math.hypot(x - 32, y - 32);
                    double grey = distance < radius ? 10 : 130;
                    if (lead(patient) && Math.hypot(x - 20, y - 50) < 4) {
                        grey = 255;
                    }
                    frame[y * SIZE + x] = (byte) Math.max(1, Math.min(255, grey + 30 * random.nextGaussian()));
                }
            }
            return frame;
        }

        @Override
        public List<ScanRegion> regions() {
            return List.of();
        }

        @Override
        public List<Problem> problems() {
            return List.of();
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
