package org.apical.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of damaged files end in an answer or an explanation, never otherwise; {@link FuzzRun} runs more. */
class FuzzTest {
    private static final int INPUTS = Integer.getInteger("apical.fuzz.inputs", 2000);

    @TempDir
    Path folder;

    @Test
    void damagedFilesEndInAnAnswer() throws Exception {
        Map<String, byte[]> seeds = FuzzSeeds.make(folder, false);
        assertTrue(seeds.size() >= 6, seeds.keySet().toString());
        FuzzRun run = new FuzzRun(folder, seeds);
        assertTimeoutPreemptively(Duration.ofMinutes(5 + INPUTS / 1000), () -> run.run(1, INPUTS));
        assertEquals(0, run.failures().size(), run.summary());
        // A fuzz whose inputs all end alike tests little.
        for (String ending : new String[] {"refused", "no frame decoded", "some frames decoded"}) {
            assertTrue(run.endings().getOrDefault(ending, 0) > INPUTS / 100, run.summary());
        }
    }
}
