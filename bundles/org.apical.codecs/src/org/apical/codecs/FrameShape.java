package org.apical.codecs;

/**
 * What a header says of a compressed frame, which the stream must not contradict.
 *
 * @param rows            1 to 65535
 * @param columns         1 to 65535
 * @param samplesPerPixel 1 or 3
 * @param bitsAllocated   8 or 16, the bits that a decoded sample takes
 * @param bitsStored      1 to {@code bitsAllocated}
 * @param signed          whether samples are two's complement
 * @since 1.0
 */
public record FrameShape(int rows, int columns, int samplesPerPixel, int bitsAllocated, int bitsStored,
        boolean signed) {

    /**
     * Returns the number of samples of a frame.
     *
     * @return rows times columns times samples per pixel
     */
    public long samples() {
        return (long) rows * columns * samplesPerPixel;
    }
}
