package org.apical.dicom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apical.api.ApicalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encodings and oddities that the shared files do not cover, byte by byte. */
class ParserTest {
    private static final String CS_US = "08006000 4353 0200 5553 ";
    private static final String PATIENT = "10002000 4c4f 0400 50303031 ";
    private static final String IMPLICIT_US = "08006000 02000000 5553 ";
    private static final String OPEN_SEQUENCE = "18001160 5351 0000 ffffffff ";
    private static final String OPEN_ITEM = "feff00e0 ffffffff ";
    private static final String END_ITEM = "feff0de0 00000000 ";
    private static final String END_SEQUENCE = "feffdde0 00000000 ";
    private static final String FORMAT_1 = "18001260 5553 0200 0100 ";

    @TempDir
    Path folder;

    private DicomFile read(String uid, String... hex) throws Exception {
        byte[] body = HexFormat.of().parseHex(String.join("", hex).replace(" ", ""));
        byte[] name = (uid + (uid.length() % 2 == 1 ? "\0" : "")).getBytes(StandardCharsets.US_ASCII);
        ByteBuffer file = ByteBuffer.allocate(132 + 8 + name.length + body.length).order(ByteOrder.LITTLE_ENDIAN);
        file.position(128);
        file.put("DICM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 2).putShort((short) 0x10);
        file.put((byte) 'U').put((byte) 'I').putShort((short) name.length).put(name).put(body);
        Path path = folder.resolve("file.dcm");
        Files.write(path, file.array());
        return DicomReader.read(path);
    }

    private DicomFile explicit(String... hex) throws Exception {
        return read("1.2.840.10008.1.2.1", hex);
    }

    private static int format(DicomFile file) {
        return file.dataset().getSequence(Tag.SEQUENCE_OF_ULTRASOUND_REGIONS).get(0)
                .getInt(Tag.REGION_SPATIAL_FORMAT).orElseThrow();
    }

    @Test
    void sequencesOfUndefinedLength() throws Exception {
        DicomFile file = explicit(CS_US, OPEN_SEQUENCE, OPEN_ITEM, FORMAT_1, END_ITEM, END_SEQUENCE, PATIENT);
        assertEquals(1, format(file));
        assertEquals("P001", file.dataset().getString(Tag.PATIENT_ID).orElseThrow());
        assertEquals(List.of(), file.problems());
    }

    @Test
    void sequencesOfDefinedLength() throws Exception {
        DicomFile file = explicit(CS_US, "18001160 5351 0000 12000000 feff00e0 0a000000", FORMAT_1,
                "28001000 5553 0200 0300");
        assertEquals(1, format(file));
        assertEquals(3, file.dataset().getInt(Tag.ROWS).orElseThrow());
        assertEquals(List.of(), file.problems());
    }

    @Test
    void sequencesInsideUnAreImplicit() throws Exception {
        DicomFile file = explicit(CS_US, "18001160 554e 0000 ffffffff", OPEN_ITEM, "18001260 02000000 0300", END_ITEM,
                END_SEQUENCE, "28001000 5553 0200 0300");
        assertEquals(3, format(file));
        assertEquals(3, file.dataset().getInt(Tag.ROWS).orElseThrow());
    }

    @Test
    void implicitSequencesAreRecognisedWithoutADictionary() throws Exception {
        DicomFile file = read("1.2.840.10008.1.2", IMPLICIT_US, "09100110 12000000 feff00e0 0a000000",
                "18001260 02000000 0400", "28001000 02000000 0300");
        DicomObject item = file.dataset().getSequence(0x10091001).get(0);
        assertEquals(4, item.getInt(Tag.REGION_SPATIAL_FORMAT).orElseThrow());
        assertEquals(3, file.dataset().getInt(Tag.ROWS).orElseThrow());
    }

    @Test
    void missingItemDelimiterIsTolerated() throws Exception {
        DicomFile file = explicit(CS_US, OPEN_SEQUENCE, OPEN_ITEM, FORMAT_1, END_SEQUENCE, PATIENT);
        assertEquals(1, format(file));
        assertEquals("P001", file.dataset().getString(Tag.PATIENT_ID).orElseThrow());
        assertEquals(1, file.problems().size());
    }

    @Test
    void contentOfAStrayItemIsNotTheDataSets() throws Exception {
        DicomFile file = explicit(CS_US, "feff00e0 0a000000", "28001000 5553 0200 0900", PATIENT);
        assertTrue(file.dataset().getInt(Tag.ROWS).isEmpty());
        assertEquals("P001", file.dataset().getString(Tag.PATIENT_ID).orElseThrow());
        assertEquals(1, file.problems().size());
    }

    @Test
    void wrongTransferSyntaxIsNoticed() throws Exception {
        DicomFile file = explicit(IMPLICIT_US, "28001000 02000000 0300");
        assertEquals(TransferSyntax.IMPLICIT_LITTLE_ENDIAN, file.transferSyntax());
        assertEquals(3, file.dataset().getInt(Tag.ROWS).orElseThrow());
        assertEquals(1, file.problems().size());
    }

    @Test
    void bigEndianValuesBecomeLittleEndian() throws Exception {
        DicomFile file = read("1.2.840.10008.1.2.2", "00080060 4353 0002 5553", "00280010 5553 0002 0103",
                "00281201 4f57 0000 00000004 0102 0304");
        assertEquals(0x103, file.dataset().getInt(Tag.ROWS).orElseThrow());
        assertArrayEquals(new byte[] {2, 1, 4, 3}, file.dataset().getBytes(Tag.RED_PALETTE_DATA));
    }

    @Test
    void dataSetWithoutAnyHeaderIsRead() throws Exception {
        Path path = folder.resolve("bare.dcm");
        byte[] bytes = HexFormat.of().parseHex((CS_US + PATIENT).replace(" ", ""));
        Files.write(path, bytes);
        DicomFile file = DicomReader.read(path);
        assertEquals("P001", file.dataset().getString(Tag.PATIENT_ID).orElseThrow());
        assertEquals(TransferSyntax.EXPLICIT_LITTLE_ENDIAN, file.transferSyntax());
        assertEquals(2, file.problems().size());
    }

    @Test
    void elementBeyondTheEndIsRefusedWithItsPlace() {
        ApicalException e = assertThrows(ApicalException.class,
                () -> explicit(CS_US, "10001000 504e ff00 4142"));
        assertTrue(e.problem().place().startsWith("element (0010,0010) at byte "), e.getMessage());
        assertTrue(e.problem().message().contains("255 bytes"), e.getMessage());
    }

    @Test
    void undefinedLengthOutsideOfSequencesIsRefused() {
        assertThrows(ApicalException.class, () -> explicit(CS_US, "10001000 5554 0000 ffffffff 4142 4344"));
    }

    @Test
    void pixelDataOfAnIconAreNotTheImages() throws Exception {
        DicomFile file = explicit(CS_US, "88000002 5351 0000 ffffffff", OPEN_ITEM, "e07f1000 4f42 0000 ffffffff",
                "feff00e0 00000000 feff00e0 02000000 ffd8", END_SEQUENCE, END_ITEM, END_SEQUENCE);
        assertTrue(!file.hasPixelData());
        assertEquals(List.of(), file.problems());
    }

    @Test
    void missingFileIsNamed() {
        ApicalException e = assertThrows(ApicalException.class, () -> DicomReader.read(folder.resolve("none.dcm")));
        assertEquals("The file does not exist.", e.problem().message());
        ApicalException directory = assertThrows(ApicalException.class, () -> DicomReader.read(folder));
        assertEquals(ApicalException.Cause.BAD_INPUT, directory.kind());
    }

    @Test
    void numbersThatAreNoneReadAsMissing() {
        DicomObject o = new DicomObject();
        for (String text : new String[] {"four", "1e", "0x10", "1d", "", "Infinity", "--3"}) {
            o.putString(Tag.FRAME_TIME, Vr.DS, text);
            assertTrue(o.getDouble(Tag.FRAME_TIME).isEmpty(), text);
        }
        o.putString(Tag.FRAME_TIME, Vr.DS, " 33.5 ");
        assertEquals(33.5, o.getDouble(Tag.FRAME_TIME).orElseThrow());
        o.putString(Tag.NUMBER_OF_FRAMES, Vr.IS, "99999999999");
        assertTrue(o.getInt(Tag.NUMBER_OF_FRAMES).isEmpty());
        o.putInts(Tag.ROWS, Vr.US, 65535);
        assertEquals(65535, o.getInt(Tag.ROWS).orElseThrow());
    }

    @Test
    void textsFromTheFileAreInertInMessages() throws Exception {
        ApicalException e = assertThrows(ApicalException.class, () -> read("1.2.\u001b[31m3"));
        assertTrue(e.getMessage().contains("1.2.?[31m3"), e.getMessage());
    }

    @Test
    void deflatedBombIsRefused() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(9, true);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                out.write(zeros);
            }
        }
        deflater.end();
        ApicalException e = assertThrows(ApicalException.class,
                () -> read("1.2.840.10008.1.2.1.99", HexFormat.of().formatHex(bytes.toByteArray())));
        assertTrue(e.getMessage().contains("256 MiB"), e.getMessage());
    }
}
