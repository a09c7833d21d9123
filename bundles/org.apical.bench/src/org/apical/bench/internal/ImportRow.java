package org.apical.bench.internal;

/**
 * How fast clips are imported.
 *
 * @param engine apical, or the versions of what it is compared with
 * @param files which files: phantom or real
 * @param clips how many clips each import stored
 * @param clipsPerSecond the median
 * @param framesPerSecond the median, of stored frames
 * @param bestFramesPerSecond the best
 * @param peakMemoryMb the largest resident memory of all its processes
 * @param ratioToPydicom the median of clips by that of pydicom on the same files in the same run; {@code NaN} where that
 *     is not installed
 */
record ImportRow(String engine, String files, int clips, double clipsPerSecond, double framesPerSecond,
        double bestFramesPerSecond, double peakMemoryMb, double ratioToPydicom) {
}
