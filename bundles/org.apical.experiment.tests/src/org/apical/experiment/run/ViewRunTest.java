package org.apical.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.task.LabelRow;
import org.apical.data.Cohort;
import org.apical.data.FrameGeometry;
import org.apical.data.ImportAudit;
import org.apical.data.Part;
import org.apical.data.StoredClip;
import org.apical.echonet.task.View;
import org.apical.experiment.TestCatalog;
import org.apical.experiment.ViewSource;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.ExperimentReader;

/** A task about clips, from training to an import that its predictions filter. */
class ViewRunTest {

    private static final String VIEW = """
            apical: 1
            name: view
            task: view
            data: {source: {id: views, path: clips}, view: "", size: [32, 32], frames: 4}
            split: {test: 0.25, validation: 0.25}
            model: {architecture: {id: smallCnn, depth: 1, width: 4}}
            training: {optimizer: {id: adam, learningRate: 0.01}, batch: 8, epochs: 6, threads: 1}
            """;
    private static final String FILTERED = """
            apical: 1
            name: filtered
            task: ejectionFraction
            data:
              source: {id: views, path: unnamed, labels: labels.csv}
              view: A4C
              views: views.csv
              viewCertainty: 0.3
              size: [32, 32]
              frames: 4
            split: {test: 0.25, validation: 0.25}
            model: {architecture: {id: smallCnn, depth: 1, width: 4}}
            training: {batch: 8, epochs: 1, threads: 1}
            """;

    @TempDir
    Path folder;

    private final TestCatalog catalog = new TestCatalog();

    @BeforeEach
    void makeFolders() throws IOException {
        Files.createDirectories(folder.resolve("clips"));
        Files.createDirectories(folder.resolve("unnamed"));
    }

    private Experiment experiment(String text) throws ApicalException, IOException {
        Path file = folder.resolve("x.experiment.yaml");
        Files.writeString(file, text);
        return new ExperimentReader(catalog).read(file, List.of());
    }

    private RunResult run(String text) throws ApicalException, IOException {
        return new ExperimentRunner(catalog, Clock.systemUTC()).run(experiment(text), folder.resolve("runs"),
                Progress.NONE);
    }

    @Test
    void clipsAreJudgedOneByOneAndPatientsStayWhole() throws ApicalException, IOException {
        RunResult result = run(VIEW);
        RunFolder run = new RunFolder(result.folder());
        Map<String, String> partOf = new TreeMap<>();
        RunReport.csv(run.root().resolve("split.csv")).forEach(line -> partOf.put(line.get("patient"),
                line.get("part")));
        assertEquals(ViewSource.PATIENTS, partOf.size());
        List<CSVRecord> test = RunReport.csv(run.predictions(Part.TEST));
        Set<String> files = new HashSet<>();
        for (CSVRecord line : test) {
            assertEquals("test", partOf.get(line.get("patient").substring(0, 3)), line.toString());
            assertTrue(files.add(line.get("patient")), "a line a clip");
        }
        long testPatients = partOf.values().stream().filter("test"::equals).count();
        assertEquals(testPatients * ViewSource.VIEWS.size(), test.size());
        assertEquals(test.size(), result.test().get("clips").value());
        assertEquals(testPatients, result.test().get("patients").value(), "clips are not counted as patients");
        assertEquals(Set.of("0.0", "3.0", "5.0", "6.0", "7.0"), new HashSet<>(test.stream()
                .map(line -> line.get("truth")).toList()), "A4C, PLAX, subcostal, Doppler and still");
        assertTrue(result.test().get("accuracy").value() > 0.9, result.test().toString());
        assertEquals(test.size(), RunReport.read(run, catalog).test().size());
    }

    @Test
    void itsPredictionsFilterTheImportOfAnotherRun() throws ApicalException, IOException {
        RunFolder classifier = new RunFolder(run(VIEW).folder());
        Path table = folder.resolve("views.csv");
        try (RunModel model = RunModel.open(classifier, catalog)) {
            Prediction prediction = Prediction.of(model, catalog, "views", List.of(folder.resolve("unnamed")), "", null,
                    Progress.NONE);
            prediction.writeCsv(table);
        }
        List<CSVRecord> views = RunReport.csv(table);
        assertEquals(ViewSource.PATIENTS * ViewSource.VIEWS.size(), views.size());
        for (CSVRecord line : views) {
            assertEquals(View.CLASSES.get((int) Double.parseDouble(line.get("prediction"))), line.get("class"));
            double probability = Double.parseDouble(line.get("probability"));
            assertTrue(probability >= 1.0 / View.CLASSES.size() && probability <= 1, line.toString());
        }
        long apical = views.stream().filter(line -> line.get("class").equals("A4C")
                && Double.parseDouble(line.get("probability")) >= 0.3).count();

        StringBuilder labels = new StringBuilder("patient,ef\n");
        for (int i = 0; i < ViewSource.PATIENTS; i++) {
            labels.append(String.format("V%02d,%d%n", i, 40 + i));
        }
        Files.writeString(folder.resolve("labels.csv"), labels);
        Experiment experiment = experiment(FILTERED);
        assertEquals(table.toString(), experiment.data().views(), "the table's path is relative to the file");
        RunResult result = run(FILTERED);
        Path place = Path.of(Capsule.read(new RunFolder(result.folder()).capsule()).cohort());
        try (Cohort cohort = Cohort.open(place)) {
            assertEquals(apical, cohort.clips().size());
            assertTrue(cohort.clips().stream().allMatch(clip -> clip.view().equals("A4C")));
            ImportAudit audit = cohort.audit();
            assertEquals(views.size() - apical, audit.views().otherViews() + audit.views().uncertain());
        }
        Files.writeString(table, Files.readString(table).replaceFirst("V00/", "V99/"));
        Experiment frozen = experiment(FILTERED).at(place);
        ApicalException e = assertThrows(ApicalException.class, () -> new CohortProvider(folder).open(frozen, 1,
                Progress.NONE));
        assertTrue(e.getMessage().contains("not imported with the table of views"), e.getMessage());
    }

    @Test
    void aRowTellsLabelsAndWhatTheClipSaysOfItself() {
        StoredClip clip = new StoredClip(0, "p", "s", "c", "PLAX", "p/c.dcm", 0, 1, new double[1],
                new FrameGeometry(8, 8, 0, 0, 8, 8, 8, 8), Map.of("frames", "12", "doppler", " "));
        LabelRow labels = column -> Optional.of("label " + column);
        FactsRow row = new FactsRow(Optional.of(labels), clip);
        assertEquals(Optional.of("PLAX"), row.text("clip.view"));
        assertEquals(12, row.number("Clip.frames"));
        assertEquals(Optional.empty(), row.text("clip.doppler"), "blank is nothing");
        assertEquals(Optional.empty(), row.text("clip.heartRate"));
        assertEquals(Optional.of("label ef"), row.text("ef"));
        assertEquals(Optional.empty(), new FactsRow(Optional.empty(), clip).text("ef"), "there is no label table");
    }
}
