package org.apical.product;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;

/** Calls the start script of the materialised product. */
final class Product {

    private static final Path CHECKOUT = Path.of(System.getProperty("apical.checkout"));
    private static final long LIMIT_SECONDS = 600;

    private final Path folder;

    /** Calls come from the given folder, as if a person had changed into it. */
    Product(Path folder) {
        this.folder = folder;
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

    static Path script() {
        return CHECKOUT.resolve("product/target/products/org.apical.product/linux/gtk/x86_64/apical/apical");
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
