package org.apical.dicom;

import java.io.IOException;
import java.util.Arrays;

/** Walks over a byte source with a small buffer; the byte order can change on the way. */
final class Cursor {
    private static final int BUFFER = 8192;

    private final ByteSource source;
    private final byte[] buffer = new byte[BUFFER];
    private long bufferStart;
    private int bufferLength;
    private long position;
    private boolean bigEndian;

    Cursor(ByteSource source, long position) {
        this.source = source;
        this.position = position;
    }

    void bigEndian(boolean value) {
        bigEndian = value;
    }

    boolean isBigEndian() {
        return bigEndian;
    }

    long position() {
        return position;
    }

    void seek(long to) {
        position = to;
    }

    long size() {
        return source.size();
    }

    long remaining() {
        return source.size() - position;
    }

    int unsignedByte() throws IOException {
        if (position < bufferStart || position >= bufferStart + bufferLength) {
            bufferStart = position;
            bufferLength = source.read(position, buffer, 0, (int) Math.max(0, Math.min(BUFFER, remaining())));
            if (bufferLength <= 0) {
                bufferLength = 0;
                throw new IOException("the file ends early");
            }
        }
        return buffer[(int) (position++ - bufferStart)] & 0xFF;
    }

    int unsignedShort() throws IOException {
        int first = unsignedByte();
        int second = unsignedByte();
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    long unsignedInt() throws IOException {
        long first = unsignedShort();
        long second = unsignedShort();
        return bigEndian ? first << 16 | second : second << 16 | first;
    }

    int tag() throws IOException {
        int group = unsignedShort();
        return group << 16 | unsignedShort();
    }

    byte[] bytes(int count) throws IOException {
        byte[] bytes;
        if (position >= bufferStart && position + count <= bufferStart + bufferLength) {
            int from = (int) (position - bufferStart);
            bytes = Arrays.copyOfRange(buffer, from, from + count);
        } else {
            bytes = source.read(position, count);
        }
        position += count;
        return bytes;
    }
}
