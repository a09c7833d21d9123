package org.apical.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every engine of the product keeps its contract beside the others, whichever are installed. */
class ConformanceTest {

    @TempDir
    Path folder;

    @Test
    void everyInstalledEngineKeepsItsContract() throws IOException, InterruptedException {
        Product.Answer answer = new Product(folder).call("conformance", "--json");
        assertEquals(0, answer.code(), answer.err());
        Set<String> predicting = new TreeSet<>();
        for (JsonElement element : answer.json().getAsJsonObject().getAsJsonArray("checks")) {
            JsonObject check = element.getAsJsonObject();
            assertNotEquals("failed", check.get("state").getAsString(), check.toString());
            if (check.get("check").getAsString().equals("forward.2d")
                    && check.get("state").getAsString().equals("ok")) {
                predicting.add(check.get("engine").getAsString());
            }
        }
        assertEquals(Set.of("org.apical.engine.dl4j", "org.apical.engine.libtorch", "org.apical.engine.onnx"),
                predicting);
    }

    @Test
    void leavesOutWhatIsThereForComparison() throws IOException, InterruptedException {
        Product.Answer answer = new Product(folder).call("conformance", "org.apical.engine.libtorch.plain");
        assertEquals(3, answer.code(), answer.err());
        assertTrue(answer.err().contains("compare"), answer.err());
    }

    @Test
    void namesTheNearestEngine() throws IOException, InterruptedException {
        Product.Answer answer = new Product(folder).call("conformance", "dl4");
        assertEquals(3, answer.code(), answer.err());
        assertTrue(answer.err().contains("dl4j"), answer.err());
    }
}
