package org.apical.ide.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apical.ui.Choices;
import org.apical.ui.Opening;
import org.apical.ui.QueuedRun;
import org.apical.ui.RunQueue;
import org.apical.ui.Workspace;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project tree over a workspace with a cohort, an experiment and runs. */
class NavigatorTest {

    @Test
    void showsTheWorkspaceAndFollowsIt() throws Throwable {
        OpenWorkbench.with(workbench -> {
            Workspace workspace = workbench.ui(Workspace::get);
            AtomicBoolean made = new AtomicBoolean();
            workbench.ui(() -> {
                Samples.cohort(workspace, 1, () -> made.set(true));
                return null;
            });
            workbench.waitUntil("the sample cohort", made::get);
            Files.createDirectories(workspace.runs().resolve("grid/cell-1"));
            Files.writeString(workspace.runs().resolve("grid/cell-1/experiment.yaml"), "apical: 1\n");
            workbench.perspective("org.apical.ui.study.perspective");
            NavigatorView view = (NavigatorView) workbench.view(NavigatorView.ID);
            TreeViewer tree = workbench.ui(() -> (TreeViewer) view.getSite().getSelectionProvider());
            NavNode root = workbench.ui(() -> (NavNode) tree.getInput());
            NavNode cohorts = root.children().get(0);
            // The folder may have been read before the cohort was in it, and the tree makes its rows when they are seen.
            workbench.waitUntil("the choice of the first clip", () -> {
                NavNode node = cohorts;
                while (node.mayHaveChildren()) {
                    view.expand(node);
                    if (node.children().isEmpty()) {
                        return false;
                    }
                    node = node.children().get(0);
                }
                tree.setSelection(new StructuredSelection(node), true);
                return Choices.get().current().clip().equals(Optional.of(node.key()));
            });
            NavNode cohort = cohorts.children().get(0);
            assertEquals(Samples.COHORT, cohort.text());
            assertEquals(1, cohort.children().size());
            assertEquals(Optional.of(cohort.children().get(0).text()),
                    workbench.ui(() -> Choices.get().current().patient()));
            NavNode runs = root.children().get(2);
            expand(workbench, view, runs);
            workbench.waitUntil("the grid among the runs", () -> runs.children().stream()
                    .anyMatch(node -> node.text().equals("grid")));
            NavNode experiments = root.children().get(1);
            expand(workbench, view, experiments);
            Files.writeString(workspace.experiments().resolve("new.experiment.yaml"), "apical: 1\n");
            workbench.waitUntil("the new experiment", () -> experiments.children().stream()
                    .anyMatch(node -> node.text().equals("new")));
            assertTrue(workbench.picture("navigator") > 20);
        });
    }

    @Test
    void copiesExperimentsThatAreDropped(@TempDir Path dropped) throws Throwable {
        OpenWorkbench.with(workbench -> {
            Workspace workspace = workbench.ui(Workspace::get);
            Path file = dropped.resolve("dropped.experiment.yaml");
            Files.writeString(file, "apical: 1\n");
            IViewPart view = workbench.view(NavigatorView.ID);
            workbench.ui(() -> {
                new DroppedFiles(workspace, view.getSite().getShell()).take(List.of(file));
                return null;
            });
            Path copy = workspace.experiments().resolve("dropped.experiment.yaml");
            assertTrue(Files.exists(copy));
            Files.delete(copy);
        });
    }

