package org.apical.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;

import org.junit.jupiter.api.Test;

class FlatSettingsTest {

    @Test
    void namesEverySettingByItsPlace() {
        Map<String, String> flat = FlatSettings.of("""
                apical: 1
                task: {id: ejectionFraction, column: ef}
                data:
                  size: [112, 64]
                augment:
                - {id: rotation, degrees: 20.0}
                - {id: flip}
                split: {aliases: '', seed: -1}
                interpret: []
                """);
        assertEquals("1", flat.get("apical"));
        assertEquals("ejectionFraction", flat.get("task.id"));
        assertEquals("64", flat.get("data.size.1"));
        assertEquals("20.0", flat.get("augment.0.degrees"));
        assertEquals("flip", flat.get("augment.1.id"));
        assertEquals("", flat.get("split.aliases"));
        assertEquals("-1", flat.get("split.seed"));
        assertEquals(10, flat.size(), flat.toString());
        assertEquals("apical", flat.keySet().iterator().next(), "in the order of the file");
    }
}
