package org.apical.datasets.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.DeflaterOutputStream;

import org.apical.api.ApicalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetaImageFileTest {

    private static final String HEADER = "ObjectType = Image\nNDims = 3\nElementSpacing = 0.308 0.154 1\n"
            + "DimSize = 3 2 2\n";

    @TempDir
    private Path folder;

    private Path header(String lines) throws IOException {
        return Files.writeString(folder.resolve("a.mhd"), HEADER + lines);
    }

    @Test
    void readsSamplesBesideTheHeader() throws Exception {
        Files.write(folder.resolve("a.raw"), new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, (byte) 200});
        ImageSeries series = MetaImageFile.read(header("ElementType = MET_UCHAR\r\nElementDataFile = a.raw\r\n"));
        assertEquals(3, series.columns());
        assertEquals(2, series.rows());
        assertEquals(2, series.frames());
        assertEquals(0.308, series.spacingXMm());
        assertEquals(0.154, series.spacingYMm());
        assertEquals(200, series.value(1, 5));
        assertEquals(4, series.grey(0)[4]);
    }

    @Test
    void readsCompressedBigEndianShortsOfOneFile() throws Exception {
        ByteBuffer samples = ByteBuffer.allocate(24);
        for (int i = 0; i < 12; i++) {
            samples.putShort((short) (i * 100 - 600));
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write((HEADER + "BinaryDataByteOrderMSB = True\nCompressedData = True\nElementType = MET_SHORT\n"
                + "ElementDataFile = LOCAL\n").getBytes(StandardCharsets.US_ASCII));
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(file)) {
            deflated.write(samples.array());
        }
        ImageSeries series = MetaImageFile.read(Files.write(folder.resolve("b.mha"), file.toByteArray()));
        assertEquals(-600, series.value(0, 0));
        assertEquals(500, series.value(1, 5));
    }

    @Test
    void refusesWhatItCannotRead() throws Exception {
        Files.write(folder.resolve("short.raw"), new byte[11]);
        String[][] cases = {{"ElementType = MET_UCHAR\nElementDataFile = short.raw\n", "11 of 12"},
            {"ElementType = MET_UCHAR\nElementDataFile = none.raw\n", "missing"},
            {"ElementType = MET_UCHAR\nElementDataFile = ../../etc/passwd\n", "beside the header"},
            {"ElementType = MET_UCHAR\nElementDataFile = slice%03d.raw 1 2 1\n", "beside the header"},
            {"ElementType = MET_STRANGE\nElementDataFile = short.raw\n", "MET_STRANGE"},
            {"BinaryData = False\nElementType = MET_UCHAR\nElementDataFile = short.raw\n", "text"},
            {"ElementType = MET_UCHAR\n", "ElementDataFile"},
            {"DimSize = 99999 99999 9\nElementType = MET_UCHAR\nElementDataFile = short.raw\n", "cannot be right"}};
        for (String[] lines : cases) {
            Path file = header(lines[0]);
            ApicalException e = assertThrows(ApicalException.class, () -> MetaImageFile.read(file), lines[1]);
            assertTrue(e.getMessage().contains(lines[1]), e.getMessage());
        }
    }
}
