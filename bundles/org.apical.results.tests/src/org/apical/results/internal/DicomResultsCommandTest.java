package org.apical.results.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.catalog.Catalog;
import org.apical.api.settings.SettingsException;
import org.apical.api.settings.SettingsType;
import org.apical.api.task.Target;
import org.apical.data.FrameGeometry;
import org.apical.dicom.DicomFrames;
import org.apical.dicom.DicomObject;
import org.apical.dicom.DicomReader;
import org.apical.dicom.Tag;
import org.apical.dicom.result.Codes;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.run.ExperimentRunner;
import org.apical.phantom.PhantomCohort;
import org.apical.phantom.PhantomSettings;
import org.apical.testing.TestContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A small model trained on phantoms says what it thinks of them in DICOM. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class DicomResultsCommandTest {
    private static final String EXPERIMENT = """
            apical: 1
            name: small
            task: ejectionFraction
            data:
              source: {id: dicomFolder, path: cohort/dicom, labels: cohort/labels.csv}
              size: [32, 32]
              frames: 6
            split: {test: 0.3, validation: 0.3}
            model: {architecture: smallCnn}
            training: {batch: 4, epochs: 1, threads: 1}
            """;
    private static final int PATIENTS = 9;
    private static final Catalog CATALOG = new ResultsCatalog();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-31T10:15:00Z"), ZoneOffset.UTC);

    @TempDir
    static Path shared;
    private static Path run;

    @TempDir
    Path folder;

    @BeforeAll
    static void train() throws Exception {
        PhantomCohort.write(PhantomSettings.of(Map.of("patients", PATIENTS, "columns", 200, "frameRate", 25, "seconds",
                0.8)), shared.resolve("cohort"), Progress.NONE);
        Path file = Files.writeString(shared.resolve("small.experiment.yaml"), EXPERIMENT);
        run = new ExperimentRunner(CATALOG, CLOCK).run(new ExperimentReader(CATALOG).read(file, List.of()),
                shared.resolve("runs"), Progress.NONE).folder();
    }

    private Map<?, ?> call(Object... namesAndValues) throws ApicalException, SettingsException {
        Map<String, Object> values = new HashMap<>(Map.of("sources", List.of(shared.resolve("cohort/dicom").toString()),
                "run", run.toString(), "out", "out"));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return (Map<?, ?>) new DicomResultsCommand(CLOCK).run(SettingsType.of(DicomResultsSettings.class).bind(values),
                TestContext.in(folder).with(CATALOG));
    }

    @Test
    void reportsMapsAndMasksOfEveryClipAreValid() throws Exception {
        Map<?, ?> answer = call("saliency", "gradient", "saliencyFrames", 3, "masks",
                shared.resolve("cohort/masks").toString());
        assertEquals(PATIENTS, answer.get("reports"));
        assertEquals(PATIENTS, answer.get("captures"));
        assertEquals(PATIENTS, answer.get("segmentations"));
        List<?> files = (List<?>) answer.get("files");
        assertEquals(3 * PATIENTS, files.size());
        for (Object file : files) {
            OtherPrograms.assertValid(folder, folder.resolve("out").resolve(file.toString()));
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertTrue(left.noneMatch(path -> path.getFileName().toString().endsWith(".part")));
        }
    }

    @Test
    void theReportHoldsThePredictionAndTheMapItsFrames() throws Exception {
        Map<?, ?> answer = call("saliency", "gradient", "saliencyFrames", 2, "sources",
                List.of(firstClip(shared.resolve("cohort")).toString()));
        Map<?, ?> clip = (Map<?, ?>) ((List<?>) answer.get("clips")).get(0);
        DicomObject report = DicomReader.read(folder.resolve("out/report-001.dcm")).dataset();
        List<DicomObject> numbers = SeveralTasksTest.items(report, "NUM");
        assertEquals(1, numbers.size());
        DicomObject measured = numbers.get(0).getSequence(0x0040A300).get(0);
        assertEquals((Double) clip.get("prediction"), measured.getDouble(0x0040A30A).orElseThrow(), 0.0006);
        DicomObject source = DicomReader.read(firstClip(shared.resolve("cohort"))).dataset();
        DicomObject reference = numbers.get(0).getSequence(0x0040A730).get(0).getSequence(0x00081199).get(0);
        assertEquals(source.getString(Tag.SOP_INSTANCE_UID), reference.getString(0x00081155));
        assertArrayEquals((int[]) clip.get("frames"), reference.getInts(0x00081160));
        var capture = DicomReader.read(folder.resolve("out/saliency-001-clip-001.dcm"));
        assertEquals(source.getInt(Tag.ROWS), capture.dataset().getInt(Tag.ROWS));
        int[] shown = capture.dataset().getSequence(0x00082112).get(0).getInts(0x00081160);
        assertEquals(2, shown.length);
        assertEquals(1, shown[0]);
        DicomFrames frames = DicomFrames.of(capture);
        assertEquals(2, frames.count());
        byte[] rgb = frames.rgb(0);
        int coloured = 0;
        for (int i = 0; i < rgb.length; i += 3) {
            coloured += rgb[i] != rgb[i + 2] ? 1 : 0;
        }
        assertTrue(coloured > 100 && coloured < rgb.length / 3, "The map is drawn inside the sector only: " + coloured);
    }

    static Path firstClip(Path cohort) throws IOException {
        try (Stream<Path> walk = Files.walk(cohort.resolve("dicom"))) {
            return walk.filter(path -> path.toString().endsWith(".dcm")).sorted().findFirst().orElseThrow();
        }
    }

    @Test
    void nothingIsLeftWhereItCannotBeDone() throws Exception {
        Files.createDirectories(folder.resolve("full"));
        Files.writeString(folder.resolve("full/file"), "x");
        assertThrows(ApicalException.class, () -> call("out", "full"));
        ApicalException plain = assertThrows(ApicalException.class,
                () -> call("store", "http://192.0.2.1/dicom-web", "user", "reader", "passwordFile", "full/file"));
        assertEquals("The password or token would travel unencrypted.", plain.problem().message());
        assertThrows(ApicalException.class, () -> call("sources", List.of(folder.resolve("full").toString())));
        assertFalse(Files.exists(folder.resolve("out")));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of("full"), left.map(path -> path.getFileName().toString()).toList());
        }
    }

    @Test
    void onlyTrueMeasurementsHavePublicCodes() throws Exception {
        assertEquals(Codes.EJECTION_FRACTION, TaskCode.of("ejectionFraction", "Ejection fraction",
                Target.regression("%", 0, 100)).concept());
        assertEquals("99APICAL", TaskCode.of("age", "Age", Target.regression("years", 0, 120)).concept().scheme());
        assertEquals(Codes.NO_UNIT, TaskCode.of("sex", "Sex", Target.binary("female", "male")).unit());
        assertThrows(ApicalException.class, () -> TaskCode.of("view", "View",
                Target.categorical(List.of("A4C", "A2C"))));
    }

    @Test
    void sampledFramesAndMapsFindTheirPlace() {
        assertArrayEquals(new int[] {0, 2, 5}, ClipJudge.numbers(new double[] {10, 50, 90, 130, 170, 210},
                new double[] {0, 80, 200}));
        assertArrayEquals(new int[] {0, 5, 9}, SaliencyPictures.spread(10, 3));
        assertArrayEquals(new int[] {0, 1}, SaliencyPictures.spread(2, 5));
        FrameGeometry geometry = new FrameGeometry(4, 6, 1, 0, 4, 4, 2, 2);
        float[] source = SaliencyPictures.toSource(new float[] {1, 1, 0, 0}, geometry);
        assertEquals(0, source[0], "left of the crop");
        assertEquals(1, source[1], "the first column of the crop");
        assertEquals(0, source[5], "right of the crop");
        assertEquals(0, source[3 * 6 + 1], "the lower half");
    }
}
