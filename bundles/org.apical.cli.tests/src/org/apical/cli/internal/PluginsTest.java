package org.apical.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apical.api.Tensor;
import org.apical.api.architecture.Architecture;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.Kind;
import org.apical.api.engine.LossFunction;
import org.apical.api.loss.Loss;
import org.apical.api.network.Network;
import org.apical.api.network.Shape;
import org.apical.api.settings.SettingsType;
import org.apical.api.task.Task;
import org.apical.runtime.RegistryCatalog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Adds plug-ins to the Equinox that runs the tests; skipped where there is none. */
class PluginsTest {

    @TempDir
    Path temporary;

    private final List<Bundle> installed = new ArrayList<>();
    private BundleContext context;

    @BeforeEach
    void findFramework() {
        Bundle self = FrameworkUtil.getBundle(Cli.class);
        Assumptions.assumeTrue(self != null, "This test needs a running Equinox: run it with ./mvnw verify.");
        context = FrameworkUtil.getBundle(RegistryCatalog.class).getBundleContext();
    }

    @AfterEach
    void uninstall() throws BundleException {
        for (Bundle bundle : installed) {
            bundle.uninstall();
        }
    }

    private void install(String name, String commands, String... sources) throws Exception {
        installed.add(SourcePlugin.write(temporary.resolve(name), name, commands, sources).install(context));
    }

    private static String command(String id, String className) {
        return "<command id='" + id + "' name='Test' description='For a test.' class='" + className + "'/>";
    }

    private static String source(String name, String constructor) {
        return "public class " + name + " implements org.apical.api.command.Command<org.apical.api.NoSettings> {"
                + " public " + name + "() { " + constructor + " }"
                + " public Class<org.apical.api.NoSettings> settingsType() { return org.apical.api.NoSettings.class; }"
                + " public Object run(org.apical.api.NoSettings s, org.apical.api.command.CommandContext c) {"
                + " return java.util.Map.of(\"answer\", 42); } }";
    }

    private static Map<String, JsonObject> list(Catalog catalog) {
        Session session = Session.run(catalog, "list", "--json");
        assertEquals(ExitCode.DONE, session.exitCode, session.out());
        Map<String, JsonObject> rows = new HashMap<>();
        for (JsonElement row : JsonParser.parseString(session.out()).getAsJsonArray()) {
            JsonObject object = row.getAsJsonObject();
            rows.put(object.get("bundle").getAsString() + " " + object.get("id").getAsString(), object);
        }
        return rows;
    }

    private static String state(Map<String, JsonObject> rows, String bundle, String id) {
        return Optional.ofNullable(rows.get(bundle + " " + id)).map(row -> row.get("state").getAsString())
                .orElse("absent");
    }

    @Test
    void examplePluginIsReadyAndDoesWhatItSays() throws Exception {
        Path example = Path.of(System.getProperty("apical.checkout", ".")).resolve("examples/org.example.echo-plugin");
        Assumptions.assumeTrue(Files.isDirectory(example), "The example is not at " + example
                + "; set the system property apical.checkout to the checkout.");
        installed.add(new SourcePlugin(example, temporary.resolve("classes")).install(context));
        Catalog catalog = new RegistryCatalog();
        Map<String, JsonObject> rows = list(catalog);
        for (String id : List.of("wideCnn", "logCosh", "gradientTimesInput", "strokeVolume")) {
            assertEquals("ready", state(rows, "org.example.echo-plugin", "org.example.echo-plugin." + id));
        }
        Network network = build(catalog.get(Kind.ARCHITECTURE, "wideCnn"));
        long byHand = 49 * 12 + 24 + 49 * 12 * 24 + 48 + 49 * 24 * 48 + 96 + 48 * 2 + 2;
        assertEquals(byHand, network.trainableParameterCount());
        LossFunction.Value value = loss(catalog.get(Kind.LOSS, "logCosh"));
        assertEquals(Math.log(Math.cosh(1)) / 2, value.mean(), 1e-6);
        assertEquals(Math.tanh(1) / 2, value.gradient().data()[0], 1e-6);
        assertEquals(0, value.gradient().data()[2]);
        assertEquals(65, label(catalog.get(Kind.TASK, "strokeVolume")));
    }

