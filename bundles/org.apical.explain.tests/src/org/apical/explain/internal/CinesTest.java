package org.apical.explain.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.apical.api.settings.SettingsType;
import org.apical.testing.TestContext;

class CinesTest {

    @TempDir
    static Path folder;

    private static Path run;

    @BeforeAll
    static void train() throws Exception {
        run = LeadRun.train(folder, 12, 0.3, 1);
    }

    private static Map<?, ?> explain(String out, Map<String, Object> more) throws Exception {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("run", run.toString(), "out", out, "interpreter",
                "{id: smoothGrad, samples: 2}", "cohort", true, "report", false));
        values.putAll(more);
        return (Map<?, ?>) new ExplainCommand().run(SettingsType.of(ExplainSettings.class).bind(values),
                TestContext.in(folder).with(LeadRun.CATALOG).forJson());
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
