package org.apical.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.apical.api.source.ClipInfo;
import org.apical.testing.ListedSource;
import org.apical.testing.PaintedClip;

/**
 * Patients of five clips each, which a bright bar at another place tells apart: three views, a Doppler clip, a still.
 * Says nothing of views when the folder is named "unnamed".
 */
public final class ViewSource extends ListedSource {

    /** How many patients there are. */
    public static final int PATIENTS = 12;
    /** The headers' views of a patient's clips. */
    public static final List<String> VIEWS = List.of("A4C", "PLAX", "SC", "A4C", "A4C");

    private static final int SIZE = 32;
    private static final int DOPPLER = 3;
    private static final int STILL = 4;

    ViewSource() {
        super(ViewSource::clips);
    }

    private static List<PaintedClip> clips(Path path) {
        boolean named = !path.getFileName().toString().equals("unnamed");
        List<PaintedClip> clips = new ArrayList<>();
        for (int i = 0; i < PATIENTS; i++) {
            for (int kind = 0; kind < VIEWS.size(); kind++) {
                clips.add(clip(i, kind, named));
            }
        }
        return clips;
    }

    private static PaintedClip clip(int patient, int kind, boolean named) {
        int frames = kind == STILL ? 1 : 6;
        return new PaintedClip(info(patient, kind, frames, named), SIZE, SIZE, PaintedClip.times(frames, 100), true,
                frame -> bar(patient, kind, frame));
    }

    private static ClipInfo info(int patient, int kind, int frames, boolean named) {
        String id = String.format("V%02d", patient);
        Map<String, String> facts = kind == DOPPLER ? Map.of("frames", "" + frames, "doppler", "colour")
                : Map.of("frames", "" + frames);
        return new ClipInfo(id, id + "-study", id + "-" + kind, named ? VIEWS.get(kind) : "", id + "/" + kind + ".clip",
                named ? facts : Map.of());
    }

    private static PaintedClip.Picture bar(int patient, int kind, int frame) {
        int[] blocks = new Random(patient * 100L + kind).ints(64, 1, 120).toArray();
        return (x, y) -> x / 6 == kind ? 250 : blocks[y / 4 * 8 + x / 4] + frame;
    }
}
