package org.apical.dicom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.dicom.internal.Colors;
import org.apical.dicom.internal.GreyScale;
import org.apical.dicom.internal.NativePixels;
import org.apical.dicom.internal.Palette;

/**
 * The frames of a DICOM file, read and decoded one at a time when asked for.
 *
 * <p>Several threads may read frames of one instance; each call reads only what it needs and keeps nothing. A frame
 * that is damaged fails alone. Of video, whose frames depend on each other, the decoder is kept, so that frames read in
 * order are decoded once each.
 *
 * <pre>{@code
 * DicomFrames frames = DicomFrames.of(DicomReader.read(path));
 * byte[] grey = frames.grey(0);
 * }</pre>
 *
 * @since 1.0
 */
public final class DicomFrames {
    private static final int MOST_FRAMES = 100_000;
    private static final long LARGEST_FRAME = 1L << 28;
    private static final String EXPORT = "Export the file again from its source.";

    private final DicomFile file;
    private final PixelData pixels;
    private final PixelDescription description;
    private final FrameIndex index;
    private final VideoPixels video;
    private final int count;
    private final Palette palette;
    private final GreyScale greyScale;
    private final List<Problem> problems;

    private DicomFrames(DicomFile file, PixelData pixels, PixelDescription description) throws ApicalException {
        this.file = file;
        this.pixels = pixels;
        ProblemList found = new ProblemList(file.path().toString());
        PixelDescription d = description;
        if (pixels.encapsulated && file.transferSyntax().isVideo()) {
            index = null;
            video = VideoPixels.of(file, pixels, d, m -> found.add(m, "pixel data", EXPORT));
            count = video.count();
        } else if (pixels.encapsulated) {
            video = null;
            index = FrameIndex.of(pixels, d.frames(), ExtendedOffsets.of(file.dataset()),
                    m -> found.add(m, "pixel data", EXPORT));
            count = index.count();
        } else {
            d = corrected422(d, found);
            index = null;
            video = null;
            count = (int) Math.min(d.frames(), pixels.length / d.nativeFrameBytes());
            noteLength(d, found);
        }
        this.description = d;
        if (count == 0 || pixels.length == 0 || index != null && allEmpty()) {
            throw refuse("The pixel data hold no whole frame of " + d.columns() + " x " + d.rows() + " pixels.",
                    "pixel data");
        }
        if (count > MOST_FRAMES) {
            throw refuse("The pixel data hold " + count + " frames, more than " + MOST_FRAMES + ".", "pixel data");
        }
        if (d.frameBytes() > LARGEST_FRAME) {
            throw refuse("A frame of " + d.columns() + " x " + d.rows() + " pixels is larger than "
                    + (LARGEST_FRAME >> 20) + " MiB.", "element " + Tag.toString(Tag.ROWS));
        }
        palette = d.photometric() == Photometric.PALETTE_COLOR
                ? Palette.of(file.dataset(), m -> found.add(m, "palette", EXPORT)) : null;
        if (palette == null && d.photometric() == Photometric.PALETTE_COLOR) {
            throw refuse("The colour tables of PALETTE COLOR are missing.",
                    "element " + Tag.toString(Tag.RED_PALETTE_DESCRIPTOR));
        }
        greyScale = d.samplesPerPixel() == 1 && palette == null ? GreyScale.of(file.dataset(), d) : null;
        if (!isDecodable()) {
            found.add(FrameDecoding.undecodable(file.transferSyntax()), "pixel data", FrameDecoding.CONVERT);
        }
        List<Problem> all = new ArrayList<>(file.problems());
        all.addAll(found.list());
        problems = List.copyOf(all);
    }

    /**
     * Finds the frames of a file without decoding any.
     *
     * @throws ApicalException when the file has no pixel data, or their description is wrong
     */
    public static DicomFrames of(DicomFile file) throws ApicalException {
        PixelData pixels = file.pixelData().orElse(null);
        if (pixels == null) {
            throw ApicalException.badInput(new Problem("The file has no pixel data.", file.path().toString(),
                    "element " + Tag.toString(Tag.PIXEL_DATA), "Choose a file with an image."));
        }
        return new DicomFrames(file, pixels, PixelDescription.of(file));
    }

    // Some writers convert the chroma back to full width but leave the old name.
    private PixelDescription corrected422(PixelDescription d, ProblemList found) {
        long full = d.frameBytes() * d.frames();
        if (d.photometric() != Photometric.YBR_FULL_422
                || pixels.length != full && pixels.length != full + 1) {
            return d;
        }
        found.add("The pixel data are YBR_FULL although the header says YBR_FULL_422.", "pixel data", "");
        return new PixelDescription(d.rows(), d.columns(), 3, Photometric.YBR_FULL, d.planar(), d.bitsAllocated(),
                d.bitsStored(), d.signed(), d.frames());
    }

    private void noteLength(PixelDescription d, ProblemList found) {
        if (count < d.frames()) {
            found.add("The header promises " + d.frames() + " frames, the pixel data hold " + count + ".",
                    "pixel data", EXPORT);
        } else if (pixels.length > d.nativeFrameBytes() * d.frames() + 1) {
            found.add("The pixel data are " + (pixels.length - d.nativeFrameBytes() * d.frames())
                    + " bytes longer than the header says; the rest is ignored.", "pixel data", "");
        }
    }

    private boolean allEmpty() {
        for (int frame = 0; frame < count; frame++) {
            if (index.length(frame) > 0) {
                return false;
            }
        }
        return true;
    }

    private ApicalException refuse(String message, String place) {
        return ApicalException.badInput(new Problem(message, file.path().toString(), place, EXPORT));
    }

