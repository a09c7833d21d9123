package org.apical.codecs.internal;

import org.apical.api.ApicalException;
import org.apical.codecs.FrameShape;

/**
 * What a compressed stream says of its picture, read before any decoder sees it.
 *
 * @param process    what tells kinds of streams apart: the start-of-frame marker of JPEG and JPEG-LS, 0 for JPEG 2000
 * @param precision  bits of a sample
 * @param rows       rows
 * @param columns    columns
 * @param components samples of a pixel
 * @param signed     whether samples are two's complement
 * @param start      where the codestream starts
 * @param end        where it ends, behind its last marker
 */
record StreamHeader(int process, int precision, int rows, int columns, int components, boolean signed, int start,
        int end) {

    /** Refuses a stream whose picture is not what the file's header promises. */
    void check(FrameShape shape) throws ApicalException {
        if (rows != shape.rows() || columns != shape.columns() || components != shape.samplesPerPixel()) {
            throw Damage.of("The stream holds " + columns + " x " + rows + " pixels of " + components
                    + " samples, the header says " + shape.columns() + " x " + shape.rows() + " of "
                    + shape.samplesPerPixel() + ".");
        }
        if (precision < shape.bitsStored() || precision > shape.bitsAllocated()) {
            throw Damage.of("The stream has samples of " + precision + " bits, the header says " + shape.bitsStored()
                    + " bits in " + shape.bitsAllocated() + ".");
        }
    }
}
