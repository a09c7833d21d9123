package org.apical.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemTest {

    @TempDir
    Path folder;

    @Test
    void tellsFilePlaceMessageAndRemedyInOneLine() {
        Problem problem = new Problem("The label\n is missing.", "labels.csv", "line 3", "Fill it.");
        assertEquals("labels.csv, line 3: The label is missing. Fill it.", problem.line());
        assertEquals("Nothing to do. Add something.", Problem.of("Nothing to do.", "Add something.").line());
    }

    @Test
    void offersTheNearestWordOrAllWords() {
        List<String> words = List.of("epochs", "engine", "batch");
        assertEquals("Did you mean 'epochs'?", Suggestions.sentence("ephocs", words));
        assertEquals("Possible are: batch, engine, epochs.", Suggestions.sentence("zzzzzzzzzz", words));
    }

    @Test
    void leavesNothingBehindWhenAFileCannotBeWritten() throws ApicalException, IOException {
        Path file = folder.resolve("result.txt");
        AtomicFiles.writeText(file, "old");
        ApicalException e = assertThrows(ApicalException.class, () -> AtomicFiles.write(file, channel -> {
            channel.write(java.nio.ByteBuffer.wrap(new byte[10]));
            throw new IOException("No space left on device");
        }));
        assertTrue(e.getMessage().contains("The disk is full."), e.getMessage());
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("result.txt"), List.of(folder.toFile().list()));
    }

    @Test
    void saysWhenAFolderMayNotBeWritten() throws ApicalException {
        AtomicFiles.writeText(folder.resolve("plain"), "a file, no folder");
        ApicalException e = assertThrows(ApicalException.class,
                () -> AtomicFiles.writeText(folder.resolve("plain/below.txt"), "x"));
        assertEquals(ApicalException.Cause.BAD_INPUT, e.kind());
        assertFalse(e.problem().remedy().isEmpty());
    }
}
