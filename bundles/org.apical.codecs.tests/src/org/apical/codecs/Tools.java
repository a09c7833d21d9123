package org.apical.codecs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs independent encoders and decoders; a test whose tool is not installed is skipped. */
final class Tools {
    private Tools() {
    }

    /** Runs a tool in a folder and returns what it wrote to standard output. */
    static byte[] run(Path folder, String... command) throws IOException, InterruptedException {
        assumeInstalled(command[0]);
        Path errors = folder.resolve("errors.txt");
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile())).start();
        byte[] output;
        try (InputStream in = process.getInputStream()) {
            output = in.readAllBytes();
        }
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ": " + text(errors));
        return output;
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    static void assumeInstalled(String tool) {
        List<Path> places = new ArrayList<>();
        for (String folder : System.getenv("PATH").split(":")) {
            places.add(Path.of(folder, tool));
        }
        assumeTrue(places.stream().anyMatch(Files::isExecutable), tool + " is not installed; ./verify installs it.");
    }
}
