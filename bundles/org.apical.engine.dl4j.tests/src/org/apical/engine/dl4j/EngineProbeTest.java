package org.apical.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.apical.api.engine.Availability;
import org.junit.jupiter.api.Test;

class EngineProbeTest {

    @Test
    void oneDnnIsReallyInUse() {
        Availability found = new Dl4jEngine().probe();
        assertTrue(found.usable(), found.toString());
        assertEquals(List.of(), found.notes());
        assertTrue(found.device().contains("oneDNN"), found.device());
        assertEquals("1.0.0-M2.1", found.version());
    }
}
