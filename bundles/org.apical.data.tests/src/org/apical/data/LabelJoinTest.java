package org.apical.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.source.Listing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels find their clips by any id, from CSV and Excel, and labels in another unit are told or converted. */
class LabelJoinTest {

    private static final StoredClip CLIP = new StoredClip(0, "P0", "1.2.3", "1.2.3.4", "A4C", "a/b/Clip-7.dcm", 0, 1,
            new double[] {0}, new FrameGeometry(10, 10, 0, 0, 10, 10, 10, 10), Map.of("accession", "ACC9"));

    @TempDir
    Path folder;

    private Path csv(String text) throws IOException {
        return Files.writeString(folder.resolve("labels.csv"), text);
    }

    private Path workbook(Map<String, String> parts) throws IOException {
        Path file = folder.resolve("labels.xlsx");
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + part.getValue())
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private Path workbook() throws IOException {
        return workbook(Map.of("xl/sharedStrings.xml", "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/"
                + "2006/main\"><si><t>patient</t></si><si><r><t>E</t></r><r><t>F</t></r></si><si><t>00123</t></si>"
                + "</sst>", "xl/worksheets/sheet1.xml", "<worksheet xmlns=\"http://schemas.openxmlformats.org/"
                + "spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
                + "<c r=\"C1\" t=\"s\"><v>1</v></c><c r=\"D1\" t=\"inlineStr\"><is><t>lead</t></is></c></row>"
                + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"C2\"><f>50+5.3</f><v>55.300000000000004</v></c>"
                + "<c r=\"D2\" t=\"b\"><v>1</v></c></row><row r=\"3\"><c r=\"A3\"><v>1.2345E4</v></c>"
                + "<c r=\"D3\" t=\"e\"><v>#N/A</v></c></row></sheetData></worksheet>"));
    }

    @Test
    void aWorkbookIsReadAsPeopleSeeIt() throws Exception {
        LabelTable table = LabelTable.read(workbook());
        assertEquals(List.of("patient", "", "EF", "lead"), table.columns());
        assertEquals(55.3, table.row("00123", "").orElseThrow().number("ef"));
        assertEquals(Optional.of("1"), table.row("00123", "").orElseThrow().text("lead"));
        assertEquals(Optional.empty(), table.row("12345", "").orElseThrow().text("lead"));
    }

    @Test
    void aWorkbookIsKeptWithTheCohortAsCsv() throws Exception {
        Path out = folder.resolve("cohort");
        CohortImport.run(new ImportRequest(new Listing(CohortImportTest.clips(1), List.of()), "synthetic",
                Optional.of(workbook()), "", 32, 32, 5, 100, 1, out), Progress.NONE);
        assertEquals("patient,,EF,lead\n00123,,55.3,1\n12345,,,\n", Files.readString(out.resolve("labels.csv")));
    }

    @Test
    void oldAndBrokenWorkbooksAreRefusedWithARemedy() throws Exception {
        Path old = Files.write(folder.resolve("l.xls"), new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0});
        ApicalException e = assertThrows(ApicalException.class, () -> LabelTable.read(old));
        assertTrue(e.getMessage().contains(".xls") && e.getMessage().contains(".xlsx or CSV"), e.getMessage());
        Path empty = workbook(Map.of("xl/other.xml", "<a/>"));
        assertTrue(assertThrows(ApicalException.class, () -> LabelTable.read(empty)).getMessage()
                .contains("no sheet"));
        Path cut = Files.write(folder.resolve("cut.xlsx"), new byte[] {'P', 'K', 3, 4, 0, 0});
        assertThrows(ApicalException.class, () -> LabelTable.read(cut));
        Path hostile = workbook(Map.of("xl/worksheets/sheet1.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM "
                + "\"file:///etc/hostname\">]><worksheet><sheetData><row><c r=\"A1\"><v>&x;</v></c></row></sheetData>"
                + "</worksheet>"));
        assertThrows(ApicalException.class, () -> LabelTable.read(hostile));
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0", "1.2.3", "1.2.3.4", "Clip-7", "Clip-7.dcm", "a/b/Clip-7.dcm", "ACC9",
        "hash"})
    void aChosenColumnMayHoldAnyId(String id) throws Exception {
        String wanted = id.equals("hash") ? HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                .digest("P0".getBytes(StandardCharsets.UTF_8))) : id;
        LabelTable table = LabelTable.read(csv("Exam No,ef\n" + wanted + ",61\n"), "exam no");
        assertEquals(61, table.row(CLIP).orElseThrow().number("ef"));
    }

    @Test
    void aChosenColumnThatIsNotThereIsNamed() throws Exception {
        ApicalException e = assertThrows(ApicalException.class, () -> LabelTable.read(csv("exam,ef\nA,61\n"), "exan"));
        assertTrue(e.getMessage().contains("'exan'") && e.getMessage().contains("exam"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"heightCm, 172, heightM, 1.72", "Height (in), 68, heightM, 1.7272", "weight_lb, 170, weightKg, 77.1107029",
        "Weight [g], 71000, weightKg, 71", "EDV (L), 0.12, edvMl, 120", "ef fraction, 0.55, ef, 55",
        "LVESV ml, 40, esvMl, 40", "age months, 18, age, 1.5"})
    void aStatedUnitIsConverted(String column, String value, String wanted, double converted) throws Exception {
        LabelTable table = LabelTable.read(csv("patient," + column + "\nP0," + value + "\n"));
        assertEquals(converted, table.row("P0", "").orElseThrow().number(wanted), 1e-9);
        assertTrue(table.problems().get(0).message().contains("'" + column + "'"), table.problems().toString());
    }

    @ParameterizedTest
    @CsvSource({"heightM, 172, centimetres", "heightM, 68, inches", "ef, 0.55, a fraction", "edvMl, 0.12, litres",
        "weightKg, 71000, grams", "age, 900, days"})
    void aMixedUpUnitIsToldButNotConverted(String column, double value, String unit) throws Exception {
        LabelTable table = LabelTable.read(csv("patient," + column + "\nP0," + value + "\nP1," + value * 1.02 + "\n"));
        List<Problem> problems = table.implausible();
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).message().startsWith("2 of 2 values of " + column), problems.toString());
        assertTrue(problems.get(0).message().contains(unit), problems.toString());
        assertEquals(value, table.row("P0", "").orElseThrow().number(column));
    }

    @Test
    void poundsShowInTheBodyMassIndex() throws Exception {
        LabelTable table = LabelTable.read(csv("patient,weightKg,heightM\nP0,170,1.70\nP1,150,1.62\nP2,180,1.8\n"));
        assertTrue(table.implausible().get(0).message().contains("pounds"), table.implausible().toString());
        assertEquals(List.of(), LabelTable.read(csv("patient,weightKg,heightM\nP0,77,1.70\n")).implausible());
    }
}
