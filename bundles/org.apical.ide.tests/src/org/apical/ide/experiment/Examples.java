package org.apical.ide.experiment;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The example experiments of the checkout. */
public final class Examples {

    private Examples() {
    }

    /** Returns all of them; skips the test where there is no checkout. */
    public static List<Path> all() throws IOException {
        Path folder = folder();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".experiment.yaml")).sorted().toList();
        }
    }

    /** Returns the text of one of them. */
    public static String text(String name) throws IOException {
        return Files.readString(folder().resolve(name + ".experiment.yaml"));
    }

    /** Returns their folder. */
    public static Path folder() {
        Path folder = Path.of(System.getProperty("apical.checkout", "")).toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("examples/ef-phantom.experiment.yaml"))) {
            folder = folder.getParent();
        }
        assumeTrue(folder != null, "The folder examples is not above the working folder: run this in a checkout.");
        return folder.resolve("examples");
    }
}
