package org.apical.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Bytes that can be read at any place by several threads: those of a file, or of an inflated data set. */
interface ByteSource {
    long size();

    /** Reads up to {@code count} bytes and returns how many there were. */
    int read(long position, byte[] into, int offset, int count) throws IOException;

    /** Reads exactly these bytes, which the caller has checked against {@link #size()}. */
    default byte[] read(long position, int count) throws IOException {
        byte[] bytes = new byte[count];
        int got = read(position, bytes, 0, count);
        if (got < count) {
            throw new IOException("the file became shorter while it was read");
        }
        return bytes;
    }

    static ByteSource of(FileChannel channel, long size) {
        return new ByteSource() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public int read(long position, byte[] into, int offset, int count) throws IOException {
                ByteBuffer buffer = ByteBuffer.wrap(into, offset, count);
                int got = 0;
                while (buffer.hasRemaining()) {
                    int more = channel.read(buffer, position + got);
                    if (more < 0) {
                        break;
                    }
                    got += more;
                }
                return got;
            }
        };
    }

    /** Opens the file for each reading, so that nothing needs closing and an interrupt closes nothing for others. */
    static ByteSource of(Path file, long size) {
        return new ByteSource() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public int read(long position, byte[] into, int offset, int count) throws IOException {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                    return ByteSource.of(channel, size).read(position, into, offset, count);
                }
            }
        };
    }
}
