package org.apical.product;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;

/** Calls the start script of the materialised product. */
final class Product {

    private static final Path CHECKOUT = Path.of(System.getProperty("apical.checkout"));
    private static final long LIMIT_SECONDS = 600;

    private final Path folder;
    private final Path home;

    /** Calls come from the given folder, as if a person had changed into it. */
    Product(Path folder) {
        this(folder, CHECKOUT.resolve("product/target/products/org.apical.product/linux/gtk/x86_64/apical"));
    }

    private Product(Path folder, Path home) {
        this.folder = folder;
        this.home = home;
    }

    /**
     * Returns a copy that may be changed, without another copy of the large files: nothing writes into those. The
     * framework takes the place of a symbolic link's file for the installation's, so they are hard links.
     */
    Product copy(Path target) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            for (Path from : all.toList()) {
                Path to = target.resolve(home.relativize(from).toString());
                if (Files.isDirectory(from)) {
                    Files.createDirectories(to);
                } else if (from.startsWith(home.resolve("plugins"))) {
                    Files.createLink(to, from);
                } else {
                    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        return new Product(folder, target);
    }

    /** What a call gave. */
    record Answer(int code, String out, String err) {

        JsonElement json() {
            return JsonParser.parseString(out);
        }
    }

    static Path checkout() {
        return CHECKOUT;
    }

    Path script() {
        return home.resolve("apical");
    }

    /** Builds the project in a folder against this product, as its author does, and returns the plug-in. */
    Path build(Path project) throws IOException, InterruptedException {
        Answer built = await(new ProcessBuilder(CHECKOUT.resolve("mvnw").toString(), "-B", "-ntp", "-q", "-f",
                project.toString(), "package", "-Dapical.home=" + home).directory(folder.toFile()));
        if (built.code() != 0) {
            throw new IllegalStateException(built.out() + built.err());
        }
        return project.resolve("target").resolve(project.getFileName() + "-1.0.0-SNAPSHOT.jar");
    }

    /** Calls the product and waits for its end. */
    Answer call(String... arguments) throws IOException, InterruptedException {
        return call(Map.of(), arguments);
    }

    Answer call(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = builder(arguments);
        builder.environment().putAll(environment);
        return await(builder);
    }

    /** Runs a shell script as root of a name space of its own; {@code $0} is the start script. */
    Answer inShell(String script) throws IOException, InterruptedException {
        return await(new ProcessBuilder("unshare", "-rm", "sh", "-c", script, script().toString())
                .directory(folder.toFile()));
    }

    /** Calls the product as a user who may write almost nowhere; caches go where the caller says. */
    Answer asNobody(Path cache, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = builder(arguments);
        builder.environment().put("APICAL_CACHE", cache.toString());
        if (System.getProperty("user.name").equals("root")) {
            builder.command().addAll(0, List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        return await(builder);
    }

    private static Answer await(ProcessBuilder builder) throws IOException, InterruptedException {
        Path out = Files.createTempFile("apical", ".out");
        Path err = Files.createTempFile("apical", ".err");
        try {
            Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(builder.command() + " did not end.");
            }
            return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /**
     * Starts the product without waiting; what it says goes to a file. Interrupts reach it as at a terminal, also where
     * this build runs in the background and ignores them.
     */
    Process start(Path log, String... arguments) throws IOException {
        ProcessBuilder builder = builder(arguments);
        builder.command().addAll(0, List.of("env", "--default-signal=INT"));
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    private ProcessBuilder builder(String... arguments) {
        // A build in the background of a script ignores Ctrl-C, and what it starts would inherit that.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT", script().toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(folder.toFile()).redirectInput(ProcessBuilder.Redirect.from(
                Path.of("/dev/null").toFile()));
    }

    static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
