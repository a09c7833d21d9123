package org.apical.experiment.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.experiment.TestCatalog;

class ExperimentReaderTest {

    private static final String GOOD = """
            apical: 1
            name: ef
            task: ejectionFraction
            data:
              source: {id: discs, path: cohort, labels: labels.csv}
              size: [32, 32]
              frames: 4
            augment: [{id: rotation, degrees: 20}, brightness]
            model: {architecture: {id: smallCnn}}
            training:
              optimizer: {id: adam, learningRate: 0.003}
              batch: 8
              epochs: 2
              schedule: {kind: cosine}
            interpret: [{id: smoothGrad, samples: 5}]
            seed: 7
            """;

    @TempDir
    Path folder;

    private final TestCatalog catalog = new TestCatalog();
    private final Path file = Path.of("folder", "ef.experiment.yaml").toAbsolutePath();

    private ExperimentReader.Result check(String text, String... overrides) {
        return new ExperimentReader(catalog).check(text, file, List.of(overrides));
    }

    @Test
    void readsAnExperimentAndFillsDefaults() {
        Experiment experiment = check(GOOD).experiment().orElseThrow();
        assertEquals("test.ejectionFraction", experiment.task().entry().id());
        assertEquals(file.getParent().resolve("cohort"), experiment.path());
        assertEquals(List.of(32, 32), experiment.data().size());
        assertEquals(100, experiment.data().intervalMs());
        assertEquals("test.squaredError", experiment.loss().entry().id());
        assertEquals(0.003, Contributions.learningRate(experiment.optimizer()));
        assertEquals(2, experiment.augment().size());
        assertEquals(ScheduleSettings.Kind.COSINE, experiment.schedule().kind());
        assertEquals(7, experiment.seed());
    }

    @Test
    void takesTheSplitOfTheDatasetWhenAsked() {
        assertEquals(SplitSettings.From.HASH, check(GOOD).experiment().orElseThrow().split().from());
        Experiment experiment = check(GOOD, "split.from=dataset").experiment().orElseThrow();
        assertEquals(SplitSettings.From.DATASET, experiment.split().from());
        assertEquals(experiment, check(experiment.toYaml()).experiment().orElseThrow());
        assertEquals(1, check(GOOD, "split.from=file").faults().size());
    }

    @Test
    void aFrozenFileNeedsNoAliasForWhatTwoTasksShare() {
        Experiment experiment = check(GOOD.replace("task: ejectionFraction",
                "tasks: [{id: pacemakerLead}, {id: pacemakerLead, name: again}]")).experiment().orElseThrow();
        assertEquals(experiment.tasks(), check(experiment.toYaml()).experiment().orElseThrow().tasks());
    }

    @Test
    void givesTheSameExperimentFromItsFrozenFile() {
        Experiment experiment = check(GOOD).experiment().orElseThrow();
        ExperimentReader.Result again = check(experiment.toYaml());
        assertEquals(List.of(), again.faults());
        assertEquals(experiment, again.experiment().orElseThrow());
    }

    @Test
    void replacesSettingsFromTheCommandLine() {
        Experiment experiment = check(GOOD, "training.epochs=9", "training.optimizer.learningRate=1e-4",
                "task=pacemakerLead", "data.size=[48, 40]", "aggregate=median").experiment().orElseThrow();
        assertEquals(9, experiment.training().epochs());
        assertEquals(1e-4, Contributions.learningRate(experiment.optimizer()));
        assertEquals("test.crossEntropy", experiment.loss().entry().id());
        assertEquals(48, experiment.data().rows());
        assertEquals("test.median", experiment.aggregate().entry().id());
    }

