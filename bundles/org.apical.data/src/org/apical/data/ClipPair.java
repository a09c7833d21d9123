package org.apical.data;

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
}
