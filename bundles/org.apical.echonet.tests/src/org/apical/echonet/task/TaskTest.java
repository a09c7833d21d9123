package org.apical.echonet.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apical.api.settings.SettingsType;
import org.apical.api.task.LabelRow;
import org.apical.api.task.Target;
import org.apical.api.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskTest {

    private static final List<Task<?>> TASKS = List.of(new EjectionFraction(), new EndSystolicVolume(),
            new EndDiastolicVolume(), new Age(), new Sex(), new Weight(), new Height(), new PacemakerLead(),
            new LeftAtrialEnlargement(), new LeftVentricularHypertrophy());

    private static LabelRow row(Map<String, String> cells) {
        return column -> Optional.ofNullable(cells.get(column)).filter(text -> !text.isBlank());
    }

    private static <S extends Record> S settings(Task<S> task, Map<String, ?> values) throws Exception {
        return SettingsType.of(task.settingsType()).bind(values);
    }

    private static <S extends Record> double value(Task<S> task, Map<String, ?> values, Map<String, String> cells)
            throws Exception {
        return task.value(settings(task, values), row(cells));
    }

    private static <S extends Record> Target target(Task<S> task, Map<String, ?> values) throws Exception {
        return task.target(settings(task, values));
    }

    private static <S extends Record> List<String> columns(Task<S> task) throws Exception {
        return task.columns(settings(task, Map.of()));
    }

    @Test
    void readTheColumnsOfALabelTableUnlessToldOtherwise() throws Exception {
        List<String> columns = new ArrayList<>();
        for (Task<?> task : TASKS) {
            columns.addAll(columns(task));
        }
        assertEquals(List.of("ef", "esvMl", "edvMl", "age", "sex", "weightKg", "heightM", "lead",
                "severeLaEnlargement", "lvh"), columns);
        assertEquals(61.5, value(new EjectionFraction(), Map.of("column", "LVEF"), Map.of("LVEF", "61.5")));
    }

    @Test
    void theFractionFromVolumesIsJudgedByTheLabelOfTheDirectOne() throws Exception {
        EjectionFractionFromVolumes task = new EjectionFractionFromVolumes();
        assertEquals(columns(new EjectionFraction()), columns(task));
        assertEquals(target(new EjectionFraction(), Map.of()), target(task, Map.of()));
        assertEquals(61.5, value(task, Map.of("column", "LVEF"), Map.of("LVEF", "61.5")));
        var settings = settings(task, Map.of("systolic", "esv"));
        assertEquals(List.of("endDiastolicVolume", "esv"), task.inputs(settings));
        assertEquals(60, task.derive(settings, new double[] {120, 48}), 1e-12);
        assertTrue(Double.isNaN(task.derive(settings, new double[] {0, 48})));
    }

    @Test
    void aMissingLabelIsNoNumber() throws Exception {
        for (Task<?> task : TASKS) {
            String column = columns(task).get(0);
            assertTrue(Double.isNaN(value(task, Map.of(), Map.of())), task.toString());
            for (String cell : List.of("", "unknown", "NaN", "Infinity")) {
                assertTrue(Double.isNaN(value(task, Map.of(), Map.of(column, cell))), task + " from " + cell);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1", "0,0", "true,1", "False,0", "YES,1", "no,0", "1.0,1", "0.0,0", "y,1", "n,0"})
    void findingsAreReadHoweverTheyAreWritten(String cell, double expected) throws Exception {
        assertEquals(expected, value(new PacemakerLead(), Map.of(), Map.of("lead", cell)));
        assertEquals(expected,
                value(new LeftAtrialEnlargement(), Map.of(), Map.of("severeLaEnlargement", cell)));
        assertEquals(expected, value(new LeftVentricularHypertrophy(), Map.of(), Map.of("lvh", cell)));
    }

    @ParameterizedTest
    @CsvSource({"M,1", "f,0", "Male,1", "FEMALE,0", "1,1", "0,0"})
    void maleIsThePositiveSex(String cell, double expected) throws Exception {
        assertEquals(expected, value(new Sex(), Map.of(), Map.of("sex", cell)));
        assertEquals(List.of("female", "male"), target(new Sex(), Map.of()).classNames());
    }

    @Test
    void thePolarityOfHypertrophyCanBeTurned() throws Exception {
        LeftVentricularHypertrophy task = new LeftVentricularHypertrophy();
        Map<String, String> turned = Map.of("positive", "normal");
        assertEquals(0, value(task, turned, Map.of("lvh", "1")));
        assertEquals(1, value(task, turned, Map.of("lvh", "0")));
        assertTrue(Double.isNaN(value(task, turned, Map.of())));
        assertEquals(List.of("normal thickness", "hypertrophy"), target(task, Map.of()).classNames());
        assertEquals(List.of("hypertrophy", "normal thickness"), target(task, turned).classNames());
    }

    @Test
    void plausibleRangesHoldThePapersCohortAndCatchWrongUnits() throws Exception {
        // Table 1 of the paper, A4C training patients: mean and standard deviation.
        double[][] table = {{55.1, 12.2}, {46.0, 39.3}, {95.1, 48.2}, {61.1, 17.1}, null, {78.0, 21.7},
            {1.69, 0.12}};
        for (int i = 0; i < table.length; i++) {
            if (table[i] != null) {
                Target target = target(TASKS.get(i), Map.of());
                assertTrue(target.plausibleLow() < table[i][0] - table[i][1]
                        && target.plausibleHigh() > table[i][0] + 2 * table[i][1], TASKS.get(i).toString());
            }
        }
        assertTrue(target(new Height(), Map.of()).plausibleHigh() < 169, "a height in cm is caught");
        assertTrue(target(new EjectionFraction(), Map.of()).plausibleLow() > 0.9, "a fraction of 1 is caught");
    }
}