    private static <S extends Record> Network build(Architecture<S> architecture) throws Exception {
        return architecture.build(SettingsType.of(architecture.settingsType()).defaults(), Shape.of(1, 64, 64), 2);
    }

    private static <S extends Record> LossFunction.Value loss(Loss<S> loss) throws Exception {
        return loss.create(SettingsType.of(loss.settingsType()).defaults())
                .evaluate(Tensor.of(new float[] {3, 1, 5}, 3, 1), Tensor.of(new float[] {2, 1, Float.NaN}, 3, 1));
    }

    private static <S extends Record> double label(Task<S> task) throws Exception {
        Map<String, String> row = Map.of("edvMl", "110", "esvMl", "45");
        return task.value(SettingsType.of(task.settingsType()).defaults(),
                column -> Optional.ofNullable(row.get(column)));
    }

    @Test
    void badPluginsShowInListAndDoctorAndEverythingElseWorks() throws Exception {
        install("test.cli.good", command("test.cli.answer", "Good"), "Good", source("Good", ""));
        install("test.cli.missing", command("test.cli.missing", "Nowhere"));
        install("test.cli.throwing", command("test.cli.throwing", "Bad"), "Bad",
                source("Bad", "if (true) throw new IllegalStateException(\"no camera\");"));
        install("test.cli.twin", command("test.cli.answer", "Twin"), "Twin", source("Twin", ""));

        RegistryCatalog catalog = new RegistryCatalog();
        Map<String, JsonObject> rows = list(catalog);
        assertEquals("ready", state(rows, "test.cli.good", "test.cli.answer"));
        assertEquals("problem", state(rows, "test.cli.missing", "test.cli.missing"));
        assertEquals("problem", state(rows, "test.cli.throwing", "test.cli.throwing"));
        assertEquals("problem", state(rows, "test.cli.twin", "test.cli.answer"));
        assertEquals("ready", state(rows, "org.apical.cli", "org.apical.cli.list"));

        Session doctor = Session.run(catalog, "doctor", "--json");
        assertEquals(ExitCode.DONE, doctor.exitCode, doctor.out());
        String findings = JsonParser.parseString(doctor.out()).getAsJsonObject().get("findings").toString();
        for (String part : List.of("Nowhere", "no camera", "test.cli.twin", "test.cli.good")) {
            assertTrue(findings.contains(part), findings);
        }
        Session answer = Session.run(catalog, "answer", "--json");
        assertEquals(ExitCode.DONE, answer.exitCode, answer.out());
        assertEquals(JsonParser.parseString("{answer: 42}"), JsonParser.parseString(answer.out()));
        assertEquals(ExitCode.BAD_INPUT, Session.run(catalog, "throwing").exitCode);
    }

    @Test
    void doctorNamesAPluginWhoseRequirementIsMissing() throws Exception {
        Path folder = temporary.resolve("test.cli.unresolved");
        SourcePlugin plugin = SourcePlugin.write(folder, "test.cli.unresolved", command("test.cli.never", "Never"));
        Path manifest = folder.resolve("META-INF/MANIFEST.MF");
        Files.writeString(manifest, Files.readString(manifest).replace("org.apical.api", "org.nowhere.at.all"));
        installed.add(plugin.install(context));
        Session doctor = Session.run(new RegistryCatalog(), "doctor", "--json");
        assertEquals(ExitCode.DONE, doctor.exitCode, doctor.out());
        String findings = JsonParser.parseString(doctor.out()).getAsJsonObject().get("findings").toString();
        assertTrue(findings.contains("test.cli.unresolved") && findings.contains("org.nowhere.at.all"), findings);
    }
}
