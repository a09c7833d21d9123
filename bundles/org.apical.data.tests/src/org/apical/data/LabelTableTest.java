package org.apical.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apical.api.ApicalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelTableTest {

    @TempDir
    Path folder;

    private LabelTable read(String text) throws IOException, ApicalException {
        return read(text, StandardCharsets.UTF_8);
    }

    private LabelTable read(String text, Charset charset) throws IOException, ApicalException {
        return LabelTable.read(Files.write(folder.resolve("labels.csv"), text.getBytes(charset)));
    }

    private static double ef(LabelTable table, String patient) {
        return table.row(patient, "any").orElseThrow().number("EF");
    }

    @Test
    void readsByteOrderMarkCarriageReturnsOrderAndFurtherColumns() throws Exception {
        LabelTable table = read("\uFEFFremark,ef, Patient_ID \r\n\"a, \"\"b\"\"\",55.5,P1\r\n,60,P2\r\n\r\n");
        assertEquals(List.of("remark", "ef", "Patient_ID"), table.columns());
        assertEquals(55.5, ef(table, "P1"));
        assertEquals(Optional.of("a, \"b\""), table.row("P1", "").orElseThrow().text("Remark"));
        assertEquals(Optional.empty(), table.row("P2", "").orElseThrow().text("remark"));
        assertEquals(Set.of("P1", "P2"), table.keys());
        assertEquals(List.of(), table.problems());
    }

    @Test
    void readsSemicolonsWithDecimalCommasAndTabs() throws Exception {
        assertEquals(55.5, ef(read("patient;ef\nP1;55,5\n"), "P1"));
        assertEquals(55.5, ef(read("patient\tef\nP1\t55.5\n"), "P1"));
        assertEquals(55.5, ef(read("patient\tef\nP1\t55.5\n", StandardCharsets.UTF_16), "P1"));
    }

    @Test
    void readsWindowsTextAndSaysSo() throws Exception {
        LabelTable table = read("patient,ef\nM\u00fcller,50\n", Charset.forName("windows-1252"));
        assertEquals(50, ef(table, "M\u00fcller"));
        assertEquals(1, table.problems().size());
    }

    @Test
    void rowsOfAStudyGoBeforeRowsOfThePatient() throws Exception {
        LabelTable table = read("patient,studyUid,ef\nP1,S1,40\nP1,S2,50\nP2,,60\n");
        assertEquals(40, table.row("P1", "S1").orElseThrow().number("ef"));
        assertEquals(50, table.row("P1", "S2").orElseThrow().number("ef"));
        assertTrue(table.row("P1", "S3").isEmpty());
        assertEquals(60, table.row("P2", "S9").orElseThrow().number("ef"));
    }

    @Test
    void studiesAndFileNamesCanBeTheKey() throws Exception {
        assertEquals(40, read("Accession Number,ef\nS1,40\n").row("P", "S1").orElseThrow().number("ef"));
        assertEquals(41, ef(read("FileName,EF\n0X1A.avi,41\n"), "0X1A"));
    }

    @Test
    void repeatedRowsAreJoinedAndContradictionsLeftOut() throws Exception {
        LabelTable table = read("patient,ef,edv\nP1,50,\nP1,50,120\nP2,40,100\nP2,45,100\nP2,40,100\n");
        assertEquals(120, table.row("P1", "").orElseThrow().number("edv"));
        assertTrue(Double.isNaN(ef(table, "P2")));
        assertEquals(100, table.row("P2", "").orElseThrow().number("edv"));
        assertEquals(3, table.problems().size());
        assertEquals("line 5", table.problems().get(1).place());
        assertTrue(table.problems().get(1).message().contains("ef is 40 or 45"), table.problems().toString());
    }

    @Test
    void oddRowsAreNamed() throws Exception {
        LabelTable table = read("patient,ef,ef\n,50\nP1,55,56,57\nP2,abc\n");
        assertEquals(3, table.problems().size(), table.problems().toString());
        assertEquals(55, ef(table, "P1"));
        assertTrue(Double.isNaN(ef(table, "P2")));
    }

    @Test
    void missingColumnsAreNamedWithTheNearest() throws Exception {
        LabelTable table = read("patient,ejectionFraktion,edv\nP1,50,100\n");
        table.requireColumns(List.of("EDV"), "edv");
        ApicalException e = assertThrows(ApicalException.class,
                () -> table.requireColumns(List.of("ejectionFraction"), "ejectionFraction"));
        assertEquals(ApicalException.Cause.BAD_INPUT, e.kind());
        assertTrue(e.problem().file().endsWith("labels.csv"));
        assertEquals("Did you mean 'ejectionFraktion'?", e.problem().remedy());
        assertThrows(ApicalException.class, () -> LabelTable.none().requireColumns(List.of("ef"), "t"));
    }

    @Test
    void whatIsNoLabelTableIsRefused() {
        assertThrows(ApicalException.class, () -> read(""));
        assertThrows(ApicalException.class, () -> read("name,ef\nX,50\n"));
        assertThrows(ApicalException.class, () -> read("patient,ef\n\"P1,50\n"));
        ApicalException e = assertThrows(ApicalException.class, () -> LabelTable.read(folder.resolve("none.csv")));
        assertEquals("This file does not exist.", e.problem().message());
    }
}
