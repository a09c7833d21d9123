package org.apical.results.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apical.api.ApicalException;
import org.apical.api.NoSettings;
import org.apical.api.Progress;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.Kind;
import org.apical.api.settings.SettingsType;
import org.apical.api.task.LabelRow;
import org.apical.api.task.Target;
import org.apical.api.task.Task;
import org.apical.dicom.DicomObject;
import org.apical.dicom.DicomReader;
import org.apical.dicom.result.Codes;
import org.apical.echonet.task.EjectionFractionFromVolumes;
import org.apical.echonet.task.EndDiastolicVolume;
import org.apical.echonet.task.EndSystolicVolume;
import org.apical.echonet.task.PacemakerLead;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.run.ExperimentRunner;
import org.apical.phantom.PhantomCohort;
import org.apical.phantom.PhantomSettings;
import org.apical.standard.loss.CrossEntropy;
import org.apical.standard.metric.AreaUnderCurve;
import org.apical.testing.TestContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A network of several tasks says in one report what it predicts for each. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class SeveralTasksTest {
    private static final String EXPERIMENT = """
            apical: 1
            name: several
            tasks:
            - {id: endDiastolicVolume}
            - {id: endSystolicVolume}
            - {id: pacemakerLead, name: wire}
            derived: [ejectionFractionFromVolumes]
            data:
              source: {id: dicomFolder, path: cohort/dicom, labels: cohort/labels.csv}
              size: [32, 32]
              frames: 3
            split: {test: 0.3, validation: 0.3}
            model: {architecture: smallCnn}
            training: {batch: 4, epochs: 1, threads: 1}
            """;
    private static final Catalog CATALOG = new ResultsCatalog()
            .add(Kind.TASK, "endDiastolicVolume", new EndDiastolicVolume())
            .add(Kind.TASK, "endSystolicVolume", new EndSystolicVolume())
            .add(Kind.TASK, "ejectionFractionFromVolumes", new EjectionFractionFromVolumes())
            .add(Kind.TASK, "pacemakerLead", new PacemakerLead())
            .add(Kind.TASK, "grade", new Grade())
            .add(Kind.LOSS, "crossEntropy", new CrossEntropy())
            .add(Kind.METRIC, "auc", new AreaUnderCurve());
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-31T10:15:00Z"), ZoneOffset.UTC);

    /** Says of patients how well the ventricle works, in words. */
    private static final class Grade implements Task<NoSettings> {
        @Override
        public Class<NoSettings> settingsType() {
            return NoSettings.class;
        }

        @Override
        public Target target(NoSettings settings) {
            return Target.categorical(List.of("poor", "fair", "good"));
        }

        @Override
        public List<String> columns(NoSettings settings) {
            return List.of("ef");
        }

        @Override
        public double value(NoSettings settings, LabelRow row) {
            return row.number("ef") < 40 ? 0 : row.number("ef") < 50 ? 1 : 2;
        }
    }

    @TempDir
    static Path shared;
    private static Path run;

    @TempDir
    Path folder;

    @BeforeAll
    static void train() throws Exception {
        PhantomCohort.write(PhantomSettings.of(Map.of("patients", 9, "columns", 160, "frameRate", 20, "seconds", 0.5)),
                shared.resolve("cohort"), Progress.NONE);
        run = new ExperimentRunner(CATALOG, CLOCK).run(read("several", EXPERIMENT), shared.resolve("runs"),
                Progress.NONE).folder();
    }

    private static Experiment read(String name, String text) throws Exception {
        return new ExperimentReader(CATALOG).read(Files.writeString(shared.resolve(name + ".experiment.yaml"), text),
                List.of());
    }

    private Map<?, ?> call() throws Exception {
        String clip = DicomResultsCommandTest.firstClip(shared.resolve("cohort")).toString();
        return (Map<?, ?>) new DicomResultsCommand(CLOCK).run(SettingsType.of(DicomResultsSettings.class).bind(
                Map.of("sources", List.of(clip), "run", run.toString(), "out", "out")),
                TestContext.in(folder).with(CATALOG));
    }

    /** Returns all content items of a type. */
    static List<DicomObject> items(DicomObject item, String type) {
        List<DicomObject> found = new ArrayList<>();
        for (DicomObject child : item.getSequence(0x0040A730)) {
            if (child.getString(0x0040A040).orElse("").equals(type)) {
                found.add(child);
            }
            found.addAll(items(child, type));
        }
        return found;
    }

    private static String code(DicomObject item, int sequence) {
        return item.getSequence(sequence).get(0).getString(0x00080100).orElseThrow();
    }

    @Test
    void everyTaskHasItsMeasurementUnitAndCode() throws Exception {
        Map<?, ?> clip = (Map<?, ?>) ((List<?>) call().get("clips")).get(0);
        Map<?, ?> predictions = (Map<?, ?>) clip.get("predictions");
        DicomObject report = DicomReader.read(folder.resolve("out/report-001.dcm")).dataset();
        List<DicomObject> numbers = items(report, "NUM");
        assertEquals(List.of("8821-1", "8823-7", "p-pacemakerLead", "10230-1"),
                numbers.stream().map(number -> code(number, 0x0040A043)).toList());
        List<String> units = List.of("ml", "ml", "1", "%");
        List<String> tasks = List.of("endDiastolicVolume", "endSystolicVolume", "wire", "ejectionFractionFromVolumes");
        assertEquals(tasks, List.copyOf(predictions.keySet()));
        for (int i = 0; i < tasks.size(); i++) {
            DicomObject measured = numbers.get(i).getSequence(0x0040A300).get(0);
            double value = (Double) predictions.get(tasks.get(i));
            assertEquals(value, measured.getDouble(0x0040A30A).orElseThrow(), 0.0006 + 1e-3 * Math.abs(value));
            assertEquals(units.get(i), code(measured, 0x004008EA));
        }
        double diastolic = (Double) predictions.get(tasks.get(0));
        assertEquals(100 * (1 - (Double) predictions.get(tasks.get(1)) / diastolic),
                (Double) predictions.get(tasks.get(3)), 1e-9);
        List<String> texts = items(report, "TEXT").stream().map(text -> text.getString(0x0040A160).orElse(""))
                .toList();
        assertTrue(texts.contains("clip 1, wire") && texts.contains("3 tasks by Name of smallCnn"), texts.toString());
        assertTrue(texts.stream().anyMatch(text -> text.startsWith("Computed from the predicted endDiastolicVolume")));
        assertFalse(texts.stream().anyMatch(text -> text.contains("NaN")), texts.toString());
        TreeSet<String> tracking = new TreeSet<>();
        items(report, "UIDREF").stream().filter(uid -> code(uid, 0x0040A043).equals("112040"))
                .forEach(uid -> tracking.add(uid.getString(0x0040A124).orElseThrow()));
        assertEquals(tasks.size(), tracking.size(), "Each is tracked by an identifier of its own.");
    }

    @Test
    void otherProgramsAcceptTheReport() throws Exception {
        call();
        Path file = folder.resolve("out/report-001.dcm");
        OtherPrograms.assertValid(folder, file);
        String dump = OtherPrograms.say(folder, "dcmdump", file.toString());
        assertEquals(4, dump.lines().filter(line -> line.contains("[NUM]")).count(), dump);
        for (String code : List.of("[8821-1]", "[8823-7]", "[p-pacemakerLead]", "[10230-1]", "[ml]", "[%]")) {
            assertTrue(dump.contains(code), code);
        }
    }

    @Test
    void classesAreLeftOutBesideNumbersAndRefusedAlone() throws Exception {
        ReportedTasks tasks = ReportedTasks.of(read("grades", EXPERIMENT.replace("- {id: endSystolicVolume}\n",
                "- {id: grade}\n").replace("derived: [ejectionFractionFromVolumes]\n", "")));
        assertEquals(List.of("endDiastolicVolume", "wire"), List.copyOf(tasks.codes().keySet()));
        assertEquals(1, tasks.leftOut().size());
        assertEquals(Codes.NO_UNIT, tasks.codes().get("wire").unit());
        Experiment alone = read("grade", EXPERIMENT.replaceAll("(?s)tasks:.*derived:[^\\n]*", "task: grade"));
        ApicalException e = assertThrows(ApicalException.class, () -> ReportedTasks.of(alone));
        assertTrue(e.problem().line().contains("classes"), e.problem().line());
    }
}