    @Test
    void acceptsAWordWhereSettingsAreAddedFromTheCommandLine() {
        String text = GOOD.replace("{id: adam, learningRate: 0.003}", "adam");
        Experiment experiment = check(text, "training.optimizer.learningRate=0.5").experiment().orElseThrow();
        assertEquals(0.5, Contributions.learningRate(experiment.optimizer()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "epochs: 2 | ephocs: 2 | line 13, key 'training.ephocs' | Did you mean 'epochs'?",
        "batch: 8 | batch: -8 | line 12, key 'training.batch' | 1 to 4096",
        "batch: 8 | batch: eight | line 12, key 'training.batch' | whole number",
        "task: ejectionFraction | task: ejectionFractoin | line 3, key 'task' | Did you mean 'ejectionFraction'?",
        "name: ef | name: a/b | line 2, key 'name' | letters",
        "learningRate: 0.003 | learnRate: 0.003 | key 'training.optimizer.learnRate' | learningRate",
        "degrees: 20 | degrees: 700 | key 'augment.degrees' | 0 to",
        "model: | modell: | line 9, key 'modell' | Did you mean 'model'?",
        "apical: 1 | apical: 2 | line 1, key 'apical' | apical: 1",
        "seed: 7 | seed: seven | line 16, key 'seed' | seed: 1",
        "id: discs | id: disks | line 5, key 'data.source' | Did you mean 'discs'?",
        "interpret: [ | interpret: {{ | line 15 | YAML",
        "kind: cosine | kind: cosinus | line 14, key 'training.schedule.kind' | cosine",
    })
    void namesLineKeyAndRemedy(String from, String to, String place, String remedy) {
        ExperimentReader.Result result = check(GOOD.replace(from, to));
        assertTrue(result.experiment().isEmpty());
        String lines = String.join("\n", result.faults().stream().map(Problem::line).toList());
        assertTrue(lines.contains(file + ", ") && lines.contains(place), lines);
        assertTrue(lines.contains(remedy), lines);
    }

    @Test
    void refusesALossThatDoesNotFitTheTask() {
        ExperimentReader.Result result = check(GOOD, "training.loss=crossEntropy");
        assertTrue(result.faults().get(0).line().contains("does not go with the task"), result.faults().toString());
    }

    @Test
    void reportsEveryFaultOfAFile() {
        ExperimentReader.Result result = check(GOOD.replace("epochs", "epoch").replace("seed: 7", "sed: 7")
                .replace("smallCnn", "smalCnn"));
        assertEquals(3, result.faults().size(), result.faults().toString());
    }

    @Test
    void readsHostileTextWithoutFailing() {
        for (String text : List.of("", "[]", "null", "apical", "&a [*a, *a]", "\u0000", "a: b: c", "? [x]: y",
                "- 1\n- 2", "apical: 1\napical: 1")) {
            assertTrue(check(text).experiment().isEmpty(), text);
        }
    }

    @Test
    void readsTheSearchAndItsFrozenText() throws ApicalException, IOException {
        Path file = folder.resolve("ef.experiment.yaml");
        Files.writeString(file, GOOD + """
                search:
                  learningRate: [0.01, 0.001]
                  axes:
                    training.loss: [squaredError, {id: huber, delta: 1}]
                    training.weightDecay: {from: 1e-6, to: 1e-2, scale: log}
                  kind: random
                  budget: 3
                  seeds: [4, 5]
                """);
        ExperimentReader reader = new ExperimentReader(catalog);
        Search search = reader.readSearch(file, List.of());
        assertEquals(List.of("training.optimizer.learningRate", "training.loss", "training.weightDecay"),
                search.axes().stream().map(SearchAxis::key).toList());
        assertEquals(List.of(4L, 5L), search.settings().seeds());
        assertEquals(1e-4, search.axes().get(2).range().orElseThrow().at(0.5));
        Files.writeString(file, reader.read(file, List.of()).toYaml() + search.toYaml());
        assertEquals(search, reader.readSearch(file, List.of()));
        assertEquals(SearchSettings.Kind.GRID, reader.readSearch(file, List.of("search.kind=grid", "search.axes={}"))
                .settings().kind());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "learningRate: 0.1 | key 'search.learningRate' | List them",
        "learningRate: [0.1, 0.1] | key 'search.learningRate' | Keep one",
        "axes: {seed: [1, 2]} | key 'search.axes.seed' | search.seeds",
        "weightDecay: {from: 0, to: 1} | key 'search.axes.training.weightDecay' | List the values",
        "{kind: random, weightDecay: {from: 0, to: 1}} | key 'search.budget' | budget: 24",
        "{learningRates: [0.1]} | key 'search.learningRates' | Did you mean 'learningRate'?",
    })
    void namesWhatIsWrongWithASearch(String section, String place, String remedy) {
        String text = GOOD + "search: " + (section.startsWith("{") ? section : "{" + section + "}") + "\n";
        String lines = String.join("\n", check(text).faults().stream().map(Problem::line).toList());
        assertTrue(lines.contains(place) && lines.contains(remedy), lines);
    }
}
