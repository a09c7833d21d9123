package org.apical.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.apical.analysis.PairedComparison;
import org.apical.api.ApicalException;
import org.apical.api.task.Task;
import org.apical.data.Part;
import org.apical.experiment.DiscFixture;
import org.apical.experiment.DiscSource;
import org.apical.experiment.file.Chosen;
import org.apical.experiment.file.ExperimentReader;

/** The ejection fraction from the volumes of two runs, beside one that was learnt directly. */
class DerivedRunTest extends DiscFixture {

    private Chosen<Task<?>> fromVolumes;

    DerivedRunTest() {
        super(head("ejectionFraction", 32, 32, 2) + """
                split: {test: 0.3, validation: 0.2}
                model: {architecture: {id: smallCnn, width: 4, depth: 1}}
                training: {batch: 8, epochs: 1, threads: 1}
                """);
    }

    @BeforeEach
    void chooseTask() throws ApicalException {
        fromVolumes = new ExperimentReader(catalog).task("ejectionFractionFromVolumes", "--task");
    }

    @Override
    protected String labels() {
        return DiscSource.csvWithVolumes();
    }

    private RunFolder run(String task, String... more) throws ApicalException {
        String[] overrides = Stream.concat(Stream.of("task=" + task), Stream.of(more)).toArray(String[]::new);
        return train(experiment(overrides), "runs-" + task + more.length);
    }

    @Test
    void isComputedFromEachPatientsVolumesAndComparedWithTheDirectOne() throws ApicalException, IOException {
        RunFolder diastolic = run("endDiastolicVolume");
        RunFolder systolic = run("endSystolicVolume");
        RunFolder direct = run("ejectionFraction");
        DerivedRun derived = DerivedRun.of(List.of(systolic, diastolic), fromVolumes, catalog);
        PairedComparison comparison = derived.against(direct);
        assertEquals(12, comparison.patients());

        Path out = folder.resolve("derived");
        derived.write(out, Map.of("direct", comparison), Clock.systemUTC());
        Map<String, Double> edv = predictions(diastolic);
        Map<String, Double> esv = predictions(systolic);
        Map<String, Double> ef = predictions(new RunFolder(out));
        assertEquals(edv.keySet(), ef.keySet());
        double errors = 0;
        for (var line : RunReport.csv(new RunFolder(out).predictions(Part.TEST))) {
            String patient = line.get("patient");
            assertEquals(100 * (edv.get(patient) - esv.get(patient)) / edv.get(patient), ef.get(patient), 1e-9);
            errors += Math.abs(ef.get(patient) - Double.parseDouble(line.get("truth")));
        }
        assertEquals(errors / 12, derived.test().get("mae").value(), 1e-9);
        assertEquals(derived.test().get("mae").value() - RunReport.read(direct, catalog).metrics().get("mae").value(),
                comparison.figures().stream().filter(figure -> figure.name().equals("mae")).findFirst().orElseThrow()
                        .difference().value(), 1e-9);
        String metrics = Files.readString(out.resolve("metrics.json"));
        assertTrue(metrics.contains("\"derived\": true") && metrics.contains("\"direct\""), metrics);
        Path ledger = Path.of(Capsule.read(systolic.capsule()).cohort()).resolve("test-ledger.csv");
        assertTrue(Files.readString(ledger).contains("derived,test.ejectionFractionFromVolumes,12"));
    }

    @Test
    void refusesRunsThatDoNotFitTogether() throws ApicalException, IOException {
        RunFolder diastolic = run("endDiastolicVolume");
        ApicalException missing = assertThrows(ApicalException.class, () -> DerivedRun.of(List.of(diastolic),
                fromVolumes, catalog));
        assertTrue(missing.getMessage().contains("None of the runs predicts 'endSystolicVolume'"),
                missing.getMessage());
        RunFolder other = run("endSystolicVolume", "seed=7");
        ApicalException split = assertThrows(ApicalException.class, () -> DerivedRun.of(List.of(diastolic, other),
                fromVolumes, catalog));
        assertTrue(split.getMessage().contains("same part"), split.getMessage());
    }

    private static Map<String, Double> predictions(RunFolder run) throws ApicalException {
        Map<String, Double> predictions = new LinkedHashMap<>();
        RunReport.csv(run.predictions(Part.TEST)).forEach(line -> predictions.put(line.get("patient"),
                Double.parseDouble(line.get("prediction"))));
        return predictions;
    }
}
