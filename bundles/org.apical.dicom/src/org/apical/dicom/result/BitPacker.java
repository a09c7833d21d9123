package org.apical.dicom.result;

import java.io.ByteArrayOutputStream;

/** Packs masks one bit a pixel, the first in the lowest bit, frames without a gap (PS3.5, section 8.1.1). */
final class BitPacker {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int current;
    private int used;

    void add(boolean[] mask) {
        for (boolean pixel : mask) {
            current |= pixel ? 1 << used : 0;
            if (++used == 8) {
                bytes.write(current);
                current = 0;
                used = 0;
            }
        }
    }

    /** Returns all bits, filled up with zeros to an even number of bytes. */
    byte[] bytes() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(bytes.toByteArray());
        if (used > 0) {
            whole.write(current);
        }
        if (whole.size() % 2 == 1) {
            whole.write(0);
        }
        return whole.toByteArray();
    }
}
