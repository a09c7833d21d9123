package org.apical.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.source.Clip;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.ClipReference;
import org.apical.api.source.Listing;
import org.apical.testing.WatchedProgress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import into a cohort that is there decodes only what changed, and gives the bytes of a fresh one. */
class RepeatedImportTest {

    private static final int CLIPS = 40;

    @TempDir
    Path folder;
    private final AtomicInteger decoded = new AtomicInteger();
    private Path out;

    @BeforeEach
    void files() throws IOException {
        out = folder.resolve("cohort");
        for (int i = 0; i < CLIPS; i++) {
            write(i, "P" + i);
        }
    }

    private Path file(int clip) {
        return folder.resolve("clip" + clip + ".txt");
    }

    /** A file whose text is the seed of what the clip shows. */
    private void write(int clip, String seed) throws IOException {
        Files.writeString(file(clip), seed);
    }

    private ClipReference reference(int clip) {
        ClipInfo info = new SyntheticClip("P" + clip, "A4C", 25, 1).info();
        return new ClipReference() {
            @Override
            public ClipInfo info() {
                return info;
            }

            @Override
            public Clip open() throws ApicalException {
                decoded.incrementAndGet();
                try {
                    String seed = Files.readString(file(clip));
                    return seed.equals("broken") ? new SyntheticClip(seed, "A4C", 25, 1).withoutTimes()
                            : new SyntheticClip(seed, "A4C", 25, 1);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public List<Path> files() {
                return List.of(file(clip));
            }
        };
    }

    private ImportAudit run(Path to, Progress progress, int size) throws Exception {
        List<ClipReference> clips = new ArrayList<>();
        for (int i = 0; i < CLIPS + 1; i++) {
            if (Files.exists(file(i))) {
                clips.add(reference(i));
            }
        }
        decoded.set(0);
        return CohortImport.run(new ImportRequest(new Listing(clips, List.of()), "synthetic", Optional.empty(), "",
                size, size, 20, 100, 2, to), progress);
    }

    private static Map<String, byte[]> content(Path cohort) throws IOException {
        Map<String, byte[]> content = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(cohort)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                content.put(cohort.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return content;
    }

    private static void assertSame(Map<String, byte[]> wanted, Map<String, byte[]> found) {
        assertEquals(wanted.keySet(), found.keySet());
        wanted.forEach((name, bytes) -> assertArrayEquals(bytes, found.get(name), name));
    }

    @Test
    void onlyWhatChangedIsDecodedAndTheBytesAreThoseOfAFreshImport() throws Exception {
        write(7, "broken");
        ImportAudit first = run(out, Progress.NONE, 48);
        assertEquals(CLIPS - 1, first.clipsStored());
        assertEquals(0, first.clipsKept());
        Map<String, byte[]> before = content(out);
        int tiles = run(out, Progress.NONE, 48).clipsKept();
        assertEquals(CLIPS - 24, tiles, "All but the 24 that the contact sheet shows are kept.");
        assertEquals(24, decoded.get());
        assertSame(before, content(out));

        write(30, "other");
        write(CLIPS, "new");
        Files.delete(file(11));
        Files.setLastModifiedTime(file(20), FileTime.fromMillis(1_000_000_000_000L));
        ImportAudit second = run(out, Progress.NONE, 48);
        assertTrue(decoded.get() <= 26, decoded + " were decoded");
        assertEquals(CLIPS - decoded.get(), second.clipsKept());
        run(folder.resolve("fresh"), Progress.NONE, 48);
        assertSame(content(folder.resolve("fresh")), content(out));
    }

    @Test
    void aClipThatCouldNotBeUsedIsNotTriedAgainUntilItChanges() throws Exception {
        for (int i = 0; i < CLIPS; i++) {
            if (i % 5 != 0) {
                write(i, "broken");
            }
        }
        ImportAudit first = run(out, Progress.NONE, 48);
        ImportAudit second = run(out, Progress.NONE, 48);
        assertEquals(first.skipped(), second.skipped());
        assertEquals(CLIPS - 24, second.clipsKept());
    }

    @Test
    void anInterruptLeavesTheCohortAsItWas() throws Exception {
        run(out, Progress.NONE, 48);
        Files.writeString(out.resolve("test-ledger.csv"), "time,run,task,patients\n");
        Map<String, byte[]> before = content(out);
        write(3, "other");
        Progress stop = WatchedProgress.stoppingAfter(13);
        assertThrows(ApicalException.class, () -> run(out, stop, 48));
        assertSame(before, content(out));
        assertEquals(List.of("cohort"), CohortImportTest.content(folder).stream()
                .filter(name -> !name.startsWith("clip")).toList());
    }

    @Test
    void theLedgerOfTestEvaluationsIsKept() throws Exception {
        run(out, Progress.NONE, 48);
        Files.writeString(out.resolve("test-ledger.csv"), "time,run,task,patients\nthen,a,ef,3\n");
        write(3, "other");
        run(out, Progress.NONE, 48);
        assertTrue(Files.readString(out.resolve("test-ledger.csv")).contains("then,a,ef,3"));
    }

    @Test
    void anImportKilledBetweenTwoRenamingsIsEndedByTheNext() throws Exception {
        run(out, Progress.NONE, 48);
        Map<String, byte[]> before = content(out);
        Files.move(out, folder.resolve(".cohort.old"));
        assertEquals(CLIPS - 24, run(out, Progress.NONE, 48).clipsKept());
        assertSame(before, content(out));
    }

    @Test
    void aCohortOfOtherSettingsIsNotReplaced() throws Exception {
        run(out, Progress.NONE, 48);
        Map<String, byte[]> before = content(out);
        ApicalException e = assertThrows(ApicalException.class, () -> run(out, Progress.NONE, 64));
        assertTrue(e.getMessage().contains("48x48") && e.getMessage().contains("--out"), e.getMessage());
        assertSame(before, content(out));
    }
}
