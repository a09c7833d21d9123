package org.apical.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumpyFileTest {

    @TempDir
    Path folder;

    /** The header is what numpy 2.1 writes for {@code numpy.arange(6, dtype='<f4').reshape(2, 3)}. */
    @Test
    void filesAreThoseThatNumpyWrites() throws Exception {
        Path file = folder.resolve("new/map.npy");
        NumpyFile.write(file, new float[] {0, 1, 2, 3, 4, 5}, 2, 3);
        byte[] bytes = Files.readAllBytes(file);
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";
        byte[] expected = ("\u0093NUMPY\u0001\u0000v\u0000" + header + " ".repeat(128 - 10 - 1 - header.length())
                + "\n").getBytes(StandardCharsets.ISO_8859_1);
        assertArrayEquals(expected, Arrays.copyOf(bytes, 128));
        assertEquals(128 + 6 * 4, bytes.length);
        assertEquals(5f, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getFloat(128 + 5 * 4));
    }

    @Test
    void vectorsAndWrongSizes() throws Exception {
        Path file = folder.resolve("vector.npy");
        NumpyFile.write(file, new float[] {1}, 1);
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertTrue(text.contains("'shape': (1,), }"));
        assertThrows(IllegalArgumentException.class, () -> NumpyFile.write(file, new float[5], 2, 3));
    }
}
