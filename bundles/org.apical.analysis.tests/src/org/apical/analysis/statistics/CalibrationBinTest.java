package org.apical.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.apical.api.report.Estimate;
import org.junit.jupiter.api.Test;

class CalibrationBinTest {

    @Test
    void binsHoldNeighboursAndTheirShareOfPositives() {
        double[] predictions = {0.9, 0.1, 0.2, 0.8, 0.3, 0.7};
        double[] truths = {1, 0, 0, 1, 1, 0};
        List<CalibrationBin> bins = CalibrationBin.of(truths, predictions, 2);
        assertEquals(2, bins.size());
        assertEquals(0.2, bins.get(0).meanPrediction(), 1e-12);
        assertEquals(1 / 3.0, bins.get(0).observed().value(), 1e-12);
        assertEquals(0.8, bins.get(1).meanPrediction(), 1e-12);
        assertEquals(2 / 3.0, bins.get(1).observed().value(), 1e-12);
    }

    @Test
    void equalPredictionsStayTogether() {
        List<CalibrationBin> bins = CalibrationBin.of(new double[] {0, 1, 0, 1, 1},
                new double[] {.5, .5, .5, .5, .9}, 5);
        assertEquals(List.of(4, 1), bins.stream().map(CalibrationBin::patients).toList());
    }

    /** SciPy 1.17.1: binomtest(k, n).proportion_ci(method='wilson'). */
    @Test
    void sharesHaveWilsonsInterval() {
        assertInterval(0, 0.27753279986288926, CalibrationBin.wilson(0, 10));
        assertInterval(0.39677814746114526, 0.892208732593699, CalibrationBin.wilson(7, 10));
        assertInterval(0.2552885198782742, 0.36620957698280004, CalibrationBin.wilson(81, 263));
    }

    private static void assertInterval(double low, double high, Estimate estimate) {
        assertEquals(low, estimate.low(), 1e-9);
        assertEquals(high, estimate.high(), 1e-9);
    }
}
