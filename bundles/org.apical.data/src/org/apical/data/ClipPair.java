package org.apical.data;

import java.util.Locale;

import org.apical.api.Problem;

/**
 * Two clips of different patients that show the same pictures.
 *
 * @param first the index of the clip that comes first
 * @param second the index of the other
 * @param sharedFrames how many stored frames are equal to the bit; 0 when the pictures are alike only
 * @param similarity how alike the clips are, 0 to 1; 1 when frames are equal
 * @since 1.0
 */
public record ClipPair(int first, int second, int sharedFrames, double similarity) {

    /**
     * Tells of the pair.
     *
     * @param firstClip the clip that comes first
     * @param secondClip the other
     * @param more a further sentence, or nothing
     * @param remedy what to do about it
     * @return the problem, naming both files and both patients
     */
    public Problem problem(StoredClip firstClip, StoredClip secondClip, String more, String remedy) {
        String what = sharedFrames == 0 ? " show the same pictures, changed a little (similarity "
                + String.format(Locale.ROOT, "%.3f", similarity) + ")"
                : " share " + (sharedFrames == 1 ? "a picture" : sharedFrames + " pictures");
        return new Problem("The patients " + firstClip.patient() + " and " + secondClip.patient() + what
                + "; the other file is " + firstClip.file() + "." + (more.isEmpty() ? "" : " " + more),
                secondClip.file(), "", remedy);
    }
}
