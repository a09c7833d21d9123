package org.apical.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.eclipse.swt.program.Program;
import org.eclipse.ui.IEditorDescriptor;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;

/** Opens what people double-click. To be used on the user-interface thread. */
public final class Opening {

    /** The id of the editor of experiment files. */
    public static final String EXPERIMENT_EDITOR = "org.apical.ui.experiment.editor";
    /** The id of the perspective in which experiments are written. */
    public static final String EXPERIMENT_PERSPECTIVE = "org.apical.ui.experiment.perspective";
    /** The id of the perspective in which studies are looked at. */
    public static final String STUDY_PERSPECTIVE = "org.apical.ui.study.perspective";
    /** The id of the perspective in which runs are compared. */
    public static final String RESULTS_PERSPECTIVE = "org.apical.ui.results.perspective";
    /** How the names of experiment files end. */
    public static final String EXPERIMENT_ENDING = ".experiment.yaml";

    private Opening() {
    }

    /**
     * Opens a file: an experiment in its editor, a page such as a report beside the runs, others in the editor that is
     * registered for them, and what no editor knows in the system's own program.
     *
     * @param file the file, or a folder that the system's file manager shows
     */
    public static void file(Path file) {
        try {
            IWorkbenchPage page = page();
            IEditorDescriptor editor = Files.isDirectory(file) ? null
                    : PlatformUI.getWorkbench().getEditorRegistry().getDefaultEditor(file.getFileName().toString());
            if (file.toString().endsWith(EXPERIMENT_ENDING) || file.endsWith("experiment.yaml")) {
                // The other perspectives leave no room for an editor.
                perspective(EXPERIMENT_PERSPECTIVE);
                page.openEditor(new PathInput(file), EXPERIMENT_EDITOR);
            } else if (editor != null && editor.isInternal()) {
                page.openEditor(new PathInput(file), editor.getId());
            } else if (!Files.exists(file)) {
                throw ApicalException.badInput(new Problem("This does not exist any more.", file.toString(), "",
                        "Refresh the view that shows it."));
            } else if (file.toString().endsWith(".html")) {
                perspective(RESULTS_PERSPECTIVE);
                ((PageView) page().showView(PageView.ID)).show(file);
            } else if (!Program.launch(file.toString())) {
                throw ApicalException.failed(new Problem("No program is registered for such files.", file.toString(),
                        "", "Open it by hand."), null);
            }
        } catch (PartInitException | ApicalException failure) {
            Failures.show("Open " + file.getFileName(), failure);
        }
    }

    /**
     * Opens a perspective.
     *
     * @param id its id
     */
    public static void perspective(String id) {
        IWorkbench workbench = PlatformUI.getWorkbench();
        try {
            workbench.showPerspective(id, workbench.getActiveWorkbenchWindow());
        } catch (WorkbenchException failure) {
            Failures.show("Open a perspective", failure);
        }
    }

    private static IWorkbenchPage page() {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        return (window == null ? PlatformUI.getWorkbench().getWorkbenchWindows()[0] : window).getActivePage();
    }
}
