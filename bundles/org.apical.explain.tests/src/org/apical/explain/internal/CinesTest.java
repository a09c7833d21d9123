package org.apical.explain.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.apical.api.Progress;
import org.apical.api.catalog.Catalog;
import org.apical.api.command.CommandContext;
import org.apical.api.settings.SettingsType;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.run.ExperimentRunner;
import org.apical.explain.TestCatalog;

class CinesTest {

    private static final String EXPERIMENT = """
            apical: 1
            name: lead
            task: pacemakerLead
            data:
              source: {id: phantom, path: phantom, labels: phantom/labels.csv, patients: 12, seed: 3, seconds: 1,
                columns: 200, frameRate: 25, leadPrevalence: 0.5}
              view: A4C
              size: [48, 48]
              frames: 4
            split: {test: 0.4, validation: 0.3}
            model: {architecture: {id: smallCnn, depth: 1, width: 6}}
            training: {optimizer: {id: adam, learningRate: 0.01}, loss: crossEntropy, batch: 12, epochs: 1}
            seed: 1
            """;

    private static final Catalog CATALOG = new TestCatalog();

    @TempDir
    static Path folder;

    private static Path run;

    @BeforeAll
    static void train() throws Exception {
        Path file = folder.resolve("lead.experiment.yaml");
        Files.writeString(file, EXPERIMENT);
        run = new ExperimentRunner(CATALOG, Clock.systemUTC()).run(new ExperimentReader(CATALOG).read(file, List.of()),
                folder.resolve("runs"), Progress.NONE).folder();
    }

    private static Map<?, ?> explain(String out, Map<String, Object> more) throws Exception {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("run", run.toString(), "out", out, "interpreter",
                "{id: smoothGrad, samples: 2}", "cohort", true, "report", false));
        values.putAll(more);
        return (Map<?, ?>) new ExplainCommand().run(SettingsType.of(ExplainSettings.class).bind(values),
                new CommandContext() {
                    @Override
                    public Catalog catalog() {
                        return CATALOG;
                    }

                    @Override
                    public Progress progress() {
                        return Progress.NONE;
                    }

                    @Override
                    public void say(String line) {
                        // Only files count here.
                    }

                    @Override
                    public boolean json() {
                        return true;
                    }

                    @Override
                    public Path resolve(String path) {
                        return folder.resolve(path);
                    }
                });
    }

    @Test
    void everyClipHasAFilmAndTheGroupAMean() throws Exception {
        Map<?, ?> answer = explain("films", Map.of("cine", "png"));
        Path out = folder.resolve("films");
        List<String> table = Files.readAllLines(out.resolve("cines.csv"));
        Map<?, ?> cine = (Map<?, ?>) answer.get("cine");
        int films = (int) cine.get("films");
        assertEquals(films, table.size() - 1);
        assertTrue(films >= 4, "Of 12 patients 4 to 5 are tested on.");
        assertEquals(Map.of("smoothGrad", films), cine.get("clipsInGroup"), "Every phantom clip is a fan.");
        for (String line : table.subList(1, table.size())) {
            String name = line.substring(line.lastIndexOf(',') + 1);
            assertEquals(128 + 4 * 48 * 48 * Float.BYTES, Files.size(out.resolve(name + ".npy")), name);
            assertTrue(ImageIO.read(out.resolve(name + ".png").toFile()).getWidth() > 280);
            assertTrue(ImageIO.read(out.resolve(name + "-mean.png").toFile()).getWidth() > 280);
        }
        assertEquals(128 + 2 * 128 * 128 * Float.BYTES, Files.size(out.resolve("cines/group-smoothGrad.npy")));
        assertTrue(Files.readString(out.resolve("index.html")).contains("Over the cine"));
    }

    @Test
    void withoutTheWishThereAreNone() throws Exception {
        Map<?, ?> answer = explain("none", Map.of());
        assertFalse(answer.containsKey("cine"));
        assertFalse(Files.exists(folder.resolve("none/cines")));
    }
}