    /** Returns the shape and type of the frames. */
    public PixelDescription description() {
        return description;
    }

    /** Returns how many frames are there, which may be fewer than the header promises. */
    public int count() {
        return count;
    }

    /** Returns whether there is a decoder for the file's transfer syntax; otherwise every frame fails. */
    public boolean isDecodable() {
        return !pixels.encapsulated || !file.transferSyntax().isEncapsulated()
                || FrameDecoding.decodes(file.transferSyntax());
    }

    /** Returns what was wrong with the file and its pixel data and tolerated. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * Decodes one frame to its stored samples.
     *
     * @param frame 0 to {@link #count()} - 1
     * @throws ApicalException when the frame is damaged or its transfer syntax cannot be decoded
     */
    public StoredFrame read(int frame) throws ApicalException {
        return decode(frame, false);
    }

    /**
     * Decodes one frame to 8-bit grey: luminance of colour, full range or window of more than 8 bits.
     *
     * @param frame 0 to {@link #count()} - 1
     * @return one byte a pixel, rows top-down; the caller may change it
     * @throws ApicalException when the frame is damaged or its transfer syntax cannot be decoded
     */
    public byte[] grey(int frame) throws ApicalException {
        if (video != null && frame >= 0 && frame < count) {
            return video.grey(frame);
        }
        StoredFrame stored = decode(frame, true);
        if (palette != null) {
            return palette.toGrey(stored);
        }
        if (greyScale != null) {
            return greyScale.map(stored);
        }
        if (stored.photometric() == Photometric.RGB) {
            return Colors.rgbToGrey(stored.samples());
        }
        byte[] grey = new byte[stored.rows() * stored.columns()];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = stored.samples()[3 * i];
        }
        return grey;
    }

    /**
     * Decodes one frame to 8-bit RGB for display.
     *
     * @param frame 0 to {@link #count()} - 1
     * @return three bytes a pixel, rows top-down; the caller may change it
     * @throws ApicalException when the frame is damaged or its transfer syntax cannot be decoded
     */
    public byte[] rgb(int frame) throws ApicalException {
        StoredFrame stored = decode(frame, false);
        if (palette != null) {
            return palette.toRgb(stored);
        }
        if (greyScale != null) {
            byte[] grey = greyScale.map(stored);
            byte[] rgb = new byte[3 * grey.length];
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] = grey[i / 3];
            }
            return rgb;
        }
        return stored.photometric() == Photometric.RGB ? stored.samples() : Colors.toRgb(stored).samples();
    }

    private StoredFrame decode(int frame, boolean luminance) throws ApicalException {
        if (frame < 0 || frame >= count) {
            throw new IndexOutOfBoundsException("Frame " + frame + " of " + count + ".");
        }
        String place = "frame " + (frame + 1);
        try {
            if (!pixels.encapsulated) {
                if (file.transferSyntax().isEncapsulated()) {
                    throw refuse("Pixel data of " + file.transferSyntax().displayName() + " lack their fragments.",
                            place);
                }
                return NativePixels.arrange(nativeBytes(frame), description);
            }
            if (!file.transferSyntax().isEncapsulated()) {
                throw refuse("Pixel data lie in fragments, which " + file.transferSyntax().displayName()
                        + " does not have.", place);
            }
            return video != null ? video.read(frame) : decode(compressedBytes(frame, place), place, luminance);
        } catch (IOException e) {
            throw ApicalException.badInput(new Problem("The frame cannot be read: " + DicomReader.reason(e) + ".",
                    file.path().toString(), place, "Check that the file is still there and whole."), e);
        }
    }

    private StoredFrame decode(byte[] stream, String place, boolean luminance) throws ApicalException {
        try {
            return FrameDecoding.decode(file.transferSyntax(), stream, description, luminance);
        } catch (ApicalException e) {
            throw ApicalException.badInput(new Problem(e.problem().message(), file.path().toString(), place,
                    e.problem().remedy()), e);
        }
    }

    private byte[] compressedBytes(int frame, String place) throws IOException, ApicalException {
        long length = index.length(frame);
        if (length == 0) {
            throw refuse("The frame is empty.", place);
        }
        if (length > LARGEST_FRAME) {
            throw refuse("The compressed frame has " + length + " bytes.", place);
        }
        byte[] stream = new byte[(int) length];
        int at = 0;
        for (int i = index.firstFragment(frame); i < index.endFragment(frame); i++) {
            int got = pixels.source.read(pixels.fragments.offset(i), stream, at, pixels.fragments.length(i));
            if (got < pixels.fragments.length(i)) {
                throw new IOException("the file became shorter while it was read");
            }
            at += got;
        }
        return stream;
    }

    private byte[] nativeBytes(int frame) throws IOException {
        int length = (int) description.nativeFrameBytes();
        long from = (long) frame * length;
        // In big endian, OW swaps the bytes of each word, also when they are two 8-bit samples (PS3.5 section 8.1.1).
        boolean swap = pixels.bigEndian && (description.bitsAllocated() > 8 || pixels.vr == Vr.OW);
        if (!swap) {
            return pixels.source.read(pixels.offset + from, length);
        }
        long evenFrom = from - from % 2;
        long evenEnd = Math.min(pixels.length, from + length + (from + length) % 2);
        byte[] words = pixels.source.read(pixels.offset + evenFrom, (int) (evenEnd - evenFrom));
        DicomParser.swap(words, 2);
        byte[] bytes = new byte[length];
        System.arraycopy(words, (int) (from - evenFrom), bytes, 0, length);
        return bytes;
    }
}
