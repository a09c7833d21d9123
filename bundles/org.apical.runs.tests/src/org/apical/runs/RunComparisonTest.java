package org.apical.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.apical.analysis.PairedFigure;
import org.apical.api.ApicalException;
import org.apical.runs.internal.CompareCommand;
import org.apical.runs.internal.CompareSettings;
import org.apical.runs.internal.RunsCommand;
import org.apical.runs.internal.RunsSettings;
import org.apical.testing.TestContext;

class RunComparisonTest {

    @TempDir
    Path folder;

    /** Runs 1 and 3 predict age; the second with twice the error, on one patient more. */
    private List<Path> pair() throws IOException {
        Path first = RunFolders.write(folder, "first", 1);
        Path second = RunFolders.write(folder, "second", 3);
        predictions(first, "test", 40, 2);
        predictions(second, "test", 41, 4);
        return List.of(first, second);
    }

    private static void predictions(Path run, String part, int patients, double error) throws IOException {
        StringBuilder csv = new StringBuilder("patient,truth,prediction,frames,frameDeviation\n");
        for (int i = 0; i < patients; i++) {
            double truth = 30 + i;
            csv.append(String.format(Locale.ROOT, "P%03d,%f,%f,4,0.5%n", i, truth,
                    truth + (i % 2 == 0 ? error : -error)));
        }
        Files.createDirectories(run);
        Files.writeString(run.resolve("predictions-" + part + ".csv"), csv.toString());
    }

    private TestContext context() {
        return TestContext.in(folder).with(new TaskCatalog());
    }

    @Test
    void tellsWhatDiffersAndWhetherPredictionsDo() throws ApicalException, IOException {
        RunComparison comparison = RunComparison.of(pair(), new TaskCatalog(), 2000, 1);
        assertEquals(List.of(new Difference("training.optimizer.learningRate", List.of(0.01, 0.001)),
                new Difference("seed", List.of(1L, 3L))), comparison.settings());
        assertEquals(List.of(new Difference("seed", List.of(1L, 3L))), comparison.capsule());
        PairedRuns paired = comparison.paired().get(0);
        assertEquals("test", paired.part());
        assertEquals(40, paired.comparison().patients());
        assertEquals(1, paired.comparison().onlySecond());
        PairedFigure mae = paired.comparison().figures().stream().filter(f -> f.name().equals("mae")).findFirst()
                .orElseThrow();
        assertEquals(2, mae.difference().value(), 1e-6);
        assertTrue(mae.p() < 0.01, mae.toString());
    }

    @Test
    void comparesOnValidationWhatWasNotJudgedYetAndSaysWhatCannotBeCompared() throws ApicalException, IOException {
        List<Path> runs = new ArrayList<>(pair());
        Files.delete(runs.get(1).resolve("predictions-test.csv"));
        predictions(runs.get(0), "validation", 20, 2);
        predictions(runs.get(1), "validation", 20, 2);
        runs.add(RunFolders.write(folder, "other", 2));
        RunComparison comparison = RunComparison.of(runs, new TaskCatalog(), 200, 1);
        assertEquals("validation", comparison.paired().get(0).part());
        assertEquals(0, comparison.paired().get(0).comparison().figures().get(0).difference().value(), 1e-12);
        assertEquals(1, comparison.paired().size());
        assertTrue(comparison.notes().get(0).contains("no task in common"), comparison.notes().toString());
        assertThrows(ApicalException.class, () -> RunComparison.of(runs.subList(0, 1), new TaskCatalog(), 200, 1));
    }

    @Test
    void comparesATaskOfSeveralWithTheSameTaskAlone() throws ApicalException, IOException {
        List<Path> runs = pair();
        Path several = runs.get(1);
        Path yaml = several.resolve("experiment.yaml");
        Files.writeString(yaml, Files.readString(yaml).replace("task: {id: org.apical.echonet.age}", """
                tasks:
                - {id: org.apical.echonet.pacemakerLead, name: lead, weight: 1.0, loss: {id: x}}
                - {id: org.apical.echonet.age, name: age, weight: 1.0, loss: {id: y}}"""));
        predictions(several.resolve("tasks/age"), "test", 40, 4);
        RunComparison comparison = RunComparison.of(runs, new TaskCatalog(), 200, 1);
        assertEquals("pacemakerLead+age", comparison.runs().get(1).task());
        assertEquals(1, comparison.paired().size(), comparison.notes().toString());
        assertEquals("age", comparison.paired().get(0).task());
        assertEquals(40, comparison.paired().get(0).comparison().patients());
    }

    @Test
    void saysAndWritesTheComparison() throws ApicalException, IOException {
        pair();
        TestContext context = context();
        Object answer = new CompareCommand().run(new CompareSettings(List.of("first", "second"), "page.html", 200, 1),
                context);
        String text = String.join("\n", context.said());
        assertTrue(text.contains("training.optimizer.learningRate") && text.contains("paired on 40 patients"), text);
        assertTrue(Files.readString(folder.resolve("page.html")).contains("<td>mae</td>"));
        assertEquals(List.of("first", "second"), ((Map<?, ?>) answer).get("runs"));
    }

    @Test
    void listsRunsAsTableAndGroups() throws ApicalException, IOException {
        pair();
        TestContext context = context();
        Map<?, ?> answer = (Map<?, ?>) new RunsCommand().run(new RunsSettings(List.of("test.mae>0"), "test.mae", true,
                1, 0, List.of("test.mae"), "", ".", false), context);
        assertEquals(2, answer.get("count"));
        assertEquals(1, ((List<?>) answer.get("runs")).size());
        assertTrue(context.said().get(0).contains("test.mae") && context.said().get(1).startsWith("first"),
                context.said().toString());
        Map<?, ?> grouped = (Map<?, ?>) new RunsCommand().run(new RunsSettings(List.of(), "started", false, 1, 0,
                List.of(), "task", ".", true), context());
        assertEquals(List.of(new RunGroup("age", 2)), grouped.get("groups"));
    }
}
