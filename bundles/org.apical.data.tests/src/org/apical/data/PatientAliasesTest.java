package org.apical.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apical.api.ApicalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatientAliasesTest {

    @TempDir
    Path folder;

    @Test
    void idsThatSeveralLinesJoinBelongTogether() throws Exception {
        Path file = Files.writeString(folder.resolve("a.csv"), "id,alias\r\nC, B\nA,C\n\nX,Y\n");
        PatientAliases aliases = PatientAliases.read(file);
        assertEquals("A", aliases.patient("B"));
        assertEquals("A", aliases.patient("C"));
        assertEquals("X", aliases.patient("Y"));
        assertEquals("Q", aliases.patient("Q"));
        assertEquals(List.of("B", "C"), aliases.others("A"));
        assertEquals("Q", PatientAliases.none().patient("Q"));
    }

    @Test
    void aLineWithOneIdIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("a.csv"), "id,alias\nA,B\nC\n");
        ApicalException e = assertThrows(ApicalException.class, () -> PatientAliases.read(file));
        assertTrue(e.getMessage().contains("line 3"), e.getMessage());
    }
}
