package org.apical.review;

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

/** Speckled pictures with a bright dot or none; the labels of some patients say the contrary. */
final class DotSource implements DataSource<NoSettings> {

    static final int PATIENTS = 250;
    private static final int SIZE = 24;
    private static final int FRAMES = 2;

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
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

    @Override
    public Listing list(NoSettings settings, Path path, Progress progress) {
        List<ClipReference> clips = new ArrayList<>();
        for (int i = 0; i < PATIENTS; i++) {
            clips.add(new Dots(new ClipInfo(id(i), "study-" + i, "clip-" + i, "A4C", id(i) + ".clip", Map.of()), i));
        }
        return new Listing(clips, List.of());
    }

    private record Dots(ClipInfo info, int patient) implements Clip, ClipReference {

        @Override
        public Clip open() {
            return this;
        }

        @Override
        public boolean isMasked() {
            return true;
        }

        @Override
        public int rows() {
            return SIZE;
        }

        @Override
        public int columns() {
            return SIZE;
        }

        @Override
        public int frameCount() {
            return FRAMES;
        }

        @Override
        public double[] frameTimesMs() {
            return new double[] {0, 100};
        }

        @Override
        public byte[] greyFrame(int index) {
            Random random = new Random(patient * 10L + index);
            int x0 = 6 + patient % 11;
            int y0 = 6 + patient % 7;
            byte[] frame = new byte[SIZE * SIZE];
            for (int y = 0; y < SIZE; y++) {
                for (int x = 0; x < SIZE; x++) {
                    double grey = hasDot(patient) && Math.hypot(x - x0, y - y0) < 3 ? 200 : 90;
                    frame[y * SIZE + x] = (byte) Math.max(1, Math.min(255, grey + 40 * random.nextGaussian()));
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
