package org.apical.experiment.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.report.PatientPrediction;
import org.apical.data.Part;
import org.apical.experiment.DiscFixture;
import org.apical.experiment.DiscSource;
import org.apical.experiment.file.ProtocolReader;
import org.apical.experiment.run.Reaggregation;
import org.apical.experiment.run.RunFolder;
import org.apical.experiment.search.CostEstimate;
import org.apical.testing.WatchedProgress;

/** A whole protocol on discs: made, gone on with, judged. */
class ProtocolRunnerTest extends DiscFixture {

    private static final String REST = """
              intervalMs: 50
            split: {test: 0.3, validation: 0.2}
            model: {architecture: {id: smallCnn, depth: 1, width: 4}}
            training: {optimizer: {id: adam, learningRate: 0.01}, batch: 8, epochs: 3, threads: 1}
            """;
    private static final String TEXT = """
            apical: 1
            protocol: discs
            title: Discs & more
            tasks:
              ef: ef.experiment.yaml
              edv: edv.experiment.yaml
              esv: esv.experiment.yaml
            derived:
              fromVolumes: {task: ejectionFractionFromVolumes, from: [edv, esv]}
            variants:
              grid: {of: ef, search: {learningRate: [0.0000001, 0.01]}}
              fewer: {of: ef, set: {split.trainPatients: 6}}
              median: {of: ef, aggregate: median}
              started: {of: ef, start: edv}
            claims:
            - {id: all, says: All tasks beat chance., kind: beatsChance}
            - {id: direct, says: Direct is better., kind: better, run: ef, than: fromVolumes}
            - {id: patients, says: More patients are better., kind: better, run: ef, than: fewer}
            - {id: mean, says: The mean is best., kind: unbeaten, run: ef, by: [median]}
            - {id: flat, says: Two frames are enough., kind: plateau, run: ef, frames: [1, 2], after: 2}
            - {id: grid, says: The grid helps., kind: better, run: grid, than: fewer}
            """;

    private final List<String> said = new ArrayList<>();

    ProtocolRunnerTest() {
        super(threeTasks(4, REST));
    }

    @Override
    protected String labels() {
        return DiscSource.csvWithVolumes();
    }

    private ProtocolResult run(String text, List<String> only, boolean make, Progress progress)
            throws ApicalException, IOException {
        Path file = folder.resolve("discs.protocol.yaml");
        Files.writeString(file, text);
        return new ProtocolRunner(catalog, Clock.systemUTC(), said::add).run(new ProtocolReader(catalog)
                .read(file, List.of()), only, make, folder.resolve("runs"), progress);
    }

    private long ledgerLines() throws IOException {
        try (Stream<Path> cohorts = Files.list(folder.resolve("runs").resolve(".cohorts"))) {
            return Files.readAllLines(cohorts.findFirst().orElseThrow().resolve("test-ledger.csv")).size() - 1;
        }
    }

    @Test
    void makesEveryRunOnceAndJudgesAllClaims() throws Exception {
        WatchedProgress first = new WatchedProgress();
        ProtocolResult result = run(TEXT, List.of(), true, first);
        assertTrue(result.runs().stream().allMatch(MadeRun::isDone), result.runs().toString());
        assertEquals(7 * 3, first.begun("Epoch").size(), "Five single trainings and two cells of the grid.");
        assertEquals(List.of("training.optimizer.learningRate=0.01"), result.runs().stream().filter(run -> run.name()
                .equals("grid")).findFirst().orElseThrow().settings());
        assertEquals(6, result.claims().size());
        assertTrue(result.claims().stream().noneMatch(claim -> claim.verdict() == Verdict.NOT_TESTED),
                result.claims().toString());

        // Six trained runs that are judged, one derived, three aggregated: a line each.
        assertEquals(10, ledgerLines());
        long fewer = Files.readAllLines(place(result, "fewer").resolve("split.csv")).stream()
                .filter(line -> line.endsWith(",train")).count();
        assertEquals(6, fewer);
        assertEquals(12, Files.readAllLines(place(result, "fewer").resolve("split.csv")).stream()
                .filter(line -> line.endsWith(",test")).count(), "The test part stays as it is.");
        assertTrue(Files.readString(place(result, "started").resolve("capsule.json")).contains("\"pretrained\""));
        checkAggregated(result);

        WatchedProgress second = new WatchedProgress();
        ProtocolResult again = run(TEXT, List.of(), true, second);
        assertEquals(List.of(), second.begun("Epoch"), "Nothing is trained twice.");
        assertEquals(10, ledgerLines(), "Nor tested twice.");
        assertEquals(verdicts(result), verdicts(again));
        checkFiles(again);

        WatchedProgress third = new WatchedProgress();
        ProtocolResult changed = run(TEXT.replace("trainPatients: 6", "trainPatients: 8"), List.of(), true, third);
        List<String> epochs = third.begun("Epoch");
        assertEquals(3, epochs.size(), "Only what changed is made anew.");
        assertTrue(epochs.stream().allMatch(what -> what.startsWith("fewer")), epochs.toString());
        assertEquals(place(result, "ef"), place(changed, "ef"));
    }

    private static Path place(ProtocolResult result, String run) {
        return result.runs().stream().filter(one -> one.name().equals(run)).findFirst().orElseThrow().place();
    }

    private static Map<String, String> verdicts(ProtocolResult result) {
        Map<String, String> verdicts = new LinkedHashMap<>();
        result.claims().forEach(claim -> verdicts.put(claim.claim().id(), claim.verdict() + claim.sentence()));
        return verdicts;
    }