    @Test
    void deletesRenamesAndBringsBack() throws Throwable {
        OpenWorkbench.with(workbench -> {
            Workspace workspace = workbench.ui(Workspace::get);
            Path experiment = workspace.experiments().resolve("kept" + Opening.EXPERIMENT_ENDING);
            Path run = workspace.runs().resolve("kept-run");
            Files.writeString(experiment, "apical: 1\n");
            Files.createDirectories(run);
            Files.writeString(run.resolve("experiment.yaml"), "apical: 1\n");
            NavigatorView view = (NavigatorView) workbench.view(NavigatorView.ID);
            TreeViewer tree = workbench.ui(() -> (TreeViewer) view.getSite().getSelectionProvider());
            select(workbench, tree, 1, "kept");
            workbench.begin("org.eclipse.ui.edit.delete");
            workbench.waitUntil("the question", () -> WidgetSearch.dialog("Delete") != null);
            workbench.picture("navigator-delete");
            workbench.press("Delete", "Move to Trash");
            workbench.waitUntil("the deletion", () -> Files.notExists(experiment));
            Path lies = workspace.folder().resolve(".trash/1/experiments").resolve(experiment.getFileName());
            assertEquals("apical: 1\n", Files.readString(lies));
            workbench.command("org.eclipse.ui.edit.undo");
            assertEquals("apical: 1\n", Files.readString(experiment));
            workbench.command("org.eclipse.ui.edit.redo");
            assertTrue(Files.notExists(experiment));
            workbench.command("org.eclipse.ui.edit.undo");
            assertTrue(Files.exists(experiment));

            select(workbench, tree, 2, "kept-run");
            workbench.begin("org.eclipse.ui.edit.rename");
            workbench.waitUntil("the question", () -> WidgetSearch.dialog("Rename") != null);
            workbench.ui(() -> {
                Text name = WidgetSearch.all(Text.class, WidgetSearch.dialog("Rename")).get(0);
                assertEquals("kept-run", name.getText());
                name.setText("first/try");
                assertFalse(WidgetSearch.dialog("Rename").getDefaultButton().isEnabled());
                name.setText("first try");
                return null;
            });
            workbench.press("Rename", "OK");
            workbench.waitUntil("the new name", () -> Files.notExists(run));
            assertTrue(Files.exists(workspace.runs().resolve("first try/experiment.yaml")));
            workbench.command("org.eclipse.ui.edit.undo");
            assertTrue(Files.exists(run.resolve("experiment.yaml")));
            workbench.ui(() -> {
                tree.setSelection(new StructuredSelection(((NavNode) tree.getInput()).children().get(0)));
                return null;
            });
            workbench.waitUntil("nothing to delete", () -> !enabled("org.eclipse.ui.edit.delete"));
        });
    }

    @Test
    void touchesNothingThatIsAtWork() throws Throwable {
        OpenWorkbench.with(workbench -> {
            try {
                Workspace workspace = workbench.ui(Workspace::get);
                QueuedRun run = RunQueue.get().submit(SmallExperiment.write(workspace.experiments(), "busy", 100_000),
                        RunQueue.Kind.RUN);
                SmallExperiment.until("an epoch", () -> !run.live().epochs().isEmpty());
                RunQueue.get().pause(run);
                Path folder = run.folder().orElseThrow();
                NavigatorView view = (NavigatorView) workbench.view(NavigatorView.ID);
                TreeViewer tree = workbench.ui(() -> (TreeViewer) view.getSite().getSelectionProvider());
                for (Path used : List.of(folder, run.file())) {
                    select(workbench, tree, used.equals(folder) ? 2 : 1, used.equals(folder)
                            ? folder.getFileName().toString() : "busy");
                    workbench.begin("org.eclipse.ui.edit.delete");
                    workbench.press("Delete", "OK");
                    workbench.waitUntil("the end of the answer", () -> WidgetSearch.dialog("Delete") == null);
                    assertTrue(Files.exists(used));
                }
            } finally {
                // A window that fails to close would hold up all other tests.
                RunQueue.get().entries().forEach(RunQueue.get()::stop);
                RunQueue.get().close(20_000);
                RunQueue.get().entries().forEach(RunQueue.get()::remove);
            }
        });
    }

    /** Selects a node of one of the four folders, when it is there, and gives the tree the focus. */
    private static void select(OpenWorkbench workbench, TreeViewer tree, int folder, String text) throws Exception {
        workbench.waitUntil(text + " in the tree", () -> {
            NavNode node = ((NavNode) tree.getInput()).children().get(folder).children().stream()
                    .filter(one -> one.text().equals(text)).findFirst().orElse(null);
            if (node != null) {
                OpenWorkbench.page().activate(OpenWorkbench.page().findView(NavigatorView.ID));
                tree.setSelection(new StructuredSelection(node), true);
            }
            return node != null && tree.getStructuredSelection().getFirstElement() == node;
        });
    }

    private static boolean enabled(String id) {
        return PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(id).isEnabled();
    }

    private static void expand(OpenWorkbench workbench, NavigatorView view, NavNode node) throws Exception {
        workbench.ui(() -> {
            view.expand(node);
            return null;
        });
        workbench.waitUntil("what is in " + node.text(), () -> node.isKnown() && !node.isLoading());
    }
}
