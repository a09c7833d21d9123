package org.apical.experiment.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ScheduleSettingsTest {

    private static ScheduleSettings schedule(ScheduleSettings.Kind kind, double warmupEpochs) {
        return new ScheduleSettings(kind, warmupEpochs, 15, 0.1);
    }

    @Test
    void constantStays() {
        assertEquals(0.01, schedule(ScheduleSettings.Kind.CONSTANT, 0).rate(0.01, 37.5, 50));
    }

    @Test
    void stepFallsByTheFactorEveryFewEpochs() {
        ScheduleSettings step = schedule(ScheduleSettings.Kind.STEP, 0);
        assertEquals(0.01, step.rate(0.01, 14.99, 50), 1e-15);
        assertEquals(0.001, step.rate(0.01, 15, 50), 1e-15);
        assertEquals(0.0001, step.rate(0.01, 44.9, 50), 1e-15);
    }

    /** arXiv:1608.03983, equation 5: from the rate over half of it to the last rate. */
    @Test
    void cosineFallsFromTheRateToItsShare() {
        ScheduleSettings cosine = schedule(ScheduleSettings.Kind.COSINE, 0);
        assertEquals(0.01, cosine.rate(0.01, 0, 50), 1e-15);
        assertEquals(0.0055, cosine.rate(0.01, 25, 50), 1e-15);
        assertEquals(0.001, cosine.rate(0.01, 50, 50), 1e-15);
    }

    @Test
    void warmUpRisesToTheRate() {
        ScheduleSettings warm = schedule(ScheduleSettings.Kind.CONSTANT, 2);
        assertTrue(warm.rate(0.01, 0, 50) > 0 && warm.rate(0.01, 0, 50) < 1e-5);
        assertEquals(0.005, warm.rate(0.01, 1, 50), 1e-5);
        assertEquals(0.01, warm.rate(0.01, 2, 50), 1e-15);
    }
}
