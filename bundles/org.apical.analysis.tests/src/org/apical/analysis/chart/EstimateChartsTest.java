package org.apical.analysis.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.apical.api.report.Estimate;
import org.junit.jupiter.api.Test;

class EstimateChartsTest {

    private static final Estimate KNOWN = new Estimate(2, 1, 4);
    private static final Estimate ALONE = new Estimate(3, Double.NaN, Double.NaN);

    @Test
    void estimatesStandBelowEachOtherByName() {
        Figure figure = Charts.estimates("density", List.of("Lead", "Age"), List.of(KNOWN, ALONE), "Times denser", 1);
        List<List<Object>> table = figure.table();
        assertEquals(3, table.size());
        assertEquals(List.of(2.0, 1.0), table.get(1).subList(1, 3), "the first is the upper");
        assertEquals(List.of(3.0, 0.0), table.get(2).subList(1, 3));
        String svg = figure.svg();
        assertTrue(svg.contains("Lead") && svg.contains("Age") && svg.contains("Times denser"));
        assertThrows(IllegalArgumentException.class, () -> Charts.estimates("d", List.of("a"), List.of(), "", 1));
    }

    @Test
    void theDoseIsDrawnWithItsIntervalAndTheControlBesideIt() {
        Figure figure = Charts.doseResponse("dose", List.of(0.0, 1.0), List.of(ALONE, KNOWN), ALONE, "Probability");
        List<List<Object>> table = figure.table();
        assertEquals(List.of("Structure", 1.0, 2.0, 1.0, 4.0), table.get(2));
        assertEquals(List.of("As much elsewhere", 1.0, 3.0, 3.0, 3.0), table.get(3));
        Figure without = Charts.doseResponse("dose", List.of(0.0, 1.0), List.of(ALONE, KNOWN),
                new Estimate(Double.NaN, Double.NaN, Double.NaN), "Probability");
        assertEquals(3, without.table().size());
    }
}
