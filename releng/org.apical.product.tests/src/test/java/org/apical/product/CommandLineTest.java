package org.apical.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of the command line that scripts rely on. */
class CommandLineTest {

    @TempDir
    Path folder;

    @Test
    void listsEveryContributionAsReady() throws IOException, InterruptedException {
        Product.Answer answer = new Product(folder).call("list", "--json");
        assertEquals(0, answer.code(), answer.err());
        Set<String> ids = new TreeSet<>();
        for (JsonElement element : answer.json().getAsJsonArray()) {
            JsonObject entry = element.getAsJsonObject();
            assertEquals(Set.of("kind", "id", "name", "bundle", "version", "state", "problem"), entry.keySet());
            assertEquals("ready", entry.get("state").getAsString(), entry.toString());
            ids.add(entry.get("id").getAsString());
        }
        assertTrue(ids.containsAll(Set.of("org.apical.echonet.ejectionFraction", "org.apical.dicom.dicomFolder",
                "org.apical.echonet.inceptionResnetV1", "org.apical.engine.dl4j", "org.apical.interpret.smoothGrad",
                "org.apical.demo.demo", "org.apical.bench.bench")), ids.toString());
        assertEquals("", answer.err());
    }

    @Test
    void listsOneKindForPeople() throws IOException, InterruptedException {
        Product.Answer answer = new Product(folder).call("list", "tasks");
        assertEquals(0, answer.code(), answer.err());
        assertTrue(answer.out().contains("ejectionFraction") && !answer.out().contains("smoothGrad"), answer.out());
    }

    @Test
    void looksAtTheMachine() throws IOException, InterruptedException {
        Product.Answer answer = new Product(folder).call("doctor");
        assertEquals(0, answer.code(), answer.err());
        assertTrue(answer.out().contains("org.apical.engine.dl4j") && answer.out().contains("oneDNN"), answer.out());
    }

    @Test
    void answersWrongUsageWithTwo() throws IOException, InterruptedException {
        Product product = new Product(folder);
        Product.Answer unknown = product.call("lits");
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().contains("list"), unknown.err());
        Product.Answer option = product.call("phantom", "--patiens", "3", "--out", "x");
        assertEquals(2, option.code());
        assertTrue(option.err().contains("--patients"), option.err());
        assertFalse(Files.exists(folder.resolve("x")));
    }

    @Test
    void tellsTheWayOfBadInputInJson() throws IOException, InterruptedException {
        Product.Answer answer = new Product(folder).call("run", "nowhere.experiment.yaml", "--json");
        assertEquals(3, answer.code());
        JsonObject error = answer.json().getAsJsonObject();
        assertEquals(Set.of("error", "file", "place", "remedy"), error.keySet());
        assertTrue(error.get("file").getAsString().endsWith("nowhere.experiment.yaml"), error.toString());
    }

    @Test
    void explainsEveryCommand() throws IOException, InterruptedException {
        Product product = new Product(folder);
        for (String command : new String[] {"demo", "phantom", "inspect", "import", "run", "grid", "predict", "preview",
            "derive", "check-shortcuts", "protocol", "explain", "claims", "report", "review", "runs", "compare",
            "export", "list", "doctor", "bench", "conformance", "new-plugin"}) {
            Product.Answer answer = product.call(command, "--help");
            assertEquals(0, answer.code(), command + answer.err());
            assertTrue(answer.out().contains("--json"), answer.out());
        }
    }
}
