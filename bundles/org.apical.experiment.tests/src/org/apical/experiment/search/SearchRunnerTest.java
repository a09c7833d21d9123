package org.apical.experiment.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.experiment.DiscFixture;
import org.apical.testing.WatchedProgress;

class SearchRunnerTest extends DiscFixture {

    private final List<String> said = new ArrayList<>();

    SearchRunnerTest() {
        super(head("ejectionFraction", 16, 16, 2) + """
                split: {test: 0.25, validation: 0.2}
                model: {architecture: {id: smallCnn, depth: 1, width: 4}}
                training: {optimizer: {id: adam, learningRate: 0.003}, batch: 8, epochs: 3, threads: 1}
                search:
                  learningRate: [0.000001, 0.01]
                  weightDecay: [0, 0.001]
                """);
    }

    private SearchResult search(String out, Progress progress, String... overrides) throws ApicalException {
        return new SearchRunner(catalog, Clock.systemUTC(), said::add).run(file(), List.of(overrides),
                folder.resolve(out), progress);
    }

    /** Stops in the given epoch, whichever cell it is of. */
    private static WatchedProgress stopIn(int epoch) {
        return WatchedProgress.stoppingWhen(watched -> watched.begun("Epoch").size() >= epoch);
    }

    private List<String> ledger(String out) throws IOException {
        try (Stream<Path> cohorts = Files.list(folder.resolve(out).resolve(".cohorts"))) {
            return Files.readAllLines(cohorts.findFirst().orElseThrow().resolve("test-ledger.csv"));
        }
    }

    @Test
    void trainsCellsInOrderChoosesOnValidationAndTestsOnce() throws ApicalException, IOException {
        SearchResult result = search("runs", Progress.NONE);
        List<String> cells = Files.readAllLines(result.folder().cells());
        assertTrue(cells.get(0).startsWith("cell,seed,training.optimizer.learningRate,training.weightDecay,state"),
                cells.get(0));
        assertEquals(List.of("1,1,1.0E-6,0,trained,3", "2,1,1.0E-6,0.001,trained,3", "3,1,0.01,0,trained,3",
                "4,1,0.01,0.001,trained,3"), cells.stream().skip(1).map(line -> line.replaceAll(
                        "^((?:[^,]*,){5}[^,]*).*", "$1")).toList());
        SearchTable table = SearchTable.read(result.folder());
        assertEquals(List.of("training.optimizer.learningRate", "training.weightDecay"), table.keys());
        assertEquals("mae", table.metric());
        assertEquals(result.runs().stream().map(CellRun::metric).toList(),
                table.rows().stream().map(SearchTable.Row::value).toList());
        assertEquals(result.runs().stream().map(CellRun::folder).toList(),
                table.rows().stream().map(SearchTable.Row::run).toList());
        CellRun best = result.runs().stream().min((a, b) -> Double.compare(a.metric(), b.metric())).orElseThrow();
        assertEquals(best, result.chosen());
        assertTrue(best.cell().number() > 2, "A learning rate of a millionth learns nothing in three epochs.");
        for (CellRun run : result.runs()) {
            assertEquals(run.equals(best), Files.exists(run.folder().resolve("metrics.json")));
            assertEquals(run.equals(best), Files.exists(run.folder().resolve("predictions-test.csv")));
            assertTrue(Files.exists(run.folder().resolve("predictions-validation.csv")));
            assertTrue(Files.readString(run.folder().resolve("cell.json")).contains("\"cells\": 4"));
        }
        assertEquals(2, ledger("runs").size(), "One look at the test part.");
        assertTrue(ledger("runs").get(1).contains(best.folder().getFileName().toString()));

        WatchedProgress watcher = new WatchedProgress();
        SearchResult again = search("runs", watcher);
        assertEquals(List.of(), watcher.begun("Epoch"), "Nothing is trained twice.");
        assertEquals(result.chosen().cell(), again.chosen().cell());
        assertEquals(result.test(), again.test());
        assertEquals(2, ledger("runs").size(), "Nor tested twice.");
    }

