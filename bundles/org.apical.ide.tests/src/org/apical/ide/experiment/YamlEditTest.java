package org.apical.ide.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apical.ui.experiment.internal.yaml.TextChange;
import org.apical.ui.experiment.internal.yaml.YamlEdit;
import org.apical.ui.experiment.internal.yaml.YamlTree;
import org.apical.ui.experiment.internal.yaml.YamlValues;
import org.junit.jupiter.api.Test;

/** Changes single values of YAML text and looks whether all else stays. */
class YamlEditTest {

    private static final List<String> ORDER = List.of("apical", "name", "task", "data", "split", "augment", "model",
            "training", "aggregate", "seed");

    private static YamlEdit edit(String text) {
        return YamlEdit.of(text, path -> path.isEmpty() ? ORDER : List.of());
    }

    private static List<String> path(String dotted) {
        return List.of(dotted.split("\\."));
    }

    @Test
    void replacesAValueAndKeepsTheCommentBehindIt() {
        assertEquals("a: 2   # why\nb: x\n", edit("a: 1   # why\nb: x\n").set(path("a"), "2"));
        assertEquals("a: {b: 'x', c: 3}\n", edit("a: {b: 'x', c: 2}\n").set(path("a.c"), "3"));
    }

    @Test
    void fillsAKeyWithoutAValue() {
        assertEquals("a: 1\nb:\n", edit("a:\nb:\n").set(path("a"), "1"));
        assertEquals("a: {b: 1}\nb:\n", edit("a:\nb:\n").set(path("a.b"), "1"));
    }

    @Test
    void addsAKeyInTheStyleOfItsMap() {
        assertEquals("a: {b: 1, c: 2}\n", edit("a: {b: 1}\n").set(path("a.c"), "2"));
        assertEquals("a: {c: 2}\n", edit("a: {}\n").set(path("a.c"), "2"));
        assertEquals("a:\n  b: 1 # one\n  c: 2\n\nd: 1\n", edit("a:\n  b: 1 # one\n\nd: 1\n").set(path("a.c"), "2"));
        assertEquals("a: 1\nx: {y: {z: 2}}\n", edit("a: 1\n").set(path("x.y.z"), "2"));
        assertEquals("a: 1\r\nb: 2\r\n", edit("a: 1\r\n").set(path("b"), "2"));
        assertEquals("# nothing yet\na: 1\n", edit("# nothing yet\n").set(path("a"), "1"));
    }

    @Test
    void putsAKnownKeyWhereItUsuallyStands() {
        assertEquals("apical: 1\n# about\nname: x # n\naugment: []\n\n# model\nmodel: m\nseed: 1\n",
                edit("apical: 1\n# about\nname: x # n\n\n# model\nmodel: m\nseed: 1\n").set(path("augment"), "[]"));
        assertEquals("apical: 1\nname: x\n", edit("name: x\n").set(path("apical"), "1"));
    }

    @Test
    void makesAMapOfAnId() {
        assertEquals("model: {architecture: {id: smallCnn, depth: 3}}\n",
                edit("model: {architecture: smallCnn}\n").set(path("model.architecture.depth"), "3"));
        assertEquals("augment: [{id: rotation, degrees: 5}]\n",
                edit("augment: [rotation]\n").set(path("augment.0.degrees"), "5"));
    }

    @Test
    void breaksLinesThatBecomeTooLong() {
        String line = "a: {b: " + "x".repeat(100) + "}\n";
        assertEquals(line.replace("}", ",\n    c: 123456789}"), edit(line).set(path("a.c"), "123456789"));
    }

    @Test
    void removesKeysAndWhatBecomesEmpty() {
        assertEquals("a: {c: 2}\n", edit("a: {b: 1, c: 2}\n").remove(path("a.b")));
        assertEquals("a: {b: 1}\n", edit("a: {b: 1, c: 2}\n").remove(path("a.c")));
        assertEquals("# first\nd: 1\n", edit("# first\na: {b: 1}\nd: 1\n").remove(path("a.b")));
        assertEquals("a:\n  # on c\n  c: 2\n", edit("a:\n  b:\n    x: 1\n    y: 2 # two\n  # on c\n  c: 2\n")
                .remove(path("a.b")));
        assertEquals("a: 1\n", edit("a: 1\n").remove(path("b")));
        assertEquals("- {k: v}\n- b: 2\n", edit("- {k: v}\n- a: 1\n  b: 2\n").remove(List.of("1", "a")));
    }

    @Test
    void addsRemovesAndMovesItems() {
        assertEquals("l: [a]\n", edit("").add(path("l"), "a"));
        assertEquals("l: [a, b]\n", edit("l: [a]\n").add(path("l"), "b"));
        assertEquals("l: [a]\n", edit("l: []\n").add(path("l"), "a"));
        assertEquals("l:\n- {id: a} # first\n- b\nm: 1\n", edit("l:\n- {id: a} # first\nm: 1\n").add(path("l"), "b"));
        assertEquals("l:\n  - a\n  - b\n", edit("l:\n  - a\n").add(path("l"), "b"));
        assertEquals("l:\n- b\n", edit("l:\n- {id: a} # first\n- b\n").remove(path("l.0")));
        assertEquals("l: [b]\n", edit("l: [a, b]\n").remove(path("l.0")));
        assertEquals("m: 1\n", edit("l: [a]\nm: 1\n").remove(path("l.0")));
        assertEquals("l: [{id: b}, a]\n", edit("l: [a, {id: b}]\n").swap(path("l"), 0));
        assertEquals("l:\n- id: b\n- id: a\n  x: 1 # x\n", edit("l:\n- id: a\n  x: 1\n- id: b # x\n")
                .swap(path("l"), 0));
    }

