package org.apical.ide.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.experiment.run.RunFolder;
import org.apical.ui.ApicalJob;
import org.apical.ui.Choice;
import org.apical.ui.Choices;
import org.apical.ui.Failures;
import org.apical.ui.Opening;
import org.apical.ui.QueuedRun;
import org.apical.ui.RunQueue;
import org.apical.ui.Workspace;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;

/** Deletes and renames what the project tree shows; both can be undone, and neither touches what is at work. */
final class NavChanges {

    private static final int NAMED = 12;

    private final IWorkbenchPage page;
    private final CohortShelf shelf;
    private final Trash trash = new Trash(Workspace.get());
    private final Runnable refresh;

    NavChanges(IWorkbenchPage page, CohortShelf shelf, Runnable refresh) {
        this.page = page;
        this.shelf = shelf;
        this.refresh = refresh;
    }

    private Shell shell() {
        return page.getWorkbenchWindow().getShell();
    }

    /** Moves nodes to the trash after a question that names them; returns whether it was done. */
    boolean delete(List<NavNode> nodes) {
        // What lies in a folder goes with it.
        List<NavNode> tops = nodes.stream().filter(node -> nodes.stream().noneMatch(
                other -> other != node && node.path().startsWith(other.path()))).toList();
        if (tops.isEmpty() || isRefused("Delete", tops)) {
            return false;
        }
        String names = tops.stream().limit(NAMED).map(node -> trash.workspace().folder().relativize(node.path())
                .toString()).collect(Collectors.joining("\n    "))
                + (tops.size() > NAMED ? "\n    and " + (tops.size() - NAMED) + " more" : "");
        boolean sure = MessageDialog.open(MessageDialog.QUESTION, shell(), "Delete", "Shall this be moved to the trash"
                + " of the workspace?\n\n    " + names + "\n\nEdit > Undo brings it back.", 0, "Move to Trash",
                "Cancel") == 0;
        if (!sure || !letGo(tops)) {
            return false;
        }
        Path into = trash.next();
        List<FileMoves.Move> moves = new ArrayList<>();
        tops.forEach(node -> moves.add(new FileMoves.Move(node.path(), trash.place(into, node.path()))));
        return new FileMoves("Delete " + (tops.size() == 1 ? tops.get(0).text() : tops.size() + " things"), moves,
                refresh).run();
    }

    /** Renames a node after asking for its name. */
    boolean rename(NavNode node) {
        if (isRefused("Rename", List.of(node))) {
            return false;
        }
        Path file = node.path();
        String ending = file.toString().endsWith(Opening.EXPERIMENT_ENDING) ? Opening.EXPERIMENT_ENDING : "";
        InputDialog dialog = new InputDialog(shell(), "Rename", "The new name of " + node.text() + ":"
                + (node instanceof NavCohort ? "\nRuns made with this cohort look for it under its present name." : ""),
                node.text(), name -> fault(file, name, ending));
        if (dialog.open() != Window.OK || !letGo(List.of(node))) {
            return false;
        }
        Path to = file.resolveSibling(dialog.getValue().strip() + ending);
        return new FileMoves("Rename " + node.text(), List.of(new FileMoves.Move(file, to)), refresh).run();
    }

    /** Returns why a name cannot be taken, {@code null} when it can. */
    static String fault(Path file, String name, String ending) {
        String plain = name.strip();
        if (plain.isEmpty()) {
            return "";
        }
        if (plain.startsWith(".") || !plain.matches("[^\\\\/:*?\"<>|\\p{Cntrl}]+")) {
            return "A name has none of \\ / : * ? \" < > | and does not begin with a dot.";
        }
        Path to = file.resolveSibling(plain + ending);
        return to.equals(file) ? "" : Files.exists(to) ? "There is one of this name already." : null;
    }

    /** Deletes for good what lies in the trash. */
    void emptyTrash() {
        if (trash.isEmpty()) {
            MessageDialog.openInformation(shell(), "Empty Trash", "There is nothing in the trash.");
        } else if (MessageDialog.open(MessageDialog.QUESTION, shell(), "Empty Trash", "Shall everything in "
                + trash.folder() + " be deleted for good? This cannot be undone.", 0, "Delete for Good",
                "Cancel") == 0) {
            var support = PlatformUI.getWorkbench().getOperationSupport();
            support.getOperationHistory().dispose(support.getUndoContext(), true, true, false);
            new ApicalJob("Empty the trash") {

                @Override
                protected void work(Progress progress) throws ApicalException {
                    trash.empty(progress);
                }
            }.schedule();
        }
    }

    private boolean isRefused(String title, List<NavNode> nodes) {
        for (NavNode node : nodes) {
            Optional<QueuedRun> user = RunQueue.get().entries().stream().filter(run -> !run.state().isOver())
                    .filter(run -> uses(run, node.path())).findFirst();
            if (user.isPresent()) {
                MessageDialog.openInformation(shell(), title, node.text() + " is in use by " + user.get().name()
                        + ", which is in the run queue. Wait for its end, or stop it first.");
                return true;
            }
        }
        return false;
    }

    private static boolean uses(QueuedRun run, Path path) {
        if (run.file().startsWith(path) || run.folder().filter(folder -> folder.startsWith(path)).isPresent()) {
            return true;
        }
        try {
            return run.folder().isPresent() && new RunFolder(run.folder().get()).cohort().startsWith(path);
        } catch (ApicalException notYetWritten) {
            // A run that has no model yet draws or reads its cohort beside its experiment.
            return path.startsWith(Workspace.get().cohorts()) || path.startsWith(run.file().getParent())
                    && Files.isDirectory(path);
        }
    }

    /** Lets views and editors let go of files before they move. */
    private boolean letGo(List<NavNode> nodes) {
        for (NavNode node : nodes) {
            for (IEditorReference open : page.getEditorReferences()) {
                if (shows(open, node.path())) {
                    IEditorPart editor = open.getEditor(false);
                    if (editor != null && !page.closeEditor(editor, true)) {
                        return false;
                    }
                }
            }
            shelf.forget(node.path());
            Choice now = Choices.get().current();
            if (now.run().filter(run -> run.startsWith(node.path())).isPresent()
                    || now.cohort().filter(cohort -> cohort.startsWith(node.path())).isPresent()) {
                Choices.get().choose(choice -> Choice.NOTHING);
            }
        }
        return true;
    }

    private static boolean shows(IEditorReference open, Path path) {
        try {
            Path file = open.getEditorInput().getAdapter(Path.class);
            return file != null && file.startsWith(path);
        } catch (PartInitException unknown) {
            Failures.log("Close an editor", unknown);
            return false;
        }
    }
}
