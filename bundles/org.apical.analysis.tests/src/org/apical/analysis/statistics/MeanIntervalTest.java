package org.apical.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apical.api.report.Estimate;
import org.junit.jupiter.api.Test;

class MeanIntervalTest {

    @Test
    void isStudentsInterval() {
        // R: t.test(c(0.31, 0.52, 0.47, 0.66, 0.49))
        Estimate interval = MeanInterval.of(new double[] {0.31, 0.52, 0.47, 0.66, 0.49});
        assertEquals(0.49, interval.value(), 1e-12);
        assertEquals(0.334667883452, interval.low(), 1e-9);
        assertEquals(0.645332116548, interval.high(), 1e-9);
    }

    @Test
    void needsTwoValues() {
        assertThrows(IllegalArgumentException.class, () -> MeanInterval.of(new double[] {1}));
    }
}
