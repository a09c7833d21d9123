package org.apical.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void numbersStandToTheRightAndTextsToTheLeft() {
        assertEquals(List.of("task  patients  note", "EF           9  a", "lead      1000"),
                new Table("task", "patients", "note").row("EF", 9, "a").row("lead", 1000, "").lines(100));
    }

    @Test
    void longTextsAreBrokenToFit() {
        List<String> lines = new Table("id", "n").row("org.apical.standard.inceptionResnetV1", 12).lines(30);
        assertTrue(lines.stream().allMatch(line -> line.length() <= 30), lines.toString());
        assertEquals("org.apical.standard.inceptionResnetV1", lines.subList(1, lines.size()).stream()
                .map(line -> line.replaceAll("\\s+12$", "").strip()).reduce("", String::concat));
    }

    @Test
    void firstColumnIsBrokenLast() {
        assertEquals(List.of("id            name", "org.test.one  A name of", "              four words"),
                new Table("id", "name").row("org.test.one", "A name of four words").lines(24));
    }

    @Test
    void namesInASentenceStayWhole() {
        assertEquals(List.of("needs the class", "bad.Nowhere of this"),
                Table.wrap("needs the class bad.Nowhere of this", 20));
    }

    @Test
    void versionsAreNoNumbers() {
        assertEquals(List.of("version  n", "1.0.0    5"), new Table("version", "n").row("1.0.0", 5).lines(100));
    }

    @Test
    void rowsMustFitTheHead() {
        assertThrows(IllegalArgumentException.class, () -> new Table("a", "b").row(1));
    }
}
