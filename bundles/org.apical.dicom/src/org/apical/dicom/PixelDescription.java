package org.apical.dicom;

import java.util.OptionalInt;
import org.apical.api.ApicalException;
import org.apical.api.Problem;

/**
 * The shape and type of a file's pixels, checked.
 *
 * @param rows            1 to 65535
 * @param columns         1 to 65535
 * @param samplesPerPixel 1 or 3
 * @param photometric     what the samples mean
 * @param planar          whether each frame holds all red, then all green, then all blue samples
 * @param bitsAllocated   8 or 16
 * @param bitsStored      1 to {@code bitsAllocated}
 * @param signed          whether samples are two's complement
 * @param frames          declared number of frames, at least 1
 * @since 1.0
 */
public record PixelDescription(int rows, int columns, int samplesPerPixel, Photometric photometric, boolean planar,
        int bitsAllocated, int bitsStored, boolean signed, int frames) {
    private static final String EXPORT = "Export the file again from its source.";

    /** Returns the bytes of one decoded sample, 1 or 2. */
    public int bytesPerSample() {
        return bitsAllocated / 8;
    }

    /** Returns the bytes of one decoded frame, pixel-interleaved. */
    public long frameBytes() {
        return (long) rows * columns * samplesPerPixel * bytesPerSample();
    }

    /** Returns the bytes of one frame in native pixel data; YBR_FULL_422 takes two a pixel. */
    public long nativeFrameBytes() {
        return photometric == Photometric.YBR_FULL_422 ? (long) rows * columns * 2 : frameBytes();
    }

    /**
     * Reads and checks the description of a data set's pixels.
     *
     * @throws ApicalException naming the element that is missing or wrong
     */
    static PixelDescription of(DicomFile file) throws ApicalException {
        DicomObject o = file.dataset();
        String path = file.path().toString();
        int rows = number(o, path, Tag.ROWS, "Rows", 1, 65535);
        int columns = number(o, path, Tag.COLUMNS, "Columns", 1, 65535);
        String code = o.getString(Tag.PHOTOMETRIC_INTERPRETATION).orElse("");
        Photometric photometric = Photometric.of(code);
        if (photometric == null) {
            throw refuse(path, Tag.PHOTOMETRIC_INTERPRETATION, code.isEmpty()
                    ? "PhotometricInterpretation is missing."
                    : "PhotometricInterpretation " + Printable.quoted(code) + " is not known.");
        }
        int samples = o.contains(Tag.SAMPLES_PER_PIXEL)
                ? number(o, path, Tag.SAMPLES_PER_PIXEL, "SamplesPerPixel", 1, 4) : photometric.samplesPerPixel();
        if (samples != photometric.samplesPerPixel()) {
            throw refuse(path, Tag.SAMPLES_PER_PIXEL, "SamplesPerPixel " + samples + " contradicts " + code + ".");
        }
        int allocated = number(o, path, Tag.BITS_ALLOCATED, "BitsAllocated", 1, 64);
        if (file.transferSyntax().isVideo() && allocated == 16) {
            // Video of 10 bits is decoded to 8.
            return new PixelDescription(rows, columns, samples, photometric, false, 8, 8, false, frames(o, path));
        }
        if (allocated != 8 && (allocated != 16 || samples > 1)) {
            throw refuse(path, Tag.BITS_ALLOCATED, "Pixels with BitsAllocated " + allocated + " and SamplesPerPixel "
                    + samples + " are not supported.");
        }
        int stored = o.contains(Tag.BITS_STORED)
                ? number(o, path, Tag.BITS_STORED, "BitsStored", 1, allocated) : allocated;
        int planar = o.getInt(Tag.PLANAR_CONFIGURATION).orElse(0);
        boolean signed = o.getInt(Tag.PIXEL_REPRESENTATION).orElse(0) == 1;
        return new PixelDescription(rows, columns, samples, photometric, planar == 1 && samples == 3, allocated, stored,
                signed, frames(o, path));
    }

    private static int frames(DicomObject o, String path) throws ApicalException {
        return o.contains(Tag.NUMBER_OF_FRAMES) && !o.get(Tag.NUMBER_OF_FRAMES).isEmpty()
                ? number(o, path, Tag.NUMBER_OF_FRAMES, "NumberOfFrames", 1, Integer.MAX_VALUE) : 1;
    }

    private static int number(DicomObject o, String path, int tag, String name, int least, int most)
            throws ApicalException {
        OptionalInt value = o.getInt(tag);
        if (value.isEmpty()) {
            String text = String.join("\\", o.getStrings(tag));
            throw refuse(path, tag, text.isEmpty() ? name + " is missing."
                    : name + " is not a number: " + Printable.quoted(text) + ".");
        }
        if (value.getAsInt() < least || value.getAsInt() > most) {
            throw refuse(path, tag, name + " is " + value.getAsInt() + ", not between " + least + " and " + most + ".");
        }
        return value.getAsInt();
    }

    private static ApicalException refuse(String path, int tag, String message) {
        return ApicalException.badInput(new Problem(message, path, "element " + Tag.toString(tag), EXPORT));
    }
}
