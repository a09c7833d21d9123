package org.apical.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.google.gson.JsonParser;

class JsonTest {

    private record Value(double value, double low, double high) {
    }

    private enum Word {
        RUNNING_MEAN, A4C
    }

    private static void assertJson(String expected, Object value) {
        assertEquals(JsonParser.parseString(expected), JsonParser.parseString(Json.write(value)));
    }

    @Test
    void recordsMapsListsAndArrays() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("z", List.of(new Value(1, 0.5, 1.5)));
        map.put("a", new double[] {1, 2.5});
        map.put("nothing", null);
        map.put("nested", Arrays.asList(1L, null, "x\"<>&", true));
        assertJson("{'z': [{'value': 1.0, 'low': 0.5, 'high': 1.5}], 'a': [1.0, 2.5], 'nothing': null,"
                + " 'nested': [1, null, 'x\"<>&', true]}", map);
        assertTrue(Json.write(map).indexOf("\"z\"") < Json.write(map).indexOf("\"a\""));
        assertTrue(Json.write(map).contains("<>&"));
    }

    @Test
    void numbersThatAreNoneAreNull() {
        assertJson("[null, null, null, 1.0]", List.of(Double.NaN, Float.NaN, Double.NEGATIVE_INFINITY, 1.0));
    }

    @Test
    void everyNumberKeepsItsDigits() {
        assertEquals("0.1\n", Json.write(0.1));
        assertEquals("9007199254740993\n", Json.write(9007199254740993L));
        assertEquals("0.1\n", Json.write(0.1f));
    }

    @Test
    void pathsEnumsAndOptionals() {
        assertJson("['/a/b', 'runningMean', 'A4C', null, 'x']",
                List.of(Path.of("/a/b"), Word.RUNNING_MEAN, Word.A4C, Optional.empty(), Optional.of("x")));
    }
}
