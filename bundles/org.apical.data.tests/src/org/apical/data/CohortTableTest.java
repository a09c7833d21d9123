package org.apical.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CohortTableTest {

    @TempDir
    Path folder;

    private static StoredClip clip(String patient, int index) {
        return new StoredClip(index, patient, patient + "s", "c" + index, "A4C", "f", 0, 20, new double[] {0},
                new FrameGeometry(10, 10, 0, 0, 10, 10, 10, 10), Map.of());
    }

    @Test
    void patientsAreCountedOnceAndWhatIsUnknownIsLeftOut() throws Exception {
        Path csv = Files.writeString(folder.resolve("l.csv"), "patient,sex,age,weightKg,heightM,ef,lead\n"
                + "A,M,60,80,2,50,1\nB,F,70,50,1,60,0\nC,male,,90,1.5,,\n");
        Map<String, List<StoredClip>> parts = new LinkedHashMap<>();
        parts.put("train", List.of(clip("A", 0), clip("A", 1), clip("B", 2), clip("C", 3)));
        parts.put("test", List.of());
        CohortTable table = CohortTable.of(LabelTable.read(csv), parts);
        CohortTable.Column train = table.columns().get(0);
        assertEquals(3, train.patients());
        assertEquals(4, train.clips());
        assertEquals(80, train.images());
        assertEquals(200 / 3.0, train.shares().get("sex").percent(), 1e-9);
        assertEquals(65, train.measures().get("age").mean(), 1e-9);
        assertEquals(Math.sqrt(50), train.measures().get("age").deviation(), 1e-9);
        assertEquals((20 + 50 + 40) / 3.0, train.measures().get("bmi").mean(), 1e-9);
        assertEquals(2, train.shares().get("lead").known());
        assertEquals(0, table.columns().get(1).patients());
        assertTrue(table.lines().contains(List.of("Age, years", "65.0 (7.1)", "-")), table.lines().toString());
        assertTrue(table.html().contains("<td>65.0 (7.1)</td>"));
    }
}
