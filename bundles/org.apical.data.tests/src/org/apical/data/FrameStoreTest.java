package org.apical.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.LongStream;

import org.apical.api.ApicalException;
import org.apical.data.internal.FrameStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameStoreTest {

    private static final int FRAME = 299 * 299;

    @TempDir
    Path folder;

    private Path sparse(long frames, long... marked) throws IOException {
        Path file = folder.resolve("frames.bin");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE,
                StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(new byte[1]), frames * FRAME - 1);
            for (long frame : marked) {
                byte[] content = new byte[FRAME];
                Arrays.fill(content, (byte) (frame % 251 + 1));
                channel.write(ByteBuffer.wrap(content), frame * FRAME);
            }
        }
        return file;
    }

    @Test
    void aStoreLargerThanAMappingAndThanTheHeapIsRead() throws Exception {
        long frames = (5L << 30) / FRAME;
        long perSegment = (1L << 30) / FRAME;
        long[] marked = {0, perSegment - 1, perSegment, 2 * perSegment, (1L << 31) / FRAME, (1L << 32) / FRAME,
            frames - 1};
        try (FrameStore store = FrameStore.open(sparse(frames, marked), FRAME, frames)) {
            byte[] into = new byte[FRAME];
            byte[] expected = new byte[FRAME];
            for (long frame : marked) {
                store.read(frame, into);
                Arrays.fill(expected, (byte) (frame % 251 + 1));
                assertArrayEquals(expected, into, "frame " + frame);
            }
            store.read(perSegment + 1, into);
            assertArrayEquals(new byte[FRAME], into);
        }
    }

    @Test
    void severalThreadsReadAtOnce() throws Exception {
        long[] marked = LongStream.range(0, 60).toArray();
        try (FrameStore store = FrameStore.open(sparse(60, marked), FRAME, 60)) {
            long wrong = LongStream.range(0, 600).parallel().filter(i -> {
                byte[] into = new byte[FRAME];
                store.read(i % 60, into);
                return into[0] != (byte) (i % 60 + 1) || into[FRAME - 1] != into[0];
            }).count();
            assertEquals(0, wrong);
        }
    }

    @Test
    void misuseIsRefused() throws Exception {
        Path file = sparse(3, 1);
        FrameStore store = FrameStore.open(file, FRAME, 3);
        assertThrows(IllegalArgumentException.class, () -> store.read(3, new byte[FRAME]));
        assertThrows(IllegalArgumentException.class, () -> store.read(-1, new byte[FRAME]));
        assertThrows(IllegalArgumentException.class, () -> store.read(0, new byte[FRAME - 1]));
        store.close();
        assertThrows(IllegalStateException.class, () -> store.read(0, new byte[FRAME]));
        assertThrows(ApicalException.class, () -> FrameStore.open(file, FRAME, 4));
        Files.delete(file);
        assertThrows(ApicalException.class, () -> FrameStore.open(file, FRAME, 3));
    }
}