    @Test
    void goesOnAtTheCellAndTheEpochWithTheSameBits() throws ApicalException, IOException {
        SearchResult whole = search("whole", Progress.NONE);
        WatchedProgress stop = stopIn(5);
        ApicalException e = assertThrows(ApicalException.class, () -> search("stopped", stop));
        assertEquals(ApicalException.Cause.INTERRUPTED, e.kind());
        assertTrue(e.problem().remedy().contains("grid"), e.getMessage());

        WatchedProgress rest = new WatchedProgress();
        SearchResult stopped = search("stopped", rest);
        assertEquals("Cell 2 of 4: Epoch 2 of 3", rest.begun("Epoch").get(0), "Only the epoch at work was lost.");
        assertEquals(8, rest.begun("Epoch").size());
        for (int i = 0; i < 4; i++) {
            assertArrayEquals(
                    Files.readAllBytes(whole.runs().get(i).folder().resolve("model/weights.safetensors")),
                    Files.readAllBytes(stopped.runs().get(i).folder().resolve("model/weights.safetensors")));
        }
        assertEquals(whole.test(), stopped.test());
    }

    @Test
    void beginsACellAnewThatACrashLeftWithoutAnEpoch() throws ApicalException, IOException {
        ApicalException e = assertThrows(ApicalException.class, () -> search("runs", stopIn(4)));
        assertEquals(ApicalException.Cause.INTERRUPTED, e.kind());
        Path cell;
        try (Stream<Path> all = Files.walk(folder.resolve("runs"), 2)) {
            cell = all.filter(path -> path.toString().endsWith("-02-s1")).findFirst().orElseThrow();
        }
        Files.delete(cell.resolve("left-out.csv"));
        Files.delete(cell.resolve("capsule.json"));
        assertEquals(4, search("runs", Progress.NONE).runs().stream()
                .filter(run -> run.state() == CellRun.State.TRAINED).count());
    }

    @Test
    void dividesPatientsTheSameForAllSeeds() throws ApicalException, IOException {
        SearchResult result = search("runs", Progress.NONE, "search.seeds=[1, 7]", "search.budget=2",
                "training.epochs=1");
        assertEquals(List.of("1/1", "1/7", "2/1", "2/7"), result.runs().stream()
                .map(run -> run.cell().number() + "/" + run.seed()).toList());
        String split = Files.readString(result.runs().get(0).folder().resolve("split.csv"));
        for (CellRun run : result.runs()) {
            assertEquals(split, Files.readString(run.folder().resolve("split.csv")));
        }
        assertFalse(List.of(result.runs().get(0).loss()).contains(result.runs().get(1).loss()),
                "Seeds must differ in what they train.");
    }

    @Test
    void goesOnWhenACellDiverges() throws ApicalException {
        SearchResult result = search("runs", Progress.NONE, "search.learningRate=[1e6, 0.01]",
                "search.weightDecay=[10]", "training.decoupledDecay=true");
        assertEquals(List.of(CellRun.State.DIVERGED, CellRun.State.TRAINED), result.runs().stream()
                .map(CellRun::state).toList());
        assertEquals(2, result.chosen().cell().number());
        ApicalException e = assertThrows(ApicalException.class, () -> search("none", Progress.NONE,
                "search.learningRate=[1e6]", "search.weightDecay=[10]", "training.decoupledDecay=true"));
        assertTrue(e.getMessage().contains("Every cell diverged"), e.getMessage());
    }

    @Test
    void goesOnWithTheBestOfEveryRound() throws ApicalException {
        SearchResult result = search("runs", Progress.NONE, "search.kind=halving", "search.firstEpochs=1",
                "search.factor=2", "training.epochs=4");
        assertEquals(List.of(1, 1, 2, 4), result.runs().stream().map(CellRun::epochs).sorted().toList());
        assertEquals(4, result.chosen().epochs());
        assertEquals(3, result.runs().stream().filter(run -> run.state() == CellRun.State.CUT).count());
    }

    @Test
    void refusesWhatCannotBeSearched() throws IOException {
        String text = Files.readString(file());
        Files.writeString(file(), text.substring(0, text.indexOf("search:")));
        ApicalException e = assertThrows(ApicalException.class, () -> search("runs", Progress.NONE));
        assertTrue(e.getMessage().contains("nothing to search"), e.getMessage());
        ApicalException unknown = assertThrows(ApicalException.class, () -> search("runs", Progress.NONE,
                "search.axes={training.bach: [1, 2]}"));
        assertTrue(unknown.getMessage().contains("batch"), unknown.getMessage());
        assertFalse(Files.exists(folder.resolve("runs")));
    }
}
