package org.apical.data.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.source.ClipReference;
import org.apical.api.source.Listing;
import org.apical.data.ImportRequest;
import org.apical.data.SyntheticClips;
import org.apical.testing.WatchedProgress;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever ends an import, nothing half-written is left. */
class ImportErrorsTest {

    @TempDir
    Path folder;
    private Path out;

    @BeforeEach
    void place() {
        out = folder.resolve("cohort");
    }

    private ImportRequest request(List<ClipReference> clips) {
        return new ImportRequest(new Listing(clips, List.of()), "synthetic", Optional.empty(), "", 64, 64, 20, 100, 2,
                out);
    }

    private void assertNoDebris() throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            assertEquals(List.of(), list.map(path -> path.getFileName().toString()).toList());
        }
    }

    /** A disk that takes so many bytes and no more. */
    private static CohortWriter.Opener disk(long bytes) {
        AtomicLong left = new AtomicLong(bytes);
        return file -> {
            WritableByteChannel real = CohortWriter.Opener.FILE.open(file);
            return new WritableByteChannel() {
                @Override
                public int write(ByteBuffer source) throws IOException {
                    if (left.addAndGet(-source.remaining()) < 0) {
                        throw new IOException("No space left on device");
                    }
                    return real.write(source);
                }

                @Override
                public boolean isOpen() {
                    return real.isOpen();
                }

                @Override
                public void close() throws IOException {
                    real.close();
                }
            };
        };
    }

    @Test
    void aFullDisk() throws Exception {
        ApicalException e = assertThrows(ApicalException.class,
                () -> new ImportJob(request(SyntheticClips.list(8)), Progress.NONE, disk(200_000)).run());
        assertEquals("The disk is full.", e.problem().message());
        assertEquals(out.toString(), e.problem().file());
        assertEquals(ApicalException.Cause.BAD_INPUT, e.kind());
        assertNoDebris();
    }

    @Test
    void cancellation() throws Exception {
        WatchedProgress progress = WatchedProgress.stoppingWhen(watched -> watched.done() >= 3);
        ApicalException e = assertThrows(ApicalException.class,
                () -> new ImportJob(request(SyntheticClips.list(8)), progress).run());
        assertEquals(ApicalException.Cause.INTERRUPTED, e.kind());
        assertEquals(1, progress.begun("").size());
        assertEquals(8, progress.total());
        assertEquals(3, progress.done());
        assertNoDebris();
    }

    @Test
    void noPermission() throws Exception {
        Assumptions.assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        Assumptions.assumeFalse(Files.isWritable(closed), "The superuser may write everywhere.");
        out = closed.resolve("cohort");
        ApicalException e = assertThrows(ApicalException.class,
                () -> new ImportJob(request(SyntheticClips.list(2)), Progress.NONE).run());
        assertEquals("There is no permission to write here.", e.problem().message());
        assertFalse(Files.exists(out));
    }

    @Test
    void aFileWhereAFolderShouldBe() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");
        out = file.resolve("cohort");
        assertThrows(ApicalException.class, () -> new ImportJob(request(SyntheticClips.list(2)), Progress.NONE).run());
        assertEquals("x", Files.readString(file));
    }

    @Test
    void whatIsThereIsNotOverwritten() throws Exception {
        Files.createDirectories(out);
        Files.writeString(out.resolve("thesis.txt"), "mine");
        ApicalException e = assertThrows(ApicalException.class,
                () -> new ImportJob(request(SyntheticClips.list(2)), Progress.NONE).run());
        assertTrue(e.problem().message().contains("nothing was overwritten"));
        assertEquals("mine", Files.readString(out.resolve("thesis.txt")));
        Files.delete(out.resolve("thesis.txt"));
        new ImportJob(request(SyntheticClips.list(2)), Progress.NONE).run();
        assertTrue(Files.exists(out.resolve("cohort.json")));
    }

    @Test
    void theLeftoverOfAKilledImportIsReplaced() throws Exception {
        Path part = Files.createDirectories(folder.resolve(".cohort.part/sectors"));
        Files.writeString(part.resolve("old.png"), "old");
        new ImportJob(request(SyntheticClips.list(2)), Progress.NONE).run();
        assertFalse(Files.exists(folder.resolve(".cohort.part")));
        assertFalse(Files.exists(out.resolve("sectors/old.png")));
    }

    @Test
    void noClipAtAll() throws Exception {
        ApicalException none = assertThrows(ApicalException.class,
                () -> new ImportJob(request(List.of()), Progress.NONE).run());
        assertTrue(none.problem().message().contains("No clip could be imported"));
        List<ClipReference> unusable = new ArrayList<>(SyntheticClips.withoutTimes(3));
        ApicalException reason = assertThrows(ApicalException.class,
                () -> new ImportJob(request(unusable), Progress.NONE).run());
        assertTrue(reason.problem().message().contains("does not say when"), reason.problem().message());
        assertNoDebris();
    }

    @Test
    void foldersMadeOnTheWayAreRemovedToo() throws Exception {
        out = folder.resolve("a/b/cohort");
        assertThrows(ApicalException.class, () -> new ImportJob(request(List.of()), Progress.NONE).run());
        assertNoDebris();
    }

    @Test
    void unreadableLabelsAreFoundBeforeAnyWork() throws Exception {
        ImportRequest request = new ImportRequest(new Listing(SyntheticClips.list(2), List.of()), "synthetic",
                Optional.of(folder.resolve("missing.csv")), "", 64, 64, 20, 100, 2, out);
        ApicalException e = assertThrows(ApicalException.class, () -> new ImportJob(request, Progress.NONE).run());
        assertEquals("This file does not exist.", e.problem().message());
        assertNoDebris();
    }

    @Test
    void tooLittleMemory() throws Exception {
        ApicalException e = assertThrows(ApicalException.class,
                () -> new ImportJob(request(SyntheticClips.exhausting()), Progress.NONE).run());
        assertEquals(ApicalException.Cause.FAILED, e.kind());
        assertTrue(e.problem().remedy().contains("--threads"));
        assertNoDebris();
    }
}