    /** All frames aggregated by the mean of the first ones are those of the run, and one frame is another thing. */
    private static void checkAggregated(ProtocolResult result) throws ApicalException {
        List<PatientPrediction> run = Reaggregation.read(new RunFolder(place(result, "ef")), Part.TEST);
        List<PatientPrediction> one = Reaggregation.read(new RunFolder(place(result, "ef-first-1")), Part.TEST);
        List<PatientPrediction> median = Reaggregation.read(new RunFolder(place(result, "median")), Part.TEST);
        assertEquals(run.stream().map(PatientPrediction::patient).toList(), one.stream().map(
                PatientPrediction::patient).toList());
        for (int i = 0; i < run.size(); i++) {
            assertEquals(run.get(i).truth(), median.get(i).truth());
            assertEquals(run.get(i).frameDeviation(), median.get(i).frameDeviation(), 1e-4, "The frames are the same.");
            assertEquals(run.get(i).prediction(), median.get(i).prediction(), 4 * run.get(i).frameDeviation() + 1e-6);
        }
        assertFalse(run.equals(one));
    }

    private void checkFiles(ProtocolResult result) throws Exception {
        String html = Files.readString(result.folder().report());
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(result.folder().report().toFile());
        assertTrue(html.contains("Discs &amp; more") && html.contains("Direct is better."), html);
        assertFalse(html.contains("http://") && !html.contains("http://www.w3.org"), "Nothing is fetched.");
        assertFalse(html.contains("<script"));
        List<String> claims = Files.readAllLines(result.folder().claims());
        assertEquals(1 + 4 + 1 + 1 + 1 + 2 + 1, claims.size(), "A line a comparison.");
        List<String> tasks = Files.readAllLines(result.folder().tasks());
        assertTrue(tasks.stream().anyMatch(line -> line.startsWith("ef,") && line.contains(",r2,") && line.contains(
                ",0.5,")), "The paper's figure stands beside ours: " + tasks);
        assertTrue(Files.readString(result.folder().json()).contains("\"verdict\""));
    }

    @Test
    void goesOnWhereItWasStopped() throws ApicalException, IOException {
        ApicalException stopped = assertThrows(ApicalException.class, () -> run(TEXT, List.of("ef", "edv"), true,
                WatchedProgress.stoppingWhen(watched -> watched.begun("Epoch").size() > 4)));
        assertEquals(ApicalException.Cause.INTERRUPTED, stopped.kind());
        assertTrue(stopped.problem().remedy().contains("apical protocol"), stopped.getMessage());
        WatchedProgress rest = new WatchedProgress();
        ProtocolResult result = run(TEXT, List.of("ef", "edv"), true, rest);
        List<String> epochs = rest.begun("Epoch");
        assertTrue(epochs.size() < 6 && epochs.stream().allMatch(what -> what.startsWith("edv")), epochs.toString());
        assertEquals(2, result.runs().stream().filter(MadeRun::isDone).count());
        assertEquals(Verdict.NOT_TESTED, result.claims().get(1).verdict());
        assertTrue(result.claims().get(1).sentence().contains("fromVolumes"), result.claims().get(1).sentence());
    }

    @Test
    void onlyWhatIsAskedForIsMadeWithWhatItNeeds() throws ApicalException, IOException {
        WatchedProgress watcher = new WatchedProgress();
        ProtocolResult result = run(TEXT, List.of("fromVolumes"), true, watcher);
        assertEquals(List.of("edv", "esv", "fromVolumes"), result.runs().stream().filter(MadeRun::isDone)
                .map(MadeRun::name).toList());
        ProtocolResult judged = run(TEXT, List.of(), false, new WatchedProgress());
        assertEquals(3, judged.runs().stream().filter(MadeRun::isDone).count(), "Judging alone makes nothing.");
        ApicalException unknown = assertThrows(ApicalException.class, () -> run(TEXT, List.of("fromVolume"), true,
                Progress.NONE));
        assertTrue(unknown.getMessage().contains("fromVolumes"), unknown.getMessage());
    }

    @Test
    void theEstimateCountsWhatIsMissing() throws ApicalException, IOException {
        run(TEXT, List.of("ef"), true, Progress.NONE);
        CostEstimate estimate = new ProtocolRunner(catalog, Clock.systemUTC(), said::add).estimate(new ProtocolReader(
                catalog).read(folder.resolve("discs.protocol.yaml"), List.of()), List.of(), folder.resolve("runs"),
                Progress.NONE);
        assertEquals(6, estimate.trainings(), "edv, esv, two cells, fewer and started.");
        assertEquals(18, estimate.epochs());
        assertTrue(estimate.seconds() > 0 && estimate.memoryMb() > 0);
        assertTrue(estimate.notes().stream().anyMatch(note -> note.startsWith("1 runs are there")),
                estimate.notes().toString());
    }

    @Test
    void otherLabelsAreOtherRuns() throws ApicalException, IOException {
        Path before = place(run(TEXT, List.of("ef"), true, Progress.NONE), "ef");
        Path labels = folder.resolve("labels.csv");
        Files.writeString(labels, Files.readString(labels).replace("P000,20", "P000,21"));
        ProtocolResult judged = run(TEXT, List.of("ef"), false, Progress.NONE);
        assertFalse(judged.runs().get(0).isDone(), "A result of other labels is not taken for one of these.");
        assertFalse(before.equals(place(run(TEXT, List.of("ef"), true, Progress.NONE), "ef")));
    }
}
