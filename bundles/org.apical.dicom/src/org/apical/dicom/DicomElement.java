package org.apical.dicom;

import java.util.List;

/**
 * One data element: a tag, its value representation and its value.
 *
 * <p>The value is either a list of items (sequences) or bytes. Bytes are always little endian, whatever the
 * byte order of the file they came from. Neither the bytes nor the list may be changed.
 *
 * @param tag   the tag as {@code 0xGGGGEEEE}
 * @param vr    the value representation
 * @param bytes the value, little endian, unpadded or padded; empty for sequences
 * @param items the items of a sequence; empty for other elements
 * @since 1.0
 */
public record DicomElement(int tag, Vr vr, byte[] bytes, List<DicomObject> items) {
    private static final byte[] NOTHING = new byte[0];

    static DicomElement of(int tag, Vr vr, byte[] bytes) {
        return new DicomElement(tag, vr, bytes, List.of());
    }

    static DicomElement of(int tag, List<DicomObject> items) {
        return new DicomElement(tag, Vr.SQ, NOTHING, List.copyOf(items));
    }

    /** Returns whether the element has neither bytes nor items. */
    public boolean isEmpty() {
        return bytes.length == 0 && items.isEmpty();
    }
}
