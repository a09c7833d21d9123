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

/** Patients of five clips each, which a bright bar at another place tells apart: three views, a Doppler clip, a still. */
public final class ViewSource implements DataSource<NoSettings> {

    /** How many patients there are. */
    public static final int PATIENTS = 12;
    /** The headers' views of a patient's clips. */
    public static final List<String> VIEWS = List.of("A4C", "PLAX", "SC", "A4C", "A4C");

    private static final int SIZE = 32;
    private static final int DOPPLER = 3;
    private static final int STILL = 4;

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    /** Says nothing of views when the folder is named "unnamed". */
    @Override
    public Listing list(NoSettings settings, Path path, Progress progress) {
        boolean named = !path.getFileName().toString().equals("unnamed");
        List<ClipReference> clips = new ArrayList<>();
        for (int i = 0; i < PATIENTS; i++) {
            for (int kind = 0; kind < VIEWS.size(); kind++) {
                clips.add(new Bar(info(i, kind, named), i, kind));
            }
        }
        return new Listing(clips, List.of());
    }

    private static ClipInfo info(int patient, int kind, boolean named) {
        String id = String.format("V%02d", patient);
        String frames = kind == STILL ? "1" : "6";
        Map<String, String> facts = kind == DOPPLER ? Map.of("frames", frames, "doppler", "colour")
                : Map.of("frames", frames);
        return new ClipInfo(id, id + "-study", id + "-" + kind, named ? VIEWS.get(kind) : "", id + "/" + kind + ".clip",
                named ? facts : Map.of());
    }

    private record Bar(ClipInfo info, int patient, int kind) implements Clip, ClipReference {

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
        public double[] frameTimesMs() {
            double[] times = new double[frameCount()];
            for (int i = 0; i < times.length; i++) {
                times[i] = 100.0 * i;
            }
            return times;
        }

        @Override
        public int frameCount() {
            return kind == STILL ? 1 : 6;
        }

        @Override
        public byte[] greyFrame(int index) {
            Random patch = new Random(patient * 100L + kind);
            int[] blocks = patch.ints(64, 1, 120).toArray();
            byte[] frame = new byte[SIZE * SIZE];
            for (int y = 0; y < SIZE; y++) {
                for (int x = 0; x < SIZE; x++) {
                    boolean bar = x / 6 == kind;
                    frame[y * SIZE + x] = (byte) (bar ? 250 : blocks[y / 4 * 8 + x / 4] + index);
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
