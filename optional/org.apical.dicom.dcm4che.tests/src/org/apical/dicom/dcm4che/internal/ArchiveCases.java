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
import org.apical.testing.TestContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Echo, search, C-GET and C-MOVE against a real archive. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ArchiveCases {
    @TempDir
    Path folder;
    private final TreeMap<String, Path> originals = new TreeMap<>();
    private TestArchive archive;

    abstract TestArchive start(Path home) throws Exception;

    /** Returns the names of a CT image and of clips, with storescu's option for their encoding. */
    abstract Map<String, String> stored();

    /** Whether studies can be searched by modality, and are counted; when not, the archive lists them all. */
    abstract boolean answersOptionalKeys();

    int clips() {
        return stored().size() - 1;
    }

    TestArchive archive() {
        return archive;
    }

    @BeforeAll
    void startAndStore(@TempDir Path home) throws Exception {
        Peers.need("storescu");
        List<Path> files = new ArrayList<>();
        for (String name : stored().keySet()) {
            files.add(Peers.file(name));
        }
        archive = start(home);
        for (Path file : files) {
            assertEquals(0, Peers.storescu(home, archive.title, archive.port,
                    stored().get(file.getFileName().toString()), file), file.toString());
            originals.put(DicomReader.read(file).dataset().getString(Tag.SOP_INSTANCE_UID).orElseThrow(), file);
        }
    }

    @AfterAll
    void stop() throws Exception {
        if (archive != null) {
            archive.close();
        }
    }

    static StudyFilter filter(String patient, String study, String from, String to, String modality) {
        return new StudyFilter(patient, study, from, to, modality, "", 0);
    }

    List<?> query(StudyFilter filter) throws ApicalException {
        return (List<?>) new QueryCommand().run(new QuerySettings(archive.peer(), filter), TestContext.in(folder));
    }

    Map<?, ?> get(GetSettings.How how, StudyFilter filter) throws ApicalException {
        return (Map<?, ?>) new GetCommand().run(new GetSettings(Path.of("out"), how, archive.ourPort, "127.0.0.1",
                archive.peer(), filter), TestContext.in(folder));
    }

    List<Path> files() throws Exception {
        try (Stream<Path> walk = Files.walk(folder.resolve("out"))) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    void assertAsStored(int count) throws Exception {
        List<Path> files = files();
        assertEquals(count, files.size());
        for (Path file : files) {
            DicomFile fetched = DicomReader.read(file);
            String instance = fetched.dataset().getString(Tag.SOP_INSTANCE_UID).orElseThrow();
            assertEquals(instance + ".dcm", file.getFileName().toString());
            Path original = originals.get(instance);
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
        TestContext context = TestContext.in(folder);
        new EchoCommand().run(new EchoSettings(archive.peer()), context);
        assertEquals(List.of(archive.title + " at 127.0.0.1:" + archive.port + " answers."), context.said());
        assertEquals(answersOptionalKeys() ? clips() : stored().size(), query(filter("", "", "", "", "US")).size());
        assertEquals(stored().size(), query(filter("", "", "", "", "")).size());
        for (Path original : originals.values()) {
            var header = DicomReader.read(original).dataset();
            String study = header.getString(Tag.STUDY_INSTANCE_UID).orElseThrow();
            String patient = header.getString(Tag.PATIENT_ID).orElse("");
            List<?> found = query(filter(patient, study, "", "", ""));
            assertEquals(1, found.size(), original.toString());
            assertEquals(study, ((Map<?, ?>) found.get(0)).get("study"));
            assertEquals(answersOptionalKeys() ? (Integer) 1 : null, ((Map<?, ?>) found.get(0)).get("instances"));
        }
        assertEquals(0, query(filter("NOBODY-HAS-THIS", "", "", "", "")).size());
        assertEquals(0, query(filter("", "", "1801-01-01", "1801-12-31", "")).size());
        assertEquals(1, query(new StudyFilter("", "", "", "", "", "", 1)).size());
    }

    @Test
    void getBringsClipsAsTheyAreStoredAndGoesOnWhereItEnded() throws Exception {
        Map<?, ?> answer = get(GetSettings.How.GET, filter("", "", "", "", "US"));
        assertEquals(List.of(), answer.get("failed"));
        assertEquals(clips(), answer.get("stored"));
        assertAsStored(clips());
        Files.delete(files().get(0));
        Map<?, ?> again = get(GetSettings.How.GET, filter("", "", "", "", "US"));
        assertEquals(1, again.get("stored"));
        assertEquals(clips() - 1, again.get("alreadyThere"));
        assertAsStored(clips());
    }

    @Test
    void moveBringsThemOverTheArchivesConnection() throws Exception {
        Map<?, ?> answer = get(GetSettings.How.MOVE, filter("", "", "", "", ""));
        assertEquals(List.of(), answer.get("failed"));
        assertAsStored(stored().size());
    }

    @Test
    void wrongDatesAndStudiesAreNamed() {
        ApicalException date = assertThrows(ApicalException.class, () -> query(filter("", "", "2020-13-01", "", "")));
        assertEquals("option --from", date.problem().place());
        ApicalException study = assertThrows(ApicalException.class, () -> query(filter("", "1.2.x", "", "", "")));
        assertEquals("option --studyUid", study.problem().place());
    }
}
