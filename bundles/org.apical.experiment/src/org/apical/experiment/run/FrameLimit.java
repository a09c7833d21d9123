package org.apical.experiment.run;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How many frames of a clip training may see, so that many frames of few patients can be set against few frames of
 * many.
 *
 * @param frames how many, 0 for all
 * @param seed draws which; a larger number adds frames and takes none away
 */
record FrameLimit(int frames, long seed) {

    /** Keeps this chance apart from that of epochs and frames. */
    private static final long STREAM = 11;

    /** Returns the numbers of the frames within the clip, in order. */
    int[] of(LabelledClip clip) {
        int count = clip.clip().frames();
        if (frames == 0 || frames >= count) {
            return IntStream.range(0, count).toArray();
        }
        int[] drawn = Arrays.copyOf(BatchFeeder.shuffled(count, new SplittableRandom(Seeds.mix(seed, STREAM,
                clip.clip().firstFrame()))), frames);
        Arrays.sort(drawn);
        return drawn;
    }
}
