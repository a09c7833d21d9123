package org.apical.datasets.internal;

import java.nio.ByteBuffer;

/** The kinds of numbers that image files hold. */
enum SampleType {
    INT8(1), UINT8(1), INT16(2), UINT16(2), INT32(4), UINT32(4), INT64(8), FLOAT32(4), FLOAT64(8);

    private final int bytes;

    SampleType(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    /** Returns a sample of a buffer that has the right byte order. */
    double read(ByteBuffer data, int index) {
        return switch (this) {
            case INT8 -> data.get(index);
            case UINT8 -> data.get(index) & 0xFF;
            case INT16 -> data.getShort(2 * index);
            case UINT16 -> data.getShort(2 * index) & 0xFFFF;
            case INT32 -> data.getInt(4 * index);
            case UINT32 -> data.getInt(4 * index) & 0xFFFFFFFFL;
            case INT64 -> data.getLong(8 * index);
            case FLOAT32 -> data.getFloat(4 * index);
            case FLOAT64 -> data.getDouble(8 * index);
        };
    }
}
