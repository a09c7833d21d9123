package org.apical.datasets;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.settings.SettingsType;
import org.apical.api.source.Clip;
import org.apical.api.source.ClipReference;
import org.apical.api.source.DataSource;
import org.apical.api.source.Listing;
import org.junit.jupiter.api.Assumptions;

/** Miniature data sets, which lie beside the checkout or in the folder that APICAL_TESTDATA names. */
final class MiniData {

    private MiniData() {
    }

    /** Returns a data set, skipping the test when it is not there. */
    static Path of(String name) {
        String named = System.getenv("APICAL_TESTDATA");
        Path here = Path.of("").toAbsolutePath();
        for (Path base = here; base != null; base = base.getParent()) {
            for (Path root : named == null ? new Path[] {base.resolve("shared"), base.resolveSibling("shared")}
                    : new Path[] {Path.of(named)}) {
                Path found = root.resolve("data/formats").resolve(name);
                if (Files.isDirectory(found)) {
                    return found;
                }
            }
        }
        Assumptions.abort("The test data are not here: set APICAL_TESTDATA to the folder that holds data/.");
        return here;
    }

    /** Copies a data set to where it may be changed. */
    static Path copy(String name, Path to) throws IOException {
        Path from = of(name);
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Path target = to.resolve(from.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(target);
                    } else {
                        Files.write(target, Files.readAllBytes(file));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return to;
    }

    /** Changes the text of a file. */
    static void change(Path file, UnaryOperator<String> change) throws IOException {
        String before = Files.readString(file);
        String after = change.apply(before);
        assertTrue(!after.equals(before), "the change changed nothing in " + file);
        Files.writeString(file, after);
    }

    /** Lists with the default settings. */
    static <S extends Record> Listing list(DataSource<S> source, Path path) throws Exception {
        return source.list(SettingsType.of(source.settingsType()).defaults(), path, Progress.NONE);
    }

    /** Opens the clip of an id and returns its problems, tracings read. */
    static List<String> problems(Listing listing, String clip) throws ApicalException {
        try (Clip open = clip(listing, clip).open()) {
            open.tracings();
            return open.problems().stream().map(Problem::line).toList();
        }
    }

    static ClipReference clip(Listing listing, String clip) {
        return listing.clips().stream().filter(reference -> reference.info().clip().equals(clip)).findFirst()
                .orElseThrow(() -> new AssertionError("no clip " + clip));
    }

    /** Checks that exactly one of some sentences holds all the words. */
    static void assertOne(List<String> lines, String... words) {
        long count = lines.stream().filter(line -> Stream.of(words).allMatch(line::contains)).count();
        assertTrue(count == 1, () -> count + " with " + List.of(words) + " in " + lines);
    }

    static List<String> skipped(Listing listing) {
        return listing.skipped().stream().map(Problem::line).toList();
    }

    static int area(boolean[] mask) {
        int area = 0;
        for (boolean pixel : mask) {
            area += pixel ? 1 : 0;
        }
        return area;
    }
}
