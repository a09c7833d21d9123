package org.apical.experiment.shortcut;

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

class ShortcutRunnerTest extends DiscFixture {

    private final List<String> said = new ArrayList<>();

    ShortcutRunnerTest() {
        super(head("pacemakerLead", 16, 16, 3) + """
                split: {test: 0.1, validation: 0.2}
                model: {architecture: {id: smallCnn, depth: 1, width: 4}}
                training: {optimizer: {id: adam, learningRate: 0.01}, batch: 8, epochs: 12, threads: 1}
                shortcuts: {controls: [outsideHeart, corners, shuffledLabels], shuffles: 3, heldOut: 0.45}
                """);
    }

    private ShortcutResult check(String task, Progress progress, String... overrides)
            throws ApicalException, IOException {
        List<String> all = Stream.concat(Stream.of("task=" + task), Stream.of(overrides)).toList();
        return new ShortcutRunner(catalog, Clock.systemUTC(), said::add).run(file(), all, folder.resolve("runs"),
                progress);
    }

    private static ShortcutRow row(ShortcutResult result, String control) {
        return result.rows().stream().filter(row -> row.control().equals(control)).findFirst().orElseThrow();
    }

    @Test
    void findsTheSpotOutsideTheHeartAndNothingInTheCorners() throws ApicalException, IOException {
        // The discs of patients with a lead bear a bright spot near the lower edge, outside the ellipse.
        ShortcutResult result = check("pacemakerLead", Progress.NONE);
        assertEquals(List.of("reference", "outsideHeart", "corners", "shuffledLabels"),
                result.rows().stream().map(ShortcutRow::control).toList());
        assertTrue(row(result, "reference").estimate().low() > 0.5, said.toString());
        assertEquals(ShortcutRow.Verdict.ALARM, row(result, "outsideHeart").verdict(), said.toString());
        assertTrue(row(result, "corners").estimate().low() <= 0.5, said.toString());
        assertTrue(row(result, "shuffledLabels").estimate().low() <= 0.5, said.toString());
        assertEquals(3, row(result, "shuffledLabels").runs().size());
        assertTrue(result.isAlarm());
        assertTrue(result.summary().startsWith("Alarm"), result.summary());

        String page = Files.readString(result.report());
        assertTrue(page.contains("ALARM") && page.contains("data:image/png;base64,"));
        assertFalse(page.contains("http://"), "The page loads nothing.");
        String json = Files.readString(result.folder().resolve("shortcuts.json"));
        assertTrue(json.contains("\"alarm\": true") && json.contains("\"verdict\": \"alarm\""), json);
        try (Stream<Path> cohorts = Files.list(folder.resolve("runs/.cohorts"))) {
            assertFalse(Files.exists(cohorts.findFirst().orElseThrow().resolve("test-ledger.csv")),
                    "Nobody looked at the test part.");
        }
        for (String run : row(result, "shuffledLabels").runs()) {
            String report = Files.readString(result.folder().resolve(run).resolve("report.html"));
            assertTrue(report.contains("Apical report"), run);
        }
    }

    @Test
    void findsNothingWhereNothingIsAndDoesNotTrainTwice() throws ApicalException, IOException {
        String wide = "shortcuts.heart=[0.5, 0.5, 1.1, 1.1]";
        ShortcutResult result = check("ejectionFraction", Progress.NONE, wide, "shortcuts.controls=[outsideHeart]");
        assertTrue(row(result, "reference").estimate().low() > 0.5, said.toString());
        assertEquals("pearson", row(result, "outsideHeart").figure());
        assertEquals(ShortcutRow.Verdict.CHANCE, row(result, "outsideHeart").verdict(), said.toString());
        assertFalse(result.isAlarm());
        assertEquals("No control predicts better than chance.", result.summary());

        WatchedProgress watched = new WatchedProgress();
        ShortcutResult again = check("ejectionFraction", watched, wide, "shortcuts.controls=[outsideHeart]");
        assertEquals(List.of(), watched.begun("Epoch"));
        assertEquals(result.rows(), again.rows());
    }

    @Test
    void tellsThatNothingCanBeLearntFromBlackFrames() throws ApicalException, IOException {
        ShortcutResult result = check("ejectionFraction", Progress.NONE, "shortcuts.heart=[0.5, 0.5, 2, 2]",
                "shortcuts.controls=[outsideHeart]", "shortcuts.epochs=1");
        assertEquals(ShortcutRow.Verdict.CHANCE, row(result, "outsideHeart").verdict());
        assertTrue(row(result, "outsideHeart").note().contains("black"), row(result, "outsideHeart").note());
        assertTrue(row(result, "outsideHeart").runs().isEmpty());
    }

    @Test
    void refusesControlsThatAreNotThere() {
        ApicalException e = assertThrows(ApicalException.class, () -> check("ejectionFraction", Progress.NONE,
                "shortcuts.controls=[insideOut]"));
        assertEquals(ApicalException.Cause.BAD_INPUT, e.kind());
        assertTrue(e.problem().line().contains("shortcuts.controls"), e.problem().line());
    }
}
