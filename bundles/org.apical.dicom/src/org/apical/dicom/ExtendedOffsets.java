package org.apical.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The extended offset table, which a data set holds before its pixel data (PS3.3 section C.7.6.3.1.8). */
final class ExtendedOffsets {
    private ExtendedOffsets() {
    }

    /** Returns the offset of each frame's first fragment from the first one; empty when the data set has no table. */
    static long[] of(DicomObject dataset) {
        DicomElement element = dataset.get(Tag.EXTENDED_OFFSET_TABLE);
        if (element == null) {
            return new long[0];
        }
        byte[] bytes = element.bytes();
        long[] offsets = new long[bytes.length / 8];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(offsets);
        return offsets;
    }
}
