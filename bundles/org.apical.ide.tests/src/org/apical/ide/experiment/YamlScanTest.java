package org.apical.ide.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.apical.ui.experiment.internal.yaml.YamlScan;
import org.apical.ui.experiment.internal.yaml.YamlTree;
import org.junit.jupiter.api.Test;

/** Scans text as somebody types it. */
class YamlScanTest {

    /** Says what is typed at the bar: the path, whether it is a key, and the word so far. */
    private static String typing(String text) {
        int caret = text.indexOf('|');
        return YamlScan.typing(text.replace("|", ""), caret).map(typing -> String.join(".", typing.path())
                + (typing.isKey() ? " key " : " value ") + "'" + typing.prefix() + "'").orElse("nothing");
    }

    @Test
    void knowsWhereSomebodyTypes() {
        assertEquals(" key 'tra'", typing("tra|"));
        assertEquals(" key ''", typing("training:\n  batch: 3\n|"));
        assertEquals("training key 'opt'", typing("training:\n  opt|"));
        assertEquals("training key ''", typing("training:\n  batch: 3\n  |"));
        assertEquals("training.batch value '2'", typing("training:\n  batch: 2|4\n"));
        assertEquals("data.source key ''", typing("data:\n  source: {id: phantom, |}\nseed: 1"));
        assertEquals("data.source.id value 'ph'", typing("data:\n  source: {id: ph|"));
        assertEquals("augment.1.id value ''", typing("augment: [{id: rotation}, {id: |}]"));
        assertEquals("augment.0 key 'de'", typing("augment:\n- id: rotation\n  de|"));
        assertEquals("training.schedule.kind value 'co'", typing("training:\n  schedule: {kind: co|\nseed: 1"));
        assertEquals("nothing", typing("name: x # a |"));
        assertEquals("data.size.1 value ''", typing("data:\n  size: [112, |"));
    }

    @Test
    void findsEveryKeyAndValueThatTheParserFinds() throws Exception {
        for (Path file : Examples.all()) {
            String text = Files.readString(file);
            YamlScan scan = YamlScan.of(text);
            YamlTree tree = YamlTree.of(text);
            scan.keys().forEach((path, place) -> {
                assertEquals(path.get(path.size() - 1), text.substring(place.offset(), place.offset()
                        + place.length()), file.toString());
                assertEquals(tree.scalar(path), scan.value(path), file + " " + path);
                assertEquals(tree.keys(path), scan.keysBelow(path), file + " " + path);
            });
            assertEquals(tree.keys(List.of()), scan.keysBelow(List.of()), file.toString());
        }
    }

    @Test
    void goesOnBehindABracketThatWasNotClosed() {
        YamlScan scan = YamlScan.of("augment: [{id: rot\nmodel:\n  architecture: smallCnn\n");
        assertEquals(Optional.of("smallCnn"), scan.value(List.of("model", "architecture")));
        assertEquals(List.of("model", "architecture"), scan.placeAt(32).orElseThrow().path());
    }

    @Test
    void endsOnAnyText() throws Exception {
        String text = Examples.text("ef-phantom") + "tasks:\n- {id: a}\n- id: b\n  c: 'd'\n";
        Random random = new Random(5);
        String signs = "{}[]:,-#'\"\n \t\rx|>";
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 3000; i++) {
                StringBuilder changed = new StringBuilder(text);
                for (int k = 0; k < 4; k++) {
                    changed.setCharAt(random.nextInt(changed.length()), signs.charAt(random.nextInt(signs.length())));
                }
                assertNotNull(YamlScan.of(changed.toString()).keys());
                assertNotNull(YamlScan.typing(changed.toString(), random.nextInt(changed.length())));
            }
        });
    }
}
