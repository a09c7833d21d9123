package org.apical.dicom.dcm4che.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apical.api.ApicalException;
import org.apical.dicom.DicomFile;
import org.apical.dicom.DicomFrames;
import org.apical.dicom.DicomReader;
import org.apical.dicom.Tag;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Echo, search, C-GET and C-MOVE against a real Orthanc. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class ArchiveTest {
    private static final Map<String, String> STORED = Map.of("us_a4c_sonosite_jpegbaseline_30f.dcm", "-xy",
            "us_echo_palette_rle_10f.dcm", "-xr", "us_rgb_small_native.dcm", "-x=", "ct_mono16_explicit.dcm", "-x=");
    private static final int CLIPS = 3;

    @TempDir
    static Path shared;
    private static OrthancArchive orthanc;
    private static final TreeMap<String, Path> ORIGINALS = new TreeMap<>();

    @TempDir
    Path folder;

    @BeforeAll
    static void startAndStore() throws Exception {
        Peers.need("storescu");
        List<Path> files = new ArrayList<>();
        for (String name : STORED.keySet()) {
            files.add(Peers.file(name));
        }
        orthanc = OrthancArchive.start(Files.createDirectories(shared.resolve("orthanc")));
        for (Path file : files) {
            assertEquals(0, Peers.storescu(shared, "ORTHANC", orthanc.port, STORED.get(file.getFileName().toString()),
                    file), file.toString());
            ORIGINALS.put(DicomReader.read(file).dataset().getString(Tag.SOP_INSTANCE_UID).orElseThrow(), file);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (orthanc != null) {
            orthanc.close();
        }
    }

    private static StudyFilter filter(String patient, String study, String from, String to, String modality) {
        return new StudyFilter(patient, study, from, to, modality, "", 0);
    }

    private List<?> query(StudyFilter filter) throws ApicalException {
        return (List<?>) new QueryCommand().run(new QuerySettings(orthanc.peer(), filter), new Caller(folder));
    }

    private Map<?, ?> get(GetSettings.How how, StudyFilter filter) throws ApicalException {
        return (Map<?, ?>) new GetCommand().run(new GetSettings(Path.of("out"), how, orthanc.ourPort, "127.0.0.1",
                orthanc.peer(), filter), new Caller(folder));
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> walk = Files.walk(folder.resolve("out"))) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void assertAsStored(int count) throws Exception {
        List<Path> files = files();
        assertEquals(count, files.size());
        for (Path file : files) {
            DicomFile fetched = DicomReader.read(file);
            String instance = fetched.dataset().getString(Tag.SOP_INSTANCE_UID).orElseThrow();
            assertEquals(instance + ".dcm", file.getFileName().toString());
            Path original = ORIGINALS.get(instance);
            DicomFile before = DicomReader.read(original);
            assertEquals(before.transferSyntax(), fetched.transferSyntax(), original.toString());
            assertTrue(Files.size(file) < Files.size(original) + 4096, "It grew: " + original);
            DicomFrames expected = DicomFrames.of(before);
            DicomFrames found = DicomFrames.of(fetched);
            assertEquals(expected.count(), found.count());
            for (int i = 0; i < found.count(); i++) {
                assertEquals(expected.read(i).sha256(), found.read(i).sha256(), original + " frame " + i);
            }
        }
    }

    @Test
    void itAnswersAndItsStudiesAreListed() throws Exception {
        Caller caller = new Caller(folder);
        new EchoCommand().run(new EchoSettings(orthanc.peer()), caller);
        assertEquals(List.of("ORTHANC at 127.0.0.1:" + orthanc.port + " answers."), caller.said);
        assertEquals(CLIPS, query(filter("", "", "", "", "US")).size());
        assertEquals(STORED.size(), query(filter("", "", "", "", "")).size());
        for (Path original : ORIGINALS.values()) {
            var header = DicomReader.read(original).dataset();
            String study = header.getString(Tag.STUDY_INSTANCE_UID).orElseThrow();
            String patient = header.getString(Tag.PATIENT_ID).orElse("");
            List<?> found = query(filter(patient, study, "", "", ""));
            assertEquals(1, found.size(), original.toString());
            assertEquals(study, ((Map<?, ?>) found.get(0)).get("study"));
            assertEquals(1, ((Map<?, ?>) found.get(0)).get("instances"));
        }
        assertEquals(0, query(filter("NOBODY-HAS-THIS", "", "", "", "")).size());
        assertEquals(0, query(filter("", "", "1801-01-01", "1801-12-31", "")).size());
        assertEquals(1, query(new StudyFilter("", "", "", "", "", "", 1)).size());
    }

    @Test
    void getBringsClipsAsTheyAreStoredAndGoesOnWhereItEnded() throws Exception {
        Map<?, ?> answer = get(GetSettings.How.GET, filter("", "", "", "", "US"));
        assertEquals(List.of(), answer.get("failed"));
        assertEquals(CLIPS, answer.get("stored"));
        assertAsStored(CLIPS);
        Files.delete(files().get(0));
        Map<?, ?> again = get(GetSettings.How.GET, filter("", "", "", "", "US"));
        assertEquals(1, again.get("stored"));
        assertEquals(CLIPS - 1, again.get("alreadyThere"));
        assertAsStored(CLIPS);
    }

    @Test
    void moveBringsThemOverTheArchivesConnection() throws Exception {
        Map<?, ?> answer = get(GetSettings.How.MOVE, filter("", "", "", "", ""));
        assertEquals(List.of(), answer.get("failed"));
        assertAsStored(STORED.size());
    }

    @Test
    void whatIsNotProposedIsNamed() throws Exception {
        ApicalException none = assertThrows(ApicalException.class,
                () -> get(GetSettings.How.GET, filter("", "", "", "", "CT")));
        assertEquals(List.of(), files());
        assertTrue(none.problem().message().contains("archive"), none.getMessage());
    }

    @Test
    void wrongTitlesDatesAndPortsAreNamed() {
        PeerSettings other = new PeerSettings("127.0.0.1", orthanc.port, "OTHER", "APICAL", 10);
        ApicalException refused = assertThrows(ApicalException.class,
                () -> new EchoCommand().run(new EchoSettings(other), new Caller(folder)));
        assertEquals(ApicalException.Cause.BAD_INPUT, refused.kind());
        assertTrue(refused.problem().message().contains("another title"), refused.getMessage());
        ApicalException date = assertThrows(ApicalException.class, () -> query(filter("", "", "2020-13-01", "", "")));
        assertEquals("option --from", date.problem().place());
        ApicalException study = assertThrows(ApicalException.class, () -> query(filter("", "1.2.x", "", "", "")));
        assertEquals("option --studyUid", study.problem().place());
    }
}
