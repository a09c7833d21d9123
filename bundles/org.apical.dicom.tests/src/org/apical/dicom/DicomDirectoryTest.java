package org.apical.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.source.Clip;
import org.apical.api.source.ClipReference;
import org.apical.api.source.Listing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Discs with a DICOMDIR: whole, incomplete, damaged. */
class DicomDirectoryTest {

    private static final DicomFolderSettings SETTINGS = new DicomFolderSettings("");

    @TempDir
    Path disc;

    private void clip(String name) throws Exception {
        DicomObject o = TestFiles.ultrasound(4, 6, 1, 2);
        o.putString(Tag.SOP_INSTANCE_UID, Vr.UI, DicomUids.of(name));
        Path file = disc.resolve(name);
        Files.createDirectories(file.getParent());
        DicomWriter.write(file, o, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, List.of(new byte[24], new byte[24]));
    }

    private Path directory(int inUse, String... ids) throws IOException {
        DicomObject o = new DicomObject();
        o.putString(Tag.SOP_CLASS_UID, Vr.UI, "1.2.840.10008.1.3.10");
        o.putString(Tag.SOP_INSTANCE_UID, Vr.UI, DicomUids.of("directory"));
        List<DicomObject> entries = new ArrayList<>(List.of(new DicomObject()));
        entries.get(0).putString(0x00041430, Vr.CS, "PATIENT");
        for (String id : ids) {
            DicomObject entry = new DicomObject();
            entry.putInts(0x00041410, Vr.US, inUse);
            entry.putString(0x00041430, Vr.CS, "IMAGE");
            entry.putString(0x00041500, Vr.CS, id.split("/"));
            entries.add(entry);
        }
        o.putSequence(0x00041220, entries);
        Path file = disc.resolve("DICOMDIR");
        DicomWriter.write(file, o);
        return file;
    }

    private static Listing list(Path path) throws ApicalException {
        return new DicomFolderSource().list(SETTINGS, path, Progress.NONE);
    }

    private static List<String> files(Listing listing) {
        return listing.clips().stream().map(clip -> clip.info().file()).toList();
    }

    private static List<String> odd(Listing listing) throws ApicalException {
        List<String> odd = new ArrayList<>();
        for (ClipReference reference : listing.clips()) {
            try (Clip clip = reference.open()) {
                clip.problems().stream().map(Problem::line).filter(line -> line.contains("DICOMDIR"))
                        .forEach(line -> odd.add(reference.info().file()));
            }
        }
        return odd;
    }

    @Test
    void aWholeDiscReadsAlikeByFolderAndByDirectory() throws Exception {
        clip("IMAGES/IM0001");
        clip("images2/im0002");
        Path file = directory(0xFFFF, "IMAGES/IM0001", "IMAGES2/IM0002");
        for (Path path : new Path[] {disc, file}) {
            Listing listing = list(path);
            assertEquals(List.of("IMAGES/IM0001", "images2/im0002"), files(listing));
            assertEquals(List.of(), listing.skipped());
            assertEquals(List.of(), odd(listing));
        }
    }

    @Test
    void filesThatAreNotReferencedAreReadFromTheFolderAndNamed() throws Exception {
        clip("IMAGES/IM0001");
        clip("IMAGES/IM0002");
        Path file = directory(0xFFFF, "IMAGES/IM0001", "IMAGES/IM0003");
        Listing folder = list(disc);
        assertEquals(List.of("IMAGES/IM0001", "IMAGES/IM0002"), files(folder));
        assertEquals(List.of("IMAGES/IM0002"), odd(folder));
        assertEquals(1, folder.skipped().size());
        assertTrue(folder.skipped().get(0).line().contains("IMAGES/IM0003"), folder.skipped().get(0).line());
        Listing named = list(file);
        assertEquals(List.of("IMAGES/IM0001"), files(named));
        List<String> skipped = named.skipped().stream().map(Problem::line).toList();
        assertEquals(2, skipped.size());
        assertTrue(skipped.get(0).contains("IM0003") && skipped.get(0).contains("not there"), skipped.get(0));
        assertTrue(skipped.get(1).contains("IM0002") && skipped.get(1).contains("does not refer"), skipped.get(1));
    }

    @Test
    void recordsThatAreNotInUseReferToNothing() throws Exception {
        clip("IM0001");
        Listing listing = list(directory(0, "IM0001"));
        assertEquals(List.of(), files(listing));
        assertEquals(1, listing.skipped().size());
    }

    @Test
    void noRecordLeadsOutOfTheDisc() throws Exception {
        Files.writeString(disc.resolveSibling("outside"), "secret");
        Listing listing = list(directory(0xFFFF, "../outside", "", "/etc"));
        assertEquals(List.of(), files(listing));
        assertTrue(listing.skipped().stream().allMatch(problem -> problem.message().contains("not there")));
    }

    @Test
    void aDamagedDirectoryIsNamedAndTheFolderReadAllTheSame() throws Exception {
        clip("IM0001");
        Path file = disc.resolve("DICOMDIR");
        Files.write(file, new byte[200]);
        Listing listing = list(disc);
        assertEquals(List.of("IM0001"), files(listing));
        assertEquals(List.of(file.toString()), listing.skipped().stream().map(Problem::file).toList());
        assertThrows(ApicalException.class, () -> list(file));
    }

    @Test
    void aFolderOfDiscsHasADirectoryEach() throws Exception {
        clip("IM0001");
        clip("IM0002");
        directory(0xFFFF, "IM0001");
        Path archive = Files.createDirectories(disc.resolve("archive"));
        for (String name : List.of("IM0001", "IM0002", "DICOMDIR")) {
            Files.createDirectories(archive.resolve("disc1"));
            Files.move(disc.resolve(name), archive.resolve("disc1").resolve(name));
        }
        assertEquals(List.of("disc1/IM0002"), odd(list(archive)));
    }

    @Test
    void directoriesOfDcmtkAreRead() throws Exception {
        clip("IMAGES/IM0001");
        clip("IMAGES/IM0002");
        Process process;
        try {
            process = new ProcessBuilder("dcmmkdir", "+id", disc.toString(), "+D", disc.resolve("DICOMDIR").toString(),
                    "-Pgp", "+I", "IMAGES/IM0001").directory(disc.toFile()).redirectErrorStream(true).start();
        } catch (IOException e) {
            assumeTrue(false, "dcmmkdir is not installed.");
            throw e;
        }
        String said = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assumeTrue(process.exitValue() == 0, said);
        try (Stream<Path> all = Files.list(disc)) {
            assertTrue(all.anyMatch(path -> path.endsWith("DICOMDIR")));
        }
        Listing listing = list(disc.resolve("DICOMDIR"));
        assertEquals(List.of("IMAGES/IM0001"), files(listing));
        assertEquals(1, listing.skipped().size());
    }
}
