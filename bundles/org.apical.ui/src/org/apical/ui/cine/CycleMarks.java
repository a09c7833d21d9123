package org.apical.ui.cine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.apical.data.StoredClip;
import org.apical.data.StoredTracing;
import org.apical.ui.cine.CycleMark.Phase;

/** Finds the phases of the heart's cycle that a cohort knows of its clips. */
public final class CycleMarks {

    private CycleMarks() {
    }

    /**
     * Finds end-diastole and end-systole.
     *
     * <p>A data set says which frames they are by number (attributes {@code edFrame} and {@code esFrame}); the time of
     * such a frame is that of a tracing in it, else follows from the clip's frame rate. A frame whose time nothing
     * tells has no mark.
     *
     * @param clip the clip
     * @param tracings what was drawn into it
     * @return the marks in the order of time
     */
    public static List<CycleMark> of(StoredClip clip, List<StoredTracing> tracings) {
        List<CycleMark> marks = new ArrayList<>();
        add(marks, Phase.END_DIASTOLE, clip, "edFrame", tracings);
        add(marks, Phase.END_SYSTOLE, clip, "esFrame", tracings);
        marks.sort(Comparator.comparingDouble(CycleMark::timeMs));
        return marks;
    }

    private static void add(List<CycleMark> marks, Phase phase, StoredClip clip, String attribute,
            List<StoredTracing> tracings) {
        OptionalDouble frame = number(clip, attribute);
        if (frame.isEmpty()) {
            return;
        }
        int wanted = (int) frame.getAsDouble();
        OptionalDouble traced = tracings.stream().filter(one -> one.sourceFrame() == wanted)
                .mapToDouble(StoredTracing::timeMs).filter(Double::isFinite).findFirst();
        OptionalDouble rate = number(clip, "fps");
        if (traced.isPresent()) {
            marks.add(new CycleMark(phase, traced.getAsDouble(), "the reader's tracing"));
        } else if (rate.isPresent() && rate.getAsDouble() > 0) {
            marks.add(new CycleMark(phase, wanted * 1000.0 / rate.getAsDouble(), "the data set's labels"));
        }
    }

    private static OptionalDouble number(StoredClip clip, String attribute) {
        try {
            String text = clip.attributes().getOrDefault(attribute, "");
            return text.isBlank() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text.strip()));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
