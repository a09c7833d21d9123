package org.apical.review;

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
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.report.PatientPrediction;
import org.apical.api.task.Target;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.run.ExperimentRunner;
import org.apical.experiment.run.HeldOutPrediction;
import org.apical.experiment.run.RunFolder;
import org.apical.review.internal.ReviewCommand;
import org.apical.review.internal.ReviewSettings;
import org.apical.testing.TestContext;

/** A small network is cross-validated on pictures of which 2 % bear the wrong label. */
class ReviewListTest {

    private static final int FOLDS = 3;

    @TempDir
    static Path folder;

    private static final TestCatalog CATALOG = new TestCatalog();
    private static RunFolder run;

    @BeforeAll
    static void trainOnce() throws IOException, ApicalException {
        Files.createDirectories(folder.resolve("clips"));
        Files.writeString(folder.resolve("labels.csv"), DotSource.csv());
        Path file = folder.resolve("dots.experiment.yaml");
        Files.writeString(file, """
                apical: 1
                name: dots
                task: pacemakerLead
                data:
                  source: {id: dots, path: clips, labels: labels.csv}
                  size: [24, 24]
                  frames: 2
                split: {test: 0.2, validation: 0.2}
                model: {architecture: {id: smallCnn, width: 8}}
                training: {optimizer: {id: adam, learningRate: 0.005}, batch: 16, epochs: 6, threads: 1}
                """);
        Experiment experiment = new ExperimentReader(CATALOG).read(file, List.of());
        run = new RunFolder(new ExperimentRunner(CATALOG, Clock.systemUTC()).run(experiment, folder.resolve("runs"),
                Progress.NONE).folder());
    }

    @Test
    void findsWrongLabelsAmongTheFirstTwentieth() throws ApicalException, IOException {
        ReviewList list = ReviewList.ofFolds(run, "", FOLDS, CATALOG, Clock.systemUTC(), Progress.NONE);
        assertEquals(DotSource.PATIENTS, list.cases().size(), "Every patient is held out once.");
        long found = list.ranked(ReviewOrder.LABEL).stream().limit(Math.round(0.05 * DotSource.PATIENTS))
                .filter(one -> DotSource.isWrong(Integer.parseInt(one.subject().substring(1)))).count();
        assertTrue(found >= 0.6 * DotSource.PATIENTS / 50, "Found " + found + " of " + DotSource.PATIENTS / 50);
        assertEquals(FOLDS, ReviewList.foldsDone(run));

        Path weights = run.root().resolve("review/folds-3/fold-1/model/weights.safetensors");
        byte[] before = Files.readAllBytes(weights);
        Files.delete(weights);
        ReviewList again = ReviewList.ofFolds(run, "", FOLDS, CATALOG, Clock.systemUTC(), Progress.NONE);
        assertEquals(list, again, "Folds that are done are read, not trained again.");
        Files.write(weights, before);
        try (Stream<Path> cohorts = Files.list(run.root().resolveSibling(".cohorts"))) {
            List<String> ledger = Files.readAllLines(cohorts.findFirst().orElseThrow().resolve("test-ledger.csv"));
            assertEquals(1, ledger.stream().filter(line -> line.contains("cross-validated")).count());
        }
    }

    @Test
    void listsTheRunsOwnHeldOutPatients() throws ApicalException {
        ReviewList list = ReviewList.ofRun(run, "pacemakerLead", CATALOG);
        assertEquals(90, list.cases().size(), "50 of 250 are tested on, 40 of the others validate.");
        List<ReviewCase> byResidual = list.ranked(ReviewOrder.RESIDUAL);
        for (int i = 1; i < byResidual.size(); i++) {
            assertTrue(byResidual.get(i - 1).residual() >= byResidual.get(i).residual());
        }
        ReviewCase first = byResidual.get(0);
        assertEquals(Math.abs(first.prediction().truth() - first.prediction().prediction()), first.residual(), 1e-12);
        List<ReviewCase> byFrames = list.ranked(ReviewOrder.FRAMES);
        for (int i = 1; i < byFrames.size(); i++) {
            assertTrue(byFrames.get(i - 1).prediction().frameDeviation() >= byFrames.get(i).prediction()
                    .frameDeviation());
        }
    }

    @Test
    void whatIsNotKnownComesLast() {
        List<HeldOutPrediction> held = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            held.add(new HeldOutPrediction(new PatientPrediction("P" + (char) ('a' + i), i % 3, i % 2, i == 4 ? 1 : 5,
                    i), List.of(), 0));
        }
        Target target = Target.categorical(List.of("A4C", "A2C", "PLAX"));
        ReviewList list = ReviewList.of("view", target, held, held.stream().map(one -> "test").toList());
        assertEquals("Pe", list.ranked(ReviewOrder.FRAMES).get(19).subject(), "One frame cannot disagree.");
        assertTrue(Double.isNaN(list.ranked(ReviewOrder.LABEL).get(0).suspicion().score()));
        assertEquals("Pb", list.ranked(ReviewOrder.LABEL).get(1).subject(), "Then the subject decides.");
    }

    @Test
    void theCommandWritesTheListAndKeepsNotes() throws ApicalException, IOException {
        Path table = folder.resolve("cases.csv");
        Map<?, ?> answer = command(settings(table, "", "", Verdict.NOTE, ""));
        assertEquals("pacemakerLead", answer.get("task"));
        List<?> cases = (List<?>) answer.get("cases");
        assertEquals(5, cases.size());
        String subject = (String) ((Map<?, ?>) cases.get(0)).get("subject");

        command(settings(table, subject, "Ada", Verdict.LABEL_WRONG, "no lead, see clip"));
        assertEquals("no lead, see clip", ReaderNotes.of(run).all().get(0).text());
        command(settings(table, "", "", Verdict.NOTE, ""));
        List<String> lines = Files.readAllLines(table);
        assertEquals("rank,subject,truth,prediction,residual,frameDeviation,labelSuspicion,suspected,source,notes",
                lines.get(0));
        assertTrue(lines.stream().anyMatch(line -> line.contains(subject) && line.contains("Ada: labelWrong")),
                lines.toString());

        assertThrows(ApicalException.class, () -> command(settings(table, subject, "", Verdict.UNSURE, "")));
        ApicalException e = assertThrows(ApicalException.class,
                () -> command(settings(table, "nobody", "Ada", Verdict.UNSURE, "")));
        assertTrue(e.getMessage().contains("nobody"), e.getMessage());
        assertFalse(ReaderNotes.of(run).all().stream().anyMatch(note -> note.subject().equals("nobody")));
    }

    private static ReviewSettings settings(Path out, String subject, String reader, Verdict verdict, String note) {
        return new ReviewSettings(run.root().toString(), "", ReviewOrder.LABEL, 0, 5, out.toString(), subject, reader,
                verdict, note);
    }

    private static Map<?, ?> command(ReviewSettings settings) throws ApicalException {
        return (Map<?, ?>) new ReviewCommand().run(settings, TestContext.in(folder).with(CATALOG).forJson());
    }
}
