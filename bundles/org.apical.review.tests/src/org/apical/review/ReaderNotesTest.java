package org.apical.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.apical.api.ApicalException;
import org.apical.experiment.run.RunFolder;

class ReaderNotesTest {

    private static final Instant TIME = Instant.parse("2020-01-24T10:00:00Z");

    @TempDir
    Path folder;

    private static ReaderNote note(String reader, String text) {
        return new ReaderNote(TIME, reader, "ejectionFraction", "P001", Verdict.LABEL_WRONG, text);
    }

    @Test
    void keepsWhatWasSaidToTheLetter() throws ApicalException {
        ReaderNotes notes = ReaderNotes.of(new RunFolder(folder));
        assertTrue(notes.all().isEmpty());
        List<ReaderNote> said = List.of(note("Ada", "EF 55, \"not\" 5.5\nsee report"), note("Grüner", ""));
        for (ReaderNote note : said) {
            notes.add(note);
        }
        assertEquals(said, ReaderNotes.of(new RunFolder(folder)).all());
        assertEquals(folder.resolve("review/notes.csv"), notes.file());
        assertEquals("Ada: labelWrong, EF 55, \"not\" 5.5 see report", said.get(0).line());
    }

    @Test
    void manyReadersAtOnceLoseNothing() throws ApicalException, InterruptedException, ExecutionException,
            IOException {
        int readers = 6;
        int each = 25;
        ExecutorService threads = Executors.newFixedThreadPool(readers);
        List<Future<?>> all = new ArrayList<>();
        for (int reader = 0; reader < readers; reader++) {
            String name = "reader " + reader;
            all.add(threads.submit(() -> {
                for (int i = 0; i < each; i++) {
                    ReaderNotes.of(new RunFolder(folder)).add(note(name, "note " + i));
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        threads.shutdown();
        List<ReaderNote> notes = ReaderNotes.of(new RunFolder(folder)).all();
        assertEquals(readers * each, notes.size());
        for (int reader = 0; reader < readers; reader++) {
            String name = "reader " + reader;
            List<String> own = notes.stream().filter(note -> note.reader().equals(name)).map(ReaderNote::text)
                    .toList();
            assertEquals(each, own.size());
            assertEquals("note " + (each - 1), own.get(each - 1), "A reader's notes stay in order.");
        }
        try (Stream<Path> files = Files.list(folder.resolve("review"))) {
            assertFalse(files.anyMatch(file -> file.toString().endsWith(".part")));
        }
    }

    @Test
    void leavesADamagedFileAsItIs() throws IOException {
        Path file = folder.resolve("review/notes.csv");
        Files.createDirectories(file.getParent());
        String damaged = "time,reader,task,subject,verdict,note\nyesterday,Ada,ef,P1,note,x\n";
        Files.writeString(file, damaged);
        ApicalException e = assertThrows(ApicalException.class,
                () -> ReaderNotes.of(new RunFolder(folder)).add(note("Ada", "")));
        assertTrue(e.getMessage().contains("yesterday"), e.getMessage());
        assertEquals(damaged, Files.readString(file));
    }
}
