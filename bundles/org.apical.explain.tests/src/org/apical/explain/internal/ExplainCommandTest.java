package org.apical.explain.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.apical.api.report.Estimate;
import org.apical.api.settings.SettingsType;
import org.apical.experiment.run.RunFolder;
import org.apical.testing.TestContext;
import org.apical.testing.WatchedProgress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a run that was trained a little, which is enough for everything but what the maps show. */
class ExplainCommandTest {

    @TempDir
    static Path folder;

    private static Path run;

    @BeforeAll
    static void train() throws Exception {
        run = LeadRun.train(folder, 24, 0.2, 2);
    }

    private static <S extends Record> Map<?, ?> call(Command<S> command, Map<String, Object> values, Progress progress)
            throws Exception {
        return (Map<?, ?>) command.run(SettingsType.of(command.settingsType()).bind(values), context(progress));
    }

    private static CommandContext context(Progress progress) {
        return TestContext.in(folder).with(LeadRun.CATALOG).watchedBy(progress);
    }

    private static Map<String, Object> values(String out, Object... more) {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("run", run.toString(), "out", out, "interpreter",
                "{id: smoothGrad, samples: 2}"));
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i].toString(), more[i + 1]);
        }
        return values;
    }

    @Test
    void mapsTablesAndPageAreWrittenAndTheReportShowsThem() throws Exception {
        Map<?, ?> answer = call(new ExplainCommand(), values("cohort", "cohort", true, "frames", 2, "mask", "lead",
                "colours", "shared", "controls", 1, "doses", List.of(1.0, 2.0)), Progress.NONE);
        Path out = folder.resolve("cohort");
        List<String> measures = Files.readAllLines(out.resolve("measures.csv"));
        assertEquals((int) answer.get("maps"), measures.size() - 1);
        assertTrue(measures.get(0).startsWith("subject,clip,frame,timeMs,interpreter,truth,prediction,entropy"));
        assertTrue(measures.get(0).contains("massInStructure"));
        List<String> files;
        try (Stream<Path> maps = Files.list(out.resolve("maps"))) {
            files = maps.map(path -> path.getFileName().toString()).sorted().toList();
        }
        long arrays = files.stream().filter(name -> name.endsWith(".npy")).count();
        assertEquals((int) answer.get("maps"), arrays);
        assertEquals(arrays, files.stream().filter(name -> name.endsWith("-overlay.png")).count());
        for (String name : files) {
            if (name.endsWith(".npy")) {
                assertEquals(128 + 48 * 48 * 4, Files.size(out.resolve("maps").resolve(name)));
            } else {
                assertTrue(ImageIO.read(out.resolve("maps").resolve(name).toFile()).getWidth() > 280);
            }
        }
        List<String> hidden = Files.readAllLines(out.resolve("counterfactuals.csv"));
        Map<?, ?> summary = (Map<?, ?>) answer.get("hidden");
        assertEquals(1 + 5 * (int) summary.get("clips"), hidden.size(), "nothing, structure, two doses, a control");
        assertTrue(((Estimate) summary.get("before")).value() > 0);
        String page = Files.readString(out.resolve("index.html"));
        assertTrue(page.contains("Without the structure") && page.contains("data:image/png;base64,"));
        assertTrue(page.contains("default-src"), "nothing is loaded from elsewhere");
        assertTrue(Files.readString(run.resolve("report.html")).contains("Predictions explained"));
        assertTrue(Files.readString(out.resolve("explanation.json")).contains("\"samples\": 2"));
    }

    @Test
    void trustIsMeasuredBesideTheMapAndAFailingMapIsMarked() throws Exception {
        String patient = Files.readAllLines(run.resolve("predictions-test.csv")).get(1).split(",")[0];
        call(new ExplainCommand(), values("trust", "patient", List.of(patient), "trust", true, "report", false),
                Progress.NONE);
        List<String> lines = Files.readAllLines(folder.resolve("trust/measures.csv"));
        assertTrue(lines.get(0).contains("randomisation") && lines.get(0).contains("badge"), lines.get(0));
        assertTrue(lines.get(1).matches(".*,(red|amber|green),.*"), lines.get(1));
    }

    @Test
    void drawnMasksAreHiddenInEveryFrame() throws Exception {
        BufferedImage mask = new BufferedImage(48, 48, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 20; y < 26; y++) {
            for (int x = 20; x < 26; x++) {
                mask.getRaster().setSample(x, y, 0, 255);
            }
        }
        ImageIO.write(mask, "png", folder.resolve("drawn.png").toFile());
        Map<?, ?> answer = call(new ExplainCommand(), values("drawn", "extremes", 1, "mask", "drawn.png", "report",
                false), Progress.NONE);
        assertEquals(2, ((Map<?, ?>) answer.get("hidden")).get("clips"));
        ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_BYTE_GRAY), "png",
                folder.resolve("small.png").toFile());
        ApicalException e = assertThrows(ApicalException.class, () -> call(new ExplainCommand(), values("small",
                "extremes", 1, "mask", "small.png"), Progress.NONE));
        assertEquals(ApicalException.Cause.BAD_INPUT, e.kind());
        assertFalse(Files.exists(folder.resolve("small")));
    }

    @Test
    void nothingIsLeftWhenTheReaderStops() throws Exception {
        for (int steps : new int[] {0, 1, 4}) {
            ApicalException e = assertThrows(ApicalException.class, () -> call(new ExplainCommand(), values("stopped",
                    "mask", "lead", "cohort", true), WatchedProgress.stoppingAfter(steps)));
            assertEquals(ApicalException.Cause.INTERRUPTED, e.kind());
            try (Stream<Path> left = Files.list(folder)) {
                assertEquals(0, left.filter(path -> path.toString().contains("stopped")).count());
            }
        }
    }

    @Test
    void whatCannotBeDoneIsSaid() throws Exception {
        assertTrue(problem("patient", List.of("nobody")).contains("nobody"));
        assertTrue(problem("mask", "leed").contains("lead"), "the nearest name is suggested");
        assertTrue(problem("cohort", true, "extremes", 3).contains("only one of"));
        assertTrue(problem("interpreter", "smothGrad").contains("smoothGrad"));
        assertTrue(problem("task", "view").contains("pacemakerLead"));
        Files.createDirectories(folder.resolve("full"));
        Files.writeString(folder.resolve("full/file"), "there");
        ApicalException e = assertThrows(ApicalException.class, () -> call(new ExplainCommand(), values("full"),
                Progress.NONE));
        assertTrue(e.problem().line().contains("not empty"));
        assertEquals("there", Files.readString(folder.resolve("full/file")));
    }

    private static String problem(Object... values) {
        ApicalException e = assertThrows(ApicalException.class, () -> call(new ExplainCommand(), values("failed",
                values), Progress.NONE));
        assertEquals(ApicalException.Cause.BAD_INPUT, e.kind());
        assertFalse(Files.exists(folder.resolve("failed")));
        return e.problem().line();
    }

    @Test
    void claimsAreMeasuredWithIntervals() throws Exception {
        Map<?, ?> answer = call(new ClaimsCommand(), Map.of("runs", List.of(run.toString()), "out", "claims",
                "interpreter", "{id: smoothGrad, samples: 2}"), Progress.NONE);
        Map<?, ?> claim = (Map<?, ?>) ((List<?>) answer.get("claims")).get(0);
        Estimate times = (Estimate) claim.get("times");
        Estimate mass = (Estimate) claim.get("mass");
        Estimate area = (Estimate) claim.get("area");
        assertEquals(mass.value() / area.value(), times.value(), 1e-9);
        assertTrue(times.low() < times.value() && times.value() < times.high());
        assertEquals(times.low() > 1, claim.get("holds"));
        List<String> structures = Files.readAllLines(folder.resolve("claims/structures.csv"));
        assertTrue(structures.stream().anyMatch(line -> line.startsWith("pacemakerLead,lead,true,")));
        assertTrue(structures.stream().anyMatch(line -> line.startsWith("pacemakerLead,valves and septum,false,")));
        for (String file : List.of("index.html", "claims.json", "patients.csv", "entropy.svg", "relevance-density.pdf",
                "pacemakerLead.png")) {
            assertTrue(Files.size(folder.resolve("claims").resolve(file)) > 100, file);
        }
    }

    @Test
    void networksOfTheClaimsAreTrainedOnce() throws Exception {
        ClaimTraining training = new ClaimTraining(folder.resolve("claim-runs"), List.of("data.source.patients=24",
                "data.source.seconds=1", "data.source.columns=200", "data.source.frameRate=25", "data.size=[48, 48]",
                "data.frames=2", "split.test=0.4", "split.validation=0.2", "training.epochs=1"),
                context(Progress.NONE));
        List<RunFolder> runs = training.runs(List.of("pacemakerLead"));
        assertTrue(Files.exists(runs.get(0).metrics()));
        assertTrue(Files.isDirectory(folder.resolve("claim-runs/phantom/masks")));
        assertEquals(runs, training.runs(List.of("pacemakerLead")), "taken as it is");
    }
}
