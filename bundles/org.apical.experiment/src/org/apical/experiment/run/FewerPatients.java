package org.apical.experiment.run;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

import org.apical.data.Part;

/** Leaves patients out of the training part, to see what fewer of them would give. */
final class FewerPatients {

    /** Keeps this chance apart from that of epochs and frames. */
    private static final long STREAM = 12;

    private FewerPatients() {
    }

    /**
     * Returns the clips that are left.
     *
     * @param clips the clips of all parts
     * @param patients how many patients the training part keeps, 0 for all
     * @param seed draws which; a larger number adds patients and takes none away
     */
    static List<LabelledClip> of(List<LabelledClip> clips, int patients, long seed) {
        Set<String> all = new TreeSet<>();
        clips.stream().filter(clip -> clip.part() == Part.TRAIN).forEach(clip -> all.add(clip.clip().patient()));
        if (patients == 0 || patients >= all.size()) {
            return clips;
        }
        List<String> ordered = List.copyOf(all);
        int[] order = BatchFeeder.shuffled(ordered.size(), new SplittableRandom(Seeds.mix(seed, STREAM)));
        Set<String> kept = new HashSet<>();
        for (int i = 0; i < patients; i++) {
            kept.add(ordered.get(order[i]));
        }
        return clips.stream().filter(clip -> clip.part() != Part.TRAIN || kept.contains(clip.clip().patient()))
                .toList();
    }
}
