package org.apical.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every engine of the product keeps its contract beside the others, whichever are installed. */
class ConformanceTest {

    @TempDir
    Path folder;

    @TestFactory
    List<DynamicTest> everyInstalledEngineKeepsItsContract() throws IOException, InterruptedException {
        Product product = new Product(folder);
        Product.Answer listed = product.call("list", "engines", "--json");
        assertEquals(0, listed.code(), listed.err());
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonElement element : listed.json().getAsJsonArray()) {
            String engine = element.getAsJsonObject().get("id").getAsString();
            tests.add(DynamicTest.dynamicTest(engine, () -> keepsItsContract(product, engine)));
        }
        assertTrue(!tests.isEmpty(), "No engine is installed.");
        return tests;
    }

    private static void keepsItsContract(Product product, String engine) throws IOException, InterruptedException {
        Product.Answer answer = product.call("conformance", engine, "--json");
        assertEquals(0, answer.code(), answer.out() + answer.err());
        boolean predicts = false;
        for (JsonElement element : answer.json().getAsJsonObject().getAsJsonArray("checks")) {
            JsonObject check = element.getAsJsonObject();
            assertEquals(engine, check.get("engine").getAsString());
            assertNotEquals("failed", check.get("state").getAsString(), check.toString());
            predicts |= check.get("check").getAsString().equals("forward.2d")
                    && check.get("state").getAsString().equals("ok");
        }
        assertTrue(predicts, answer.out());
    }

    @Test
    void namesTheNearestEngine() throws IOException, InterruptedException {
        Product.Answer answer = new Product(folder).call("conformance", "dl4");
        assertEquals(3, answer.code(), answer.err());
        assertTrue(answer.err().contains("dl4j"), answer.err());
    }
}
