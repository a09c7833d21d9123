package org.apical.data;

import java.util.ArrayList;
import java.util.List;

import org.apical.api.source.Clip;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.ClipReference;

/** Synthetic clips for tests outside this package. */
public final class SyntheticClips {

    private SyntheticClips() {
    }

    public static List<ClipReference> list(int count) {
        return CohortImportTest.clips(count);
    }

    public static List<ClipReference> withoutTimes(int count) {
        List<ClipReference> clips = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clips.add(new SyntheticClip("P" + i, "A4C", 25, 1).withoutTimes());
        }
        return clips;
    }

    /** Returns a clip that needs more memory than there is. */
    public static List<ClipReference> exhausting() {
        ClipInfo info = new SyntheticClip("huge", "A4C", 25, 1).info();
        return List.of(new ClipReference() {
            @Override
            public ClipInfo info() {
                return info;
            }

            @Override
            public Clip open() {
                throw new OutOfMemoryError("Java heap space");
            }
        });
    }
}
