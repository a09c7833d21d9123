package org.apical.dicom.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.source.ClipReference;
import org.apical.api.source.Listing;
import org.apical.dicom.DicomFile;
import org.apical.dicom.DicomFrames;
import org.apical.dicom.DicomReader;
import org.apical.dicom.Tag;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everything against a real Orthanc: store, search, fetch whole, fetch frames, go on after a cut. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class OrthancTest {
    private static final List<String> STORED = List.of("us_a4c_sonosite_jpegbaseline_30f.dcm",
            "us_echo_palette_rle_10f.dcm", "us_rgb_small_native.dcm", "us_aloka_palette16_implicit.dcm",
            "us_atl_cardiac_jpegbaseline.dcm", "ct_mono16_explicit.dcm");

    @TempDir
    static Path shared;
    private static OrthancServer orthanc;
    private static final TreeMap<String, Path> ORIGINALS = new TreeMap<>();

    @TempDir
    Path folder;

    @BeforeAll
    static void startAndStore() throws Exception {
        Path data = SharedData.dicom();
        assumeTrue(data != null, SharedData.ABSENT);
        orthanc = OrthancServer.start(Files.createDirectories(shared.resolve("orthanc")));
        List<Path> files = STORED.stream().map(data::resolve).toList();
        Path scratch = Files.createDirectories(shared.resolve("scratch"));
        DicomWebClient client = new DicomWebClient(orthanc.url(), WebSettings.with(password()).access(), 100, scratch,
                Progress.NONE);
        assertEquals(List.of(), client.store(files));
        for (Path file : files) {
            DicomFile read = DicomReader.read(file);
            ORIGINALS.put(read.dataset().getString(Tag.SOP_INSTANCE_UID).orElseThrow(), file);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (orthanc != null) {
            orthanc.close();
        }
    }

    private static Object[] password() throws IOException {
        Path file = shared.resolve("password.txt");
        Files.writeString(file, "s3cret\n");
        return new Object[] {"user", "reader", "passwordFile", file.toString(), "url",
                orthanc == null ? "http://127.0.0.1:1" : orthanc.url(), "backOffMs", 20, "timeoutSeconds", 20};
    }

    private static DicomWebSettings settings(Object... more) throws IOException {
        return WebSettings.with(WebSettings.join(password(), more));
    }

    private static void assertSamePixels(Path original, Path fetched) throws ApicalException {
        DicomFile before = DicomReader.read(original);
        DicomFile after = DicomReader.read(fetched);
        DicomFrames expected = DicomFrames.of(before);
        DicomFrames found = DicomFrames.of(after);
        assertEquals(expected.count(), found.count());
        assertEquals(expected.isDecodable(), found.isDecodable());
        for (int i = 0; expected.isDecodable() && i < expected.count(); i++) {
            assertEquals(expected.read(i).sha256(), found.read(i).sha256(), original.getFileName() + " frame " + i);
        }
    }

    @Test
    void ultrasoundIsFoundAndFetchedAsItIsStored() throws Exception {
        DownloadReport report = new StudyDownload(settings(), folder, Progress.NONE).run();
        assertEquals(List.of(), report.problems());
        assertEquals(5, report.instances());
        assertEquals(5, report.fetched());
        for (Path file : report.files()) {
            DicomFile fetched = DicomReader.read(file);
            Path original = ORIGINALS.get(fetched.dataset().getString(Tag.SOP_INSTANCE_UID).orElseThrow());
            assertEquals(DicomReader.read(original).transferSyntax(), fetched.transferSyntax(), original.toString());
            assertSamePixels(original, file);
        }
        DownloadReport again = new StudyDownload(settings(), folder, Progress.NONE).run();
        assertEquals(0, again.fetched());
        assertEquals(5, again.alreadyThere());
        try (var left = Files.list(folder)) {
            assertTrue(left.noneMatch(path -> path.getFileName().toString().startsWith(".")), "scratch files are left");
        }
    }

    @Test
    void framesAreFetchedAsTheyAreStored() throws Exception {
        DownloadReport report = new StudyDownload(settings("retrieve", "frames"), folder, Progress.NONE).run();
        // Orthanc's metadata lack the palette descriptors of implicit files, whose representation depends.
        assertEquals(List.of("The metadata lack the colour tables that the frames need."),
                report.problems().stream().map(Problem::message).toList());
        assertEquals(4, report.fetched());
        for (Path file : report.files()) {
            DicomFile fetched = DicomReader.read(file);
            Path original = ORIGINALS.get(fetched.dataset().getString(Tag.SOP_INSTANCE_UID).orElseThrow());
            assertEquals(DicomReader.read(original).transferSyntax().isEncapsulated(),
                    fetched.transferSyntax().isEncapsulated(), original.toString());
            assertSamePixels(original, file);
        }
    }

    @Test
    void filtersAndSmallPagesFindTheSame() throws Exception {
        String patient = DicomReader.read(ORIGINALS.firstEntry().getValue()).dataset().getString(Tag.PATIENT_ID)
                .orElse("");
        String study = DicomReader.read(ORIGINALS.firstEntry().getValue()).dataset()
                .getString(Tag.STUDY_INSTANCE_UID).orElseThrow();
        assertEquals(5, new StudyDownload(settings("pageSize", 1), folder, Progress.NONE).run().instances());
        assertEquals(6, new StudyDownload(settings("modality", ""), folder.resolve("all"), Progress.NONE).run()
                .instances());
        assertTrue(new StudyDownload(settings("studyUid", study, "patientId", patient, "modality", ""), folder,
                Progress.NONE).run().instances() >= 1);
        assertEquals(0, new StudyDownload(settings("from", "1801-01-01", "to", "1801-12-31"), folder, Progress.NONE)
                .run().instances());
        assertEquals(2, new StudyDownload(settings("maxStudies", 2), folder, Progress.NONE).run().studies());
    }

    @Test
    void aDownloadThatWasCutGoesOnAndEndsWhole() throws Exception {
        orthanc.cutAfter(150_000);
        DownloadReport cut;
        try {
            cut = new StudyDownload(settings("attempts", 2), folder, Progress.NONE).run();
        } finally {
            orthanc.cutAfter(-1);
        }
        assertTrue(cut.repeated() > 0);
        assertTrue(cut.problems().size() > 0 && cut.fetched() > 0, "Some come and some do not: " + cut);
        assertTrue(cut.problems().get(0).message().startsWith("The server gave no whole answer"));
        DownloadReport rest = new StudyDownload(settings(), folder, Progress.NONE).run();
        assertEquals(List.of(), rest.problems());
        assertEquals(cut.fetched(), rest.alreadyThere());
        assertEquals(5, rest.files().size());
    }

    @Test
    void theSourceListsClipsAndAWrongPasswordIsNamed() throws Exception {
        Listing listing = new DicomWebSource().list(settings(), folder, Progress.NONE);
        assertTrue(listing.clips().size() >= 4, listing.skipped().toString());
        for (ClipReference clip : listing.clips()) {
            assertTrue(clip.info().file().startsWith(clip.info().study() + "/"));
        }
        Path wrong = Files.writeString(folder.resolve("wrong.txt"), "other");
        ApicalException refused = assertThrows(ApicalException.class, () -> new DicomWebSource()
                .list(settings("passwordFile", wrong.toString()), folder, Progress.NONE));
        assertTrue(refused.problem().message().contains("401"));
    }
}
