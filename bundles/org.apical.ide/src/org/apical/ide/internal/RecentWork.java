package org.apical.ide.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apical.ui.Opening;
import org.apical.ui.Workspace;

/** What was worked on last, found by the times of the files. */
final class RecentWork {

    /**
     * A piece of work.
     *
     * @param path the experiment file, the run's folder or the cohort's folder
     * @param icon the name of its icon
     * @param changed when it changed last
     */
    record Piece(Path path, String icon, FileTime changed) {

        String name() {
            String name = path.getFileName().toString();
            return name.endsWith(Opening.EXPERIMENT_ENDING)
                    ? name.substring(0, name.length() - Opening.EXPERIMENT_ENDING.length()) : name;
        }
    }

    private RecentWork() {
    }

    /** Looks into the workspace's folders; takes as long as listing them. */
    static List<Piece> of(Workspace workspace, int most) {
        List<Piece> pieces = new ArrayList<>();
        add(workspace.experiments(), "experiment", pieces);
        add(workspace.runs(), "run", pieces);
        add(workspace.cohorts(), "cohort", pieces);
        pieces.sort(Comparator.comparing(Piece::changed).reversed().thenComparing(Piece::name));
        return pieces.subList(0, Math.min(most, pieces.size()));
    }

    private static void add(Path folder, String icon, List<Piece> pieces) {
        try (Stream<Path> listed = Files.list(folder)) {
            for (Path path : listed.toList()) {
                boolean file = icon.equals("experiment");
                if (path.getFileName().toString().startsWith(".")
                        || (file ? !path.toString().endsWith(Opening.EXPERIMENT_ENDING) : !Files.isDirectory(path))) {
                    continue;
                }
                pieces.add(new Piece(path, icon, Files.getLastModifiedTime(path)));
            }
        } catch (IOException gone) {
            // What went away while it was listed is no recent work.
            pieces.removeIf(piece -> !Files.exists(piece.path()));
        }
    }
}
