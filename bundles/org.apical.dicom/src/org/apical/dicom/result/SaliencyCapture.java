package org.apical.dicom.result;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apical.dicom.DicomObject;
import org.apical.dicom.DicomWriter;
import org.apical.dicom.RleEncoder;
import org.apical.dicom.Tag;
import org.apical.dicom.TransferSyntax;
import org.apical.dicom.Vr;

/**
 * Maps drawn over frames of a clip, as a Multi-frame True Color Secondary Capture in RLE, which loses nothing.
 *
 * @param source       the clip's attributes
 * @param frames       the clip's frames that are shown, from 1, ascending
 * @param frameTimesMs when each was taken, in milliseconds after the first
 * @param method       how the maps were drawn, for people
 * @param algorithm    the algorithm that they explain
 * @param created      when
 * @since 1.0
 */
public record SaliencyCapture(DicomObject source, int[] frames, double[] frameTimesMs, String method,
        Algorithm algorithm, LocalDateTime created) {
    private static final int DESCRIPTION_LENGTH = 1024;

    /** Checks that each frame has a time. */
    public SaliencyCapture {
        if (frames.length == 0 || frames.length != frameTimesMs.length) {
            throw new IllegalArgumentException("Each frame has a time: " + frames.length + " and "
                    + frameTimesMs.length);
        }
    }

    /**
     * Writes the pictures.
     *
     * @param file    the file to write or replace
     * @param rows    rows of a picture
     * @param columns columns of a picture
     * @param rgb     the pictures, one for each of the frames; three bytes a pixel
     * @throws IOException when the file cannot be written
     */
    public void write(Path file, int rows, int columns, List<byte[]> rgb) throws IOException {
        if (rgb.size() != frames.length) {
            throw new IllegalArgumentException("There are " + rgb.size() + " pictures for " + frames.length
                    + " frames.");
        }
        List<byte[]> encoded = new ArrayList<>();
        for (byte[] picture : rgb) {
            encoded.add(RleEncoder.encode(picture, rows, columns, 3, 1));
        }
        DicomWriter.write(file, dataset(rows, columns), TransferSyntax.RLE, encoded);
    }

    private DicomObject dataset(int rows, int columns) {
        DicomObject o = ResultHeader.begin(ResultHeader.Kind.CAPTURE, source, algorithm, created,
                source.getString(Tag.SOP_INSTANCE_UID).orElse("") + "|" + method);
        o.putString(Tag.IMAGE_TYPE, Vr.CS, "DERIVED", "SECONDARY");
        o.putString(ResultTag.CONVERSION_TYPE, Vr.CS, "WSD");
        o.putString(ResultTag.BODY_PART, Vr.CS, "HEART");
        o.putString(Tag.PATIENT_ORIENTATION, Vr.CS, "");
        o.putInts(Tag.SAMPLES_PER_PIXEL, Vr.US, 3);
        o.putString(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, "RGB");
        o.putInts(Tag.PLANAR_CONFIGURATION, Vr.US, 0);
        o.putInts(Tag.ROWS, Vr.US, rows);
        o.putInts(Tag.COLUMNS, Vr.US, columns);
        o.putInts(Tag.BITS_ALLOCATED, Vr.US, 8);
        o.putInts(Tag.BITS_STORED, Vr.US, 8);
        o.putInts(Tag.HIGH_BIT, Vr.US, 7);
        o.putInts(Tag.PIXEL_REPRESENTATION, Vr.US, 0);
        o.putInts(Tag.NUMBER_OF_FRAMES, Vr.IS, frames.length);
        if (frames.length > 1) {
            o.putInts(Tag.FRAME_INCREMENT_POINTER, Vr.AT, Tag.FRAME_TIME_VECTOR);
            double[] steps = new double[frames.length];
            for (int i = 1; i < steps.length; i++) {
                steps[i] = frameTimesMs[i] - frameTimesMs[i - 1];
            }
            o.putDoubles(Tag.FRAME_TIME_VECTOR, Vr.DS, steps);
        }
        o.putString(Tag.BURNED_IN_ANNOTATION, Vr.CS, "YES");
        boolean lossy = source.getString(Tag.LOSSY_IMAGE_COMPRESSION).orElse("").equals("01");
        o.putString(Tag.LOSSY_IMAGE_COMPRESSION, Vr.CS, lossy ? "01" : "00");
        String description = Algorithm.WARNING + " " + method.replaceAll("[^ -~]", "_");
        o.putString(ResultTag.DERIVATION_DESCRIPTION, Vr.ST,
                description.substring(0, Math.min(DESCRIPTION_LENGTH, description.length())));
        o.putSequence(ResultTag.DERIVATION_CODES, List.of(Codes.SALIENCY.item()));
        o.putSequence(ResultTag.SOURCE_IMAGES, List.of(ResultHeader.sourceImage(source, frames)));
        o.putString(Tag.IMAGE_COMMENTS, Vr.LT, Algorithm.WARNING);
        return o;
    }
}
