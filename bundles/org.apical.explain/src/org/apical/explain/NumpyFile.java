package org.apical.explain;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;

/**
 * Writes arrays as NumPy does (format 1.0, NEP 1): {@code numpy.load(file)} reads them.
 *
 * @since 1.0
 */
public final class NumpyFile {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    private NumpyFile() {
    }

    /**
     * Writes single-precision numbers.
     *
     * @param file the file to write or replace
     * @param values the numbers, the last dimension fastest
     * @param shape the sizes of the array
     * @throws ApicalException when it cannot be written
     * @throws IllegalArgumentException when the sizes do not multiply to the number of values
     */
    public static void write(Path file, float[] values, int... shape) throws ApicalException {
        if (Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b) != values.length) {
            throw new IllegalArgumentException(values.length + " values are no array of " + Arrays.toString(shape)
                    + ".");
        }
        String sizes = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + sizes
                + (shape.length == 1 ? ",)" : ")") + ", }";
        int unpadded = MAGIC.length + 2 + header.length() + 1;
        String padded = header + " ".repeat((ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT) + "\n";
        ByteBuffer bytes = ByteBuffer.allocate(MAGIC.length + 2 + padded.length() + Float.BYTES * values.length)
                .order(ByteOrder.LITTLE_ENDIAN).put(MAGIC).putShort((short) padded.length())
                .put(padded.getBytes(StandardCharsets.US_ASCII));
        for (float value : values) {
            bytes.putFloat(value);
        }
        bytes.flip();
        AtomicFiles.write(file, channel -> {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        });
    }
}
