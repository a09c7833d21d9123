package org.apical.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/** A plug-in's way: begun, built against the product, passed on, installed, used and taken out; and the new start. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PluginInstallationTest {

    private static final String ID = "org.hospital.my-echo";
    /** In the cached configuration, where the window does the same; the start script itself uses one beside. */
    private static final String[] FROM_WITHIN = {"-application", "org.eclipse.equinox.p2.director", "-repository"};

    @TempDir
    static Path folder;
    @TempDir(factory = BesideTheProduct.class)
    static Path home;

    private Product product;

    /** Hard links must be on the disk of what they link. */
    static final class BesideTheProduct implements TempDirFactory {

        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
            return Files.createTempDirectory(Product.checkout().resolve("product/target"), "copy");
        }
    }

    @BeforeAll
    void copyTheProduct() throws IOException {
        product = new Product(folder).copy(home);
    }

    @Test
    void aNewPluginIsBuiltPassedOnInstalledAndTakenOut() throws IOException, InterruptedException {
        Product.Answer made = product.call("new-plugin", ID, "--name", "Our echo", "--adds",
                "task,architecture,loss,interpreter", "--json");
        assertEquals(0, made.code(), made.err());
        Path jar = product.build(folder.resolve(ID));
        done(product.call("publish", "site", jar.toString()));
        done(product.call(Stream.concat(Stream.of(FROM_WITHIN), Stream.of(folder.resolve("site").toUri().toString(),
                "-installIU", ID)).toArray(String[]::new)));
        assertEquals(Set.of(ID + ".strokeVolume", ID + ".wideCnn", ID + ".logCosh", ID + ".gradientTimesInput"),
                ready());

        // What is installed from within must leave the record of the installation whole: p2 refuses all else if not.
        Path site = Product.checkout().resolve("releng/org.apical.updatesite/target/repository");
        done(product.call("install", site.toString(), "org.apical.sdk.feature.feature.group"));
        done(product.call("uninstall", ID));
        assertEquals(Set.of(), ready());
    }

    @Test
    void theWindowStartsAgainWhenItAsks() throws IOException, InterruptedException {
        Path log = folder.resolve("starts");
        Path bundles = home.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info");
        // Ends the first time as after an installation, which changes the list of bundles.
        Map<String, String> environment = withJava("restarting", """
                echo "$@" >>'%1$s'
                [ "$(wc -l <'%1$s')" -gt 1 ] && exit 7
                echo "# changed" >>'%2$s'
                exit 23
                """.formatted(log, bundles));
        String before = Files.readString(bundles);
        Product.Answer answer = product.call(environment);
        Files.writeString(bundles, before);
        assertEquals(7, answer.code(), answer.err());
        List<String> starts = Files.readAllLines(log);
        assertEquals(2, starts.size());
        assertTrue(starts.stream().allMatch(start -> start.contains("-application org.apical.ide.application")),
                starts.toString());
        assertNotEquals(configuration(starts.get(0)), configuration(starts.get(1)));
        assertTrue(Files.notExists(configuration(starts.get(0))), "What the window ran on before is of no use.");
    }

    @Test
    void aFirstStartRemovesWhatEarlierInstallationsLeft() throws IOException, InterruptedException {
        Map<String, String> environment = withJava("sweeping", "exit 0\n");
        Path cache = Path.of(environment.get("APICAL_CACHE"));
        Path earlier = startUpCache(cache, "earlier", home.toRealPath());
        Path used = startUpCache(cache, "used", home.toRealPath());
        Path removed = startUpCache(cache, "removed", folder.resolve("no-longer-there"));
        Path other = startUpCache(cache, "other", folder);
        Process user = new ProcessBuilder("flock", "-s", used.resolve(".lock").toString(), "sh", "-c",
                "echo started; cat").start();
        try {
            assertEquals('s', user.getInputStream().read());
            Product.Answer answer = product.call(environment, "version");
            assertEquals(0, answer.code(), answer.err());
            assertEquals(List.of(false, true, false, true), Stream.of(earlier, used, removed, other)
                    .map(Files::exists).toList(), "earlier, used, removed, other");
        } finally {
            user.getOutputStream().close();
            assertEquals(0, user.waitFor());
        }
    }

    private static Path startUpCache(Path cache, String name, Path of) throws IOException {
        Path made = Files.createDirectories(cache.resolve("configuration").resolve(name));
        Files.writeString(made.resolve(".home"), of + "\n");
        return made;
    }

    /** Returns surroundings with a cache of their own, and a Java that answers to all but first starts by a script. */
    private static Map<String, String> withJava(String name, String script) throws IOException {
        Path java = Files.createDirectories(folder.resolve(name).resolve("java/bin")).resolve("java");
        Files.writeString(java.resolveSibling("../release"), "JAVA_VERSION=\"17.0.1\"\n");
        Files.writeString(java, """
                #!/bin/sh
                case "$*" in *-initialize*) exit 0 ;; esac
                """ + script);
        assertTrue(java.toFile().setExecutable(true));
        return Map.of("JAVA_HOME", java.getParent().getParent().toString(), "DISPLAY", ":0", "APICAL_CACHE",
                folder.resolve(name).resolve("cache").toString());
    }

    private static Path configuration(String start) {
        return Path.of(start.replaceAll(".* -configuration (\\S+) .*", "$1"));
    }

    private static void done(Product.Answer answer) {
        assertEquals(0, answer.code(), answer.out() + answer.err());
    }

    /** Returns the contributions of the new plug-in that can be used. */
    private Set<String> ready() throws IOException, InterruptedException {
        Product.Answer answer = product.call("list", "--json");
        assertEquals(0, answer.code(), answer.err());
        Set<String> ids = new TreeSet<>();
        for (JsonElement element : answer.json().getAsJsonArray()) {
            JsonObject entry = element.getAsJsonObject();
            if (entry.get("bundle").getAsString().equals(ID) && entry.get("state").getAsString().equals("ready")) {
                ids.add(entry.get("id").getAsString());
            }
        }
        return ids;
    }
}
