package org.apical.ide.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.ui.CommandJob;
import org.apical.ui.Failures;
import org.apical.ui.Opening;
import org.apical.ui.Workspace;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;

/** Takes what was dragged into the project tree: experiments and reports are copied, clips become a cohort. */
final class DroppedFiles {

    private final Workspace workspace;
    private final Shell shell;

    DroppedFiles(Workspace workspace, Shell shell) {
        this.workspace = workspace;
        this.shell = shell;
    }

    void take(List<Path> files) {
        List<String> clips = new ArrayList<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            try {
                if (name.endsWith(Opening.EXPERIMENT_ENDING)) {
                    copy(file, workspace.experiments());
                } else if (name.endsWith(".html") || name.endsWith(".pdf")) {
                    copy(file, workspace.reports());
                } else if (CohortShelf.isCohort(file)) {
                    copy(file, workspace.cohorts());
                } else {
                    clips.add(file.toString());
                }
            } catch (ApicalException failure) {
                Failures.show("Copy " + name, failure);
            }
        }
        if (!clips.isEmpty()) {
            importClips(clips);
        }
    }

    private void importClips(List<String> clips) {
        Path out = Samples.free(workspace.cohorts(), stem(Path.of(clips.get(0)).getFileName().toString()));
        if (MessageDialog.openQuestion(shell, "Import clips", "Shall " + (clips.size() == 1 ? clips.get(0)
                : clips.size() + " files and folders") + " be imported as the cohort '" + out.getFileName()
                + "'?\n\nAll views are kept, with 20 frames of 112 x 112 pixels, 100 ms apart. For labels and other "
                + "settings use File > Import.")) {
            new CommandJob("Import " + out.getFileName(), "import", Map.of("sources", clips, "out", out.toString()),
                    workspace.folder(), answer -> {
                    }).schedule();
        }
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** Copies a file or a folder; nothing that is there is overwritten. */
    static void copy(Path from, Path into) throws ApicalException {
        Path to = into.resolve(from.getFileName());
        if (Files.exists(to)) {
            throw ApicalException.badInput(new Problem("There is one of this name already.", to.toString(), "",
                    "Rename one of them."));
        }
        try (Stream<Path> inside = Files.walk(from)) {
            for (Path one : inside.toList()) {
                Files.copy(one, to.resolve(from.relativize(one).toString()));
            }
        } catch (IOException failure) {
            throw ApicalException.failed(new Problem("It could not be copied (" + failure.getMessage() + ").",
                    from.toString(), "", "Check the space and the rights in " + into + "."), failure);
        }
    }
}
