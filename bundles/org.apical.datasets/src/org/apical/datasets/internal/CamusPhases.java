package org.apical.datasets.internal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apical.api.Problem;

/**
 * Where end-diastole and end-systole lie in a sequence.
 *
 * @param ed the end-diastolic frame, from 0; -1 when not known
 * @param es the end-systolic frame, from 0; -1 when not known
 * @param frames how many frames there should be, 0 when not known
 */
record CamusPhases(int ed, int es, int frames) {

    /** Reads the frames, which the file counts from 1, and names what is odd. */
    static CamusPhases of(CamusInfo info, String where, List<Problem> problems) {
        double count = info.number("NbFrame", "NbFrames");
        int frames = count >= 1 ? (int) count : 0;
        int ed = frame("ED", info, frames, where, problems);
        int es = frame("ES", info, frames, where, problems);
        if (ed >= 0 && es >= 0 && es < ed) {
            problems.add(new Problem("End-systole (frame " + (es + 1) + ") comes before end-diastole (frame "
                    + (ed + 1) + "); the order of time was kept.", where, "", ""));
        }
        return new CamusPhases(ed, es, frames);
    }

    private static int frame(String key, CamusInfo info, int frames, String where, List<Problem> problems) {
        double number = info.number(key);
        if (number >= 1 && number == Math.rint(number) && (frames == 0 || number <= frames)) {
            return (int) number - 1;
        }
        if (!info.text(key).isEmpty()) {
            problems.add(new Problem("The frame " + key + " is given as '" + info.text(key) + "' of " + frames
                    + " frames, which cannot be; it was left out.", where, key, "Correct the file Info."));
        }
        return -1;
    }

    Map<String, String> attributes() {
        Map<String, String> attributes = new TreeMap<>();
        if (ed >= 0) {
            attributes.put("edFrame", Integer.toString(ed));
        }
        if (es >= 0) {
            attributes.put("esFrame", Integer.toString(es));
        }
        return attributes;
    }
}
