package org.apical.ide.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.ui.Choices;
import org.apical.ui.Opening;
import org.apical.ui.Workspace;

/** The nodes of the project tree that stand for folders and files. */
final class NavFolders {

    private NavFolders() {
    }

    /** What a folder's entry becomes; empty when it is not shown. */
    @FunctionalInterface
    private interface Maker {

        Optional<NavNode> make(Path path);
    }

    /** A folder of the file system. */
    static final class Folder extends NavNode {

        private final Maker maker;

        Folder(String name, String icon, Path path, Maker maker) {
            super(path.toString(), name, icon, path, true);
            this.maker = maker;
        }

        @Override
        boolean isOwnFile() {
            return !path().getParent().equals(Workspace.get().folder());
        }

        @Override
        boolean isRenamable() {
            // The runs of a search know it by its name.
            return isOwnFile() && !path().startsWith(Workspace.get().runs());
        }

        @Override
        List<NavNode> find() throws ApicalException {
            List<NavNode> found = new ArrayList<>();
            try (DirectoryStream<Path> listed = Files.newDirectoryStream(path())) {
                for (Path one : listed) {
                    if (!one.getFileName().toString().startsWith(".")) {
                        maker.make(one).ifPresent(found::add);
                    }
                }
            } catch (IOException | UncheckedIOException failure) {
                throw ApicalException.failed(new Problem("The folder cannot be read.", path().toString(), "",
                        "Check that it exists and may be read."), failure);
            }
            found.sort(Comparator.comparing((NavNode node) -> !node.mayHaveChildren())
                    .thenComparing(node -> node.text().toLowerCase(Locale.ROOT)).thenComparing(NavNode::key));
            return found;
        }
    }

    /** A file that is opened by a double click. */
    private static final class Leaf extends NavNode {

        Leaf(Path path, String name, String icon) {
            super(path.toString(), name, icon, path, false);
        }

        @Override
        boolean isOwnFile() {
            return true;
        }

        @Override
        void open() {
            Opening.file(path());
        }
    }

    /** A run. */
    private static final class Run extends NavNode {

        private final boolean finished = Files.exists(path().resolve("metrics.json"));

        Run(Path path) {
            super(path.toString(), path.getFileName().toString(), "run", path, false);
        }

        @Override
        boolean isOwnFile() {
            return true;
        }

        @Override
        boolean isRenamable() {
            // A search looks for its cells under their names.
            return path().getParent().equals(Workspace.get().runs());
        }

        @Override
        String note() {
            return finished ? "" : "not finished";
        }

        @Override
        void choose() {
            Choices.get().choose(choice -> choice.withRun(path()));
        }

        @Override
        void open() {
            choose();
            Opening.perspective(Opening.RESULTS_PERSPECTIVE);
        }
    }

    /** Returns the four folders of the workspace. */
    static List<NavNode> of(Workspace workspace, CohortShelf shelf) {
        return List.of(new Folder("Cohorts", "cohort", workspace.cohorts(), path -> cohort(path, shelf)),
                new Folder("Experiments", "experiment", workspace.experiments(), NavFolders::experiment),
                new Folder("Runs", "run", workspace.runs(), NavFolders::run),
                new Folder("Reports", "report", workspace.reports(), NavFolders::report));
    }

    private static Optional<NavNode> cohort(Path path, CohortShelf shelf) {
        return CohortShelf.isCohort(path) ? Optional.of(new NavCohort(path, shelf)) : Optional.empty();
    }

    private static Optional<NavNode> experiment(Path path) {
        String name = path.getFileName().toString();
        if (Files.isDirectory(path)) {
            return Optional.of(new Folder(name, "folder", path, NavFolders::experiment));
        }
        boolean yaml = name.endsWith(Opening.EXPERIMENT_ENDING);
        return Optional.of(new Leaf(path,
                yaml ? name.substring(0, name.length() - Opening.EXPERIMENT_ENDING.length()) : name,
                yaml ? "experiment" : "note"));
    }

    /** Runs lie among reports and cohorts that belong to them; searches hold runs. */
    private static Optional<NavNode> run(Path path) {
        if (!Files.isDirectory(path)) {
            return path.toString().endsWith(".html")
                    ? Optional.of(new Leaf(path, path.getFileName().toString(), "report")) : Optional.empty();
        }
        if (Files.isRegularFile(path.resolve("experiment.yaml"))) {
            return Optional.of(new Run(path));
        }
        return holdsRuns(path, 3) ? Optional.of(new Folder(path.getFileName().toString(), "search", path,
                NavFolders::run)) : Optional.empty();
    }

    private static boolean holdsRuns(Path folder, int depth) {
        if (Files.isRegularFile(folder.resolve("experiment.yaml"))) {
            return true;
        }
        if (depth == 0) {
            return false;
        }
        try (DirectoryStream<Path> listed = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path one : listed) {
                if (holdsRuns(one, depth - 1)) {
                    return true;
                }
            }
            return false;
        } catch (IOException gone) {
            return false;
        }
    }

    private static Optional<NavNode> report(Path path) {
        String name = path.getFileName().toString();
        return Optional.of(Files.isDirectory(path) ? new Folder(name, "folder", path, NavFolders::report)
                : new Leaf(path, name, name.endsWith(".html") ? "report" : "note"));
    }
}
