package org.apical.review;

import java.io.IOException;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.settings.EnumWords;
import org.apical.experiment.run.RunFolder;

/**
 * What readers said of the cases of a run: the file {@code review/notes.csv} in the run's folder.
 *
 * <p>Notes are only ever added; of two notes of one reader about a case the later is what the reader thinks now.
 * Whoever adds one takes the lock of {@code review/.notes.lock}, reads the file, and replaces it by one that is longer
 * by a line, so that several readers, in one program or in several, lose nothing and a crash leaves the old file or the
 * new.
 *
 * @since 1.0
 */
public final class ReaderNotes {

    private static final List<String> HEADER = List.of("time", "reader", "task", "subject", "verdict", "note");
    /** Locks of files are those of whole programs; inside one, threads wait for each other here. */
    private static final Object IN_THIS_PROGRAM = new Object();

    private final Path file;

    private ReaderNotes(Path file) {
        this.file = file;
    }

    /**
     * Names the notes of a run; nothing is read or made yet.
     *
     * @param run the run's folder
     * @return the notes
     */
    public static ReaderNotes of(RunFolder run) {
        return new ReaderNotes(run.root().resolve("review").resolve("notes.csv"));
    }

    /**
     * Returns where they lie.
     *
     * @return review/notes.csv, perhaps not made yet
     */
    public Path file() {
        return file;
    }

    /**
     * Reads all notes.
     *
     * @return the notes in the order in which they were added; none when there is no file
     * @throws ApicalException when the file is damaged
     */
    public List<ReaderNote> all() throws ApicalException {
        if (!Files.exists(file)) {
            return List.of();
        }
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
        List<ReaderNote> notes = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file); CSVParser parser = CSVParser.parse(reader, format)) {
            for (CSVRecord line : parser) {
                notes.add(new ReaderNote(Instant.parse(line.get("time")), line.get("reader"), line.get("task"),
                        line.get("subject"), verdict(line.get("verdict")), line.get("note")));
            }
        } catch (IOException | RuntimeException e) {
            throw ApicalException.badInput(new Problem("The readers' notes cannot be read: " + e.getMessage(),
                    file.toString(), "", "Correct the line, or move the file elsewhere to begin a new one."), e);
        }
        return List.copyOf(notes);
    }

    /**
     * Adds a note.
     *
     * @param note the note
     * @throws ApicalException when the file is damaged or cannot be written; what was there stays
     */
    public void add(ReaderNote note) throws ApicalException {
        synchronized (IN_THIS_PROGRAM) {
            Path lock = file.resolveSibling(".notes.lock");
            try {
                Files.createDirectories(file.getParent());
            } catch (IOException e) {
                throw AtomicFiles.cannotWrite(file, e);
            }
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                if (held.isValid()) {
                    List<ReaderNote> notes = new ArrayList<>(all());
                    notes.add(note);
                    write(notes);
                }
            } catch (IOException e) {
                throw AtomicFiles.cannotWrite(lock, e);
            }
        }
    }

    private void write(List<ReaderNote> notes) throws ApicalException {
        RunFolder.writeCsv(file, HEADER, notes.stream().map(note -> List.<Object>of(note.time(), note.reader(),
                note.task(), note.subject(), EnumWords.of(note.verdict()), note.text())).toList());
    }

    private static Verdict verdict(String word) {
        for (Verdict verdict : Verdict.values()) {
            if (EnumWords.of(verdict).equals(word)) {
                return verdict;
            }
        }
        throw new IllegalArgumentException("There is no verdict '" + word + "'.");
    }
}
