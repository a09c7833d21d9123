package org.apical.dicom.result;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apical.api.ApicalException;
import org.apical.dicom.DicomObject;
import org.apical.dicom.DicomUids;
import org.apical.dicom.DicomWriter;
import org.apical.dicom.Tag;
import org.apical.dicom.Vr;

/**
 * Masks of one clip as a binary Segmentation (PS3.3, section A.51), in the pixel grid of the clip.
 *
 * <p>Each mask that marks anything becomes a frame, which refers to the frame of the clip that it was drawn on.
 *
 * @param source    the clip's attributes
 * @param segments  the structures, at least one
 * @param algorithm what drew the masks, or where they come from
 * @param created   when
 * @since 1.0
 */
public record Segmentation(DicomObject source, List<Segment> segments, Algorithm algorithm, LocalDateTime created) {

    /** Gives the masks. */
    @FunctionalInterface
    public interface Masks {
        /**
         * Returns a mask.
         *
         * @param segment the structure, from 0
         * @param frame   the clip's frame, from 0
         * @return one entry a pixel, rows top-down; {@code null} when there is no mask of it
         * @throws ApicalException when it cannot be read
         */
        boolean[] mask(int segment, int frame) throws ApicalException;
    }

    /** Copies the list. */
    public Segmentation {
        segments = List.copyOf(segments);
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("A segmentation marks something.");
        }
    }

    /**
     * Writes the masks.
     *
     * @param file  the file to write or replace
     * @param masks the masks
     * @return how many frames were written; nothing is written when no mask marks anything
     * @throws ApicalException when a mask cannot be read
     * @throws IOException     when the file cannot be written
     */
    public int write(Path file, Masks masks) throws ApicalException, IOException {
        int rows = source.getInt(Tag.ROWS).orElseThrow();
        int columns = source.getInt(Tag.COLUMNS).orElseThrow();
        int frames = Math.max(1, source.getInt(Tag.NUMBER_OF_FRAMES).orElse(1));
        BitPacker bits = new BitPacker();
        List<DicomObject> groups = new ArrayList<>();
        for (int segment = 0; segment < segments.size(); segment++) {
            for (int frame = 0; frame < frames; frame++) {
                boolean[] mask = masks.mask(segment, frame);
                if (mask == null || !marksAnything(mask)) {
                    continue;
                }
                if (mask.length != rows * columns) {
                    throw new IllegalArgumentException("A mask has " + mask.length + " pixels instead of " + rows
                            + " times " + columns + ".");
                }
                bits.add(mask);
                groups.add(frameGroup(segment, frame));
            }
        }
        if (!groups.isEmpty()) {
            DicomObject o = dataset(rows, columns, groups);
            o.putBytes(Tag.PIXEL_DATA, Vr.OB, bits.bytes());
            DicomWriter.write(file, o);
        }
        return groups.size();
    }

    private static boolean marksAnything(boolean[] mask) {
        for (boolean pixel : mask) {
            if (pixel) {
                return true;
            }
        }
        return false;
    }

    private DicomObject dataset(int rows, int columns, List<DicomObject> groups) {
        String clip = source.getString(Tag.SOP_INSTANCE_UID).orElse("");
        DicomObject o = ResultHeader.begin(ResultHeader.Kind.SEGMENTATION, source, algorithm, created, clip);
        o.putString(Tag.IMAGE_TYPE, Vr.CS, "DERIVED", "PRIMARY");
        o.putString(ResultTag.BODY_PART, Vr.CS, "HEART");
        o.putString(Tag.PATIENT_ORIENTATION, Vr.CS, "");
        o.putString(ResultTag.FRAME_OF_REFERENCE, Vr.UI, source.getString(ResultTag.FRAME_OF_REFERENCE)
                .orElseGet(() -> DicomUids.of("org.apical.frame-of-reference|" + clip)));
        o.putString(ResultTag.POSITION_REFERENCE, Vr.LO, "");
        o.putInts(Tag.SAMPLES_PER_PIXEL, Vr.US, 1);
        o.putString(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, "MONOCHROME2");
        o.putInts(Tag.ROWS, Vr.US, rows);
        o.putInts(Tag.COLUMNS, Vr.US, columns);
        o.putInts(Tag.BITS_ALLOCATED, Vr.US, 1);
        o.putInts(Tag.BITS_STORED, Vr.US, 1);
        o.putInts(Tag.HIGH_BIT, Vr.US, 0);
        o.putInts(Tag.PIXEL_REPRESENTATION, Vr.US, 0);
        o.putInts(Tag.NUMBER_OF_FRAMES, Vr.IS, groups.size());
        boolean lossy = source.getString(Tag.LOSSY_IMAGE_COMPRESSION).orElse("").equals("01");
        o.putString(Tag.LOSSY_IMAGE_COMPRESSION, Vr.CS, lossy ? "01" : "00");
        if (lossy) {
            o.putString(Tag.LOSSY_IMAGE_COMPRESSION_RATIO, Vr.DS, source.getString(Tag.LOSSY_IMAGE_COMPRESSION_RATIO)
                    .orElse("1"));
            o.putString(Tag.LOSSY_IMAGE_COMPRESSION_METHOD, Vr.CS, source
                    .getString(Tag.LOSSY_IMAGE_COMPRESSION_METHOD).orElse("ISO_10918_1"));
        }
        o.putString(ResultTag.SEGMENTATION_TYPE, Vr.CS, "BINARY");
        o.putString(ResultTag.CONTENT_LABEL, Vr.CS, "MASKS");
        o.putString(ResultTag.CONTENT_DESCRIPTION, Vr.LO, "Masks, research only, not for clinical use");
        o.putString(ResultTag.CONTENT_CREATOR, Vr.PN, "");
        List<DicomObject> items = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            items.add(segmentItem(segments.get(i), i + 1));
        }
        o.putSequence(ResultTag.SEGMENTS, items);
        o.putSequence(ResultTag.REFERENCED_SERIES, List.of(referencedSeries()));
        putDimensions(o, clip);
        o.putSequence(ResultTag.SHARED_GROUPS, List.of(new DicomObject()));
        o.putSequence(ResultTag.FRAME_GROUPS, groups);
        return o;
    }

    private DicomObject segmentItem(Segment segment, int number) {
        DicomObject item = new DicomObject();
        item.putInts(ResultTag.SEGMENT_NUMBER, Vr.US, number);
        item.putString(ResultTag.SEGMENT_LABEL, Vr.LO, segment.label());
        item.putString(ResultTag.ALGORITHM_TYPE, Vr.CS, segment.automatic() ? "AUTOMATIC" : "MANUAL");
        if (segment.automatic()) {
            item.putString(ResultTag.ALGORITHM_NAME, Vr.LO, algorithm.name());
        }
        item.putSequence(ResultTag.PROPERTY_CATEGORY, List.of(segment.category().item()));
        item.putSequence(ResultTag.PROPERTY_TYPE, List.of(segment.type().item()));
        return item;
    }

    private DicomObject referencedSeries() {
        DicomObject series = new DicomObject();
        series.putString(Tag.SERIES_INSTANCE_UID, Vr.UI, source.getString(Tag.SERIES_INSTANCE_UID).orElse(""));
        series.putSequence(ResultTag.REFERENCED_INSTANCES, List.of(ResultHeader.reference(source)));
        return series;
    }

    private static void putDimensions(DicomObject o, String clip) {
        String uid = DicomUids.of("org.apical.dimensions|" + clip);
        DicomObject organization = new DicomObject();
        organization.putString(ResultTag.DIMENSION_ORGANIZATION_UID, Vr.UI, uid);
        o.putSequence(ResultTag.DIMENSION_ORGANIZATIONS, List.of(organization));
        o.putSequence(ResultTag.DIMENSION_INDEXES, List.of(
                dimension(uid, ResultTag.REFERENCED_SEGMENT, ResultTag.SEGMENT_IDENTIFICATION, "Segment"),
                dimension(uid, ResultTag.IN_STACK_POSITION, ResultTag.FRAME_CONTENT, "Frame of the clip")));
    }

    private static DicomObject dimension(String uid, int pointer, int group, String description) {
        DicomObject item = new DicomObject();
        item.putString(ResultTag.DIMENSION_ORGANIZATION_UID, Vr.UI, uid);
        item.putInts(ResultTag.DIMENSION_INDEX_POINTER, Vr.AT, pointer);
        item.putInts(ResultTag.FUNCTIONAL_GROUP_POINTER, Vr.AT, group);
        item.putString(ResultTag.DIMENSION_DESCRIPTION, Vr.LO, description);
        return item;
    }

    private DicomObject frameGroup(int segment, int frame) {
        DicomObject content = new DicomObject();
        content.putInts(ResultTag.DIMENSION_INDEX_VALUES, Vr.UL, segment + 1, frame + 1);
        content.putString(ResultTag.STACK_ID, Vr.SH, "1");
        content.putInts(ResultTag.IN_STACK_POSITION, Vr.UL, frame + 1);
        DicomObject derivation = new DicomObject();
        derivation.putSequence(ResultTag.SOURCE_IMAGES, List.of(ResultHeader.sourceImage(source, frame + 1)));
        derivation.putSequence(ResultTag.DERIVATION_CODES, List.of(Codes.SEGMENTATION.item()));
        DicomObject identification = new DicomObject();
        identification.putInts(ResultTag.REFERENCED_SEGMENT, Vr.US, segment + 1);
        DicomObject group = new DicomObject();
        group.putSequence(ResultTag.FRAME_CONTENT, List.of(content));
        group.putSequence(ResultTag.DERIVATION_IMAGES, List.of(derivation));
        group.putSequence(ResultTag.SEGMENT_IDENTIFICATION, List.of(identification));
        return group;
    }
}
