package org.apical.results.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What other programs say of a result. */
final class OtherPrograms {
    private OtherPrograms() {
    }

    /** Calls a program, whose answer goes through a file in the folder; skips the test where it is not installed. */
    static String say(Path folder, String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("answer.txt");
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
        } catch (IOException e) {
            assumeTrue(false, command[0] + " is not installed.");
            throw e;
        }
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), command[0] + " hangs");
        return Files.readString(out, StandardCharsets.ISO_8859_1);
    }

    /** Holds that dciodvfy finds no error. */
    static void assertValid(Path folder, Path file) throws IOException, InterruptedException {
        String said = say(folder, "dciodvfy", "-new", file.toString());
        assertTrue(said.lines().noneMatch(line -> line.startsWith("Error")), file + ":\n" + said);
    }
}
