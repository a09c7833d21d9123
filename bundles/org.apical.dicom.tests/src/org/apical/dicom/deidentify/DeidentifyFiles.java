package org.apical.dicom.deidentify;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apical.api.ApicalException;
import org.apical.api.Progress;

/** What the tests of de-identification share: the test data, the tools of dcmtk, searches for what must be gone. */
final class DeidentifyFiles {
    static final byte[] KEY = "a key of the tests, not a secret".getBytes(StandardCharsets.US_ASCII);

    private DeidentifyFiles() {
    }

    /** A shared DICOM file; the test is skipped when it is not there. */
    static Path shared(String name) {
        List<Path> roots = new ArrayList<>();
        if (System.getenv("APICAL_TESTDATA") != null) {
            roots.add(Path.of(System.getenv("APICAL_TESTDATA")));
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            roots.add(at.resolve("shared"));
        }
        Path found = roots.stream().map(root -> root.resolve("data/dicom").resolve(name)).filter(Files::exists)
                .findFirst().orElse(null);
        assumeTrue(found != null, "The shared test data are not there; set APICAL_TESTDATA to the folder that holds "
                + "data/.");
        return found;
    }

    static DeidentifyResult run(DeidentifyOptions options, Path source, Path out) throws ApicalException {
        return new Deidentifier(options, new Pseudonyms(KEY)).run(source, out, Progress.NONE);
    }

    /** The one released file of a folder. */
    static Path released(Path out) throws IOException {
        List<Path> files = files(out.resolve("dicom"));
        if (files.size() != 1) {
            throw new AssertionError(files.size() + " files were released.");
        }
        return files.get(0);
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Runs a tool of Debian's; the test is skipped when it is not installed. */
    static String tool(String... command) throws IOException, InterruptedException {
        boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command[0])));
        assumeTrue(there, "The program " + command[0] + " is not installed.");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(command[0] + " did not end.");
        }
        return said;
    }

    /** Whether bytes hold a text in any letter case, as ASCII or in UTF-16 of either byte order. */
    static boolean holds(byte[] bytes, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        for (int step = 1; step <= 2; step++) {
            for (int phase = 0; phase < step; phase++) {
                StringBuilder every = new StringBuilder(bytes.length / step + 1);
                for (int i = phase; i < bytes.length; i += step) {
                    every.append((char) (bytes[i] & 0xFF));
                }
                if (every.toString().toLowerCase(Locale.ROOT).contains(wanted)) {
                    return true;
                }
            }
        }
        return false;
    }
}
