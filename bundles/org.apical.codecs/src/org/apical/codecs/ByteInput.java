package org.apical.codecs;

import java.io.IOException;

/**
 * Bytes that can be read anywhere, such as a file or the fragments of a clip laid end to end.
 *
 * @since 1.0
 */
public interface ByteInput {

    /**
     * Returns the number of bytes.
     *
     * @return the length, never negative
     * @throws IOException when it cannot be found out
     */
    long length() throws IOException;

    /**
     * Reads bytes.
     *
     * @param position where to start, from 0
     * @param into receives the bytes
     * @param offset where in {@code into} the first byte goes
     * @param count the most bytes to read, at least 1
     * @return how many were read, fewer than asked for only near the end; 0 or less at the end
     * @throws IOException when they cannot be read
     */
    int read(long position, byte[] into, int offset, int count) throws IOException;
}
