package org.apical.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apical.api.catalog.Kind;
import org.apical.api.engine.Availability;
import org.apical.api.engine.Engine;
import org.apical.api.engine.Model;
import org.apical.api.engine.Precision;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.engine.TrainingSpec;
import org.apical.api.engine.Work;
import org.apical.api.network.TrainedNetwork;
import org.apical.cli.internal.DoctorCommand.Finding;
import org.apical.testing.ListedCatalog;
import org.junit.jupiter.api.Test;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class DoctorCommandTest {

    private static final Machine GOOD = new Machine("17.0.1", "Somebody", 64, "Linux amd64", 2, 2048, 24000, 16000,
            "/cohorts", 50000, true);

    /** An engine that finds what a test says. */
    private record ProbedEngine(java.util.function.Supplier<Availability> found) implements Engine {

        @Override
        public Availability probe() {
            return found.get();
        }

        @Override
        public Model create(TrainedNetwork start, TrainingSpec training) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Model open(TrainedNetwork trained, PredictionSpec spec) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int rank(Work work, Precision precision) {
            return 1;
        }
    }

    private static ListedCatalog catalog() {
        return new ListedCatalog().add(Kind.COMMAND, "org.apical.cli.doctor", new DoctorCommand())
                .add(Kind.COMMAND, "org.apical.cli.list", new ListCommand());
    }

    @Test
    void reportsEnginesAndProblemsWithRemedies() {
        ListedCatalog catalog = catalog()
                .add(Kind.ENGINE, "org.test.fast", new ProbedEngine(
                        () -> new Availability(true, "CPU, 2 threads", "1.0",
                                Map.of(Work.TRAINING, Set.of(Precision.FP32)), List.of("It is warm."))))
                .add(Kind.ENGINE, "org.test.broken", new ProbedEngine(() -> {
                    throw new UnsatisfiedLinkError("no jnind4jcpu");
                }))
                .broken(Kind.LOSS, "org.broken.loss", "The class org.broken.Loss is not in the bundle.");
        Session json = Session.run(catalog, "doctor", "--json");
        assertEquals(ExitCode.DONE, json.exitCode);
        JsonObject answer = JsonParser.parseString(json.out()).getAsJsonObject();
        assertEquals(Set.of("machine", "gpus", "engines", "chosen", "contributions", "findings"), answer.keySet());
        JsonArray engines = answer.getAsJsonArray("engines");
        assertTrue(engines.get(0).toString().contains("no jnind4jcpu"), engines.toString());
        assertEquals("CPU, 2 threads", engines.get(1).getAsJsonObject().get("device").getAsString());
        assertTrue(engines.get(1).getAsJsonObject().get("usable").getAsBoolean());
        assertEquals(1, answer.getAsJsonObject("contributions").get("problems").getAsInt());
        String findings = answer.get("findings").toString();
        assertTrue(findings.contains("org.broken.Loss") && findings.contains("org.test.broken"), findings);
        for (var finding : answer.getAsJsonArray("findings")) {
            assertTrue(finding.getAsJsonObject().get("message").getAsString().endsWith("."), finding.toString());
            assertTrue(finding.getAsJsonObject().get("remedy").getAsString().endsWith("."), finding.toString());
        }
        assertTrue(answer.getAsJsonArray("chosen").toString().contains(
                "{\"work\":\"training\",\"precision\":\"fp32\",\"engine\":\"org.test.fast\"}"),
                answer.get("chosen").toString());
        Session text = Session.run(catalog, "doctor");
        assertTrue(text.out().contains("org.test.fast") && text.out().contains("It is warm."), text.out());
        assertTrue(text.out().lines().allMatch(line -> line.length() <= Cli.WIDTH), text.out());
    }

    @Test
    void goodMachineNeedsNoMending() {
        assertEquals(List.of(), Findings.of(GOOD, null));
        assertEquals(List.of(), Findings.of(GOOD, "2"));
    }

    @Test
    void everyLackIsFound() {
        Machine bad = new Machine("17.0.1", "Somebody", 32, "Linux x86", 2, 500, 3000, 900, "/", 100, false);
        List<Finding> findings = Findings.of(bad, "8");
        assertEquals(6, findings.size());
        assertTrue(findings.stream().allMatch(finding -> finding.message().endsWith(".")
                && finding.remedy().endsWith(".")));
    }

    @Test
    void listTellsStateAndProblemInTheWordsOfTheContract() {
        ListedCatalog catalog = catalog().broken(Kind.LOSS, "org.broken.loss", "It is broken.");
        JsonArray all = JsonParser.parseString(Session.run(catalog, "list", "--json").out()).getAsJsonArray();
        assertEquals(3, all.size());
        JsonArray losses = JsonParser.parseString(Session.run(catalog, "list", "losses", "--json").out())
                .getAsJsonArray();
        assertEquals(JsonParser.parseString("[{kind: 'loss', id: 'org.broken.loss', name: 'Name of org.broken.loss',"
                + "bundle: 'org.broken', version: '1.0.0', state: 'problem', problem: 'It is broken.'}]"), losses);
        assertTrue(all.toString().contains("\"state\":\"ready\",\"problem\":\"\""), all.toString());
        String text = Session.run(catalog, "list").out();
        assertTrue(text.contains("org.apical.cli.doctor") && text.contains("It is broken."), text);
        assertTrue(text.lines().allMatch(line -> line.length() <= Cli.WIDTH), text);
        Session unknown = Session.run(catalog, "list", "loses");
        assertEquals(ExitCode.USAGE, unknown.exitCode);
        assertTrue(unknown.err().contains("Did you mean 'losses'?"), unknown.err());
    }
}