    @Test
    void choosesAnotherPlugInAndDropsSettingsItHasNot() {
        assertEquals("o: {id: sgd, learningRate: 1}\n", edit("o: {id: adam, learningRate: 1, beta1: 0.9}\n")
                .choose(path("o"), "sgd", List.of("learningRate")));
        assertEquals("o: sgd # why\n", edit("o: adam # why\n").choose(path("o"), "sgd", List.of()));
        assertEquals("t: {o: sgd}\n", edit("t: {}\n").choose(path("t.o"), "sgd", List.of()));
    }

    @Test
    void countsCharactersBehindSignsOfTwo() {
        assertEquals("n: \"\uD83E\uDEC0 heart\"\na: 2\n", edit("n: \"\uD83E\uDEC0 heart\"\na: 1\n")
                .set(path("a"), "2"));
    }

    @Test
    void refusesTextThatIsNoYaml() {
        assertThrows(IllegalArgumentException.class, () -> edit("a: {b: 1\n"));
        YamlTree.Fault fault = YamlTree.of("a: 1\nb: [1, 2\nc: 3\n").fault().orElseThrow();
        assertTrue(fault.line() >= 2, fault.toString());
    }

    @Test
    void quotesOnlyWhatNeedsIt() {
        assertEquals("A4C", YamlValues.text("A4C"));
        assertEquals("runs/a b-1", YamlValues.text("runs/a b-1"));
        assertEquals("\"\"", YamlValues.text(""));
        assertEquals("\"1\"", YamlValues.text("1"));
        assertEquals("\"true\"", YamlValues.text("true"));
        assertEquals("\"a, b\"", YamlValues.text("a, b"));
        assertEquals("\"C:\\\\x #1\"", YamlValues.text("C:\\x #1"));
        assertEquals("0.001", YamlValues.plain("0.001"));
    }

    @Test
    void findsTheSmallestChange() {
        assertEquals(new TextChange(3, 1, "2"), TextChange.between("a: 1\n", "a: 2\n"));
        assertTrue(TextChange.between("a", "a").isEmpty());
        assertEquals("aXa", TextChange.between("aa", "aXa").applyTo("aa"));
    }

    /** Sets, removes and sets again single values of every example, all of some; nothing else may change. */
    @Test
    void keepsAllElseOfEveryExample() throws Exception {
        for (Path file : Examples.all()) {
            String text = Files.readString(file);
            Map<List<String>, String> values = values(text);
            assertFalse(values.isEmpty(), file.toString());
            boolean every = file.getFileName().toString().contains("phantom");
            int count = 0;
            for (List<String> path : values.keySet()) {
                if (!every && count++ % 5 != 0) {
                    continue;
                }
                String source = YamlTree.of(text).source(path).orElseThrow();
                assertEquals(text, edit(text).set(path, source), file + " " + path);
                String changed = edit(text).set(path, "changedValue");
                Map<List<String>, String> expected = new LinkedHashMap<>(values);
                expected.put(path, "changedValue");
                assertEquals(expected, values(changed), file + " " + path);
                assertEquals(comments(text), comments(changed), file + " " + path);
                assertEquals(text, edit(changed).set(path, source), file + " " + path);
                if (path.stream().noneMatch(key -> key.matches("\\d+"))) {
                    String removed = edit(text).remove(path);
                    expected.remove(path);
                    assertEquals(expected, values(removed), file + " " + path);
                    Map<List<String>, String> again = values(edit(removed).set(path, source));
                    assertEquals(values.entrySet(), again.entrySet(), file + " " + path);
                }
            }
        }
    }

    private static List<String> comments(String text) {
        List<String> comments = new ArrayList<>();
        text.lines().filter(line -> line.contains("#"))
                .forEach(line -> comments.add(line.substring(line.indexOf('#'))));
        return comments;
    }

    private static Map<List<String>, String> values(String text) {
        Map<List<String>, String> values = new LinkedHashMap<>();
        YamlTree tree = YamlTree.of(text);
        assertEquals(Optional.empty(), tree.fault(), text);
        collect(tree, List.of(), values);
        return values;
    }

    private static void collect(YamlTree tree, List<String> path, Map<List<String>, String> values) {
        for (String key : tree.keys(path)) {
            collect(tree, YamlEdit.child(path, key), values);
        }
        for (int i = 0; i < tree.size(path); i++) {
            collect(tree, YamlEdit.child(path, Integer.toString(i)), values);
        }
        tree.scalar(path).ifPresent(value -> values.put(path, value));
    }
}
