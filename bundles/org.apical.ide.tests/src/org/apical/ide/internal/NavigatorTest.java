package org.apical.ide.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apical.ui.Choices;
import org.apical.ui.Workspace;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.Test;

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
            expand(workbench, view, cohorts);
            // The folder may have been read before the cohort was in it: the tree then follows.
            workbench.waitUntil("the sample cohort in the tree", () -> !cohorts.children().isEmpty());
            NavNode cohort = workbench.ui(() -> cohorts.children().get(0));
            assertEquals(Samples.COHORT, cohort.text());
            expand(workbench, view, cohort);
            assertEquals(1, cohort.children().size());
            NavNode patient = workbench.ui(() -> cohort.children().get(0));
            expand(workbench, view, patient);
            NavNode study = workbench.ui(() -> patient.children().get(0));
            expand(workbench, view, study);
            NavNode clip = workbench.ui(() -> study.children().get(0));
            workbench.ui(() -> {
                tree.setSelection(new StructuredSelection(clip), true);
                return null;
            });
            assertEquals(Optional.of(clip.key()), workbench.ui(() -> Choices.get().current().clip()));
            assertEquals(Optional.of(patient.text()), workbench.ui(() -> Choices.get().current().patient()));
            NavNode runs = root.children().get(2);
            expand(workbench, view, runs);
            assertEquals(List.of("grid"), workbench.ui(() -> runs.children().stream().map(NavNode::text).toList()));
            NavNode experiments = root.children().get(1);
            expand(workbench, view, experiments);
            Files.writeString(workspace.experiments().resolve("new.experiment.yaml"), "apical: 1\n");
            workbench.waitUntil("the new experiment", () -> experiments.children().stream()
                    .anyMatch(node -> node.text().equals("new")));
            assertTrue(workbench.picture("navigator") > 20);
        });
    }

    @Test
    void copiesExperimentsThatAreDropped() throws Throwable {
        OpenWorkbench.with(workbench -> {
            Workspace workspace = workbench.ui(Workspace::get);
            Path file = Files.createTempDirectory("dropped").resolve("dropped.experiment.yaml");
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

    private static void expand(OpenWorkbench workbench, NavigatorView view, NavNode node) throws Exception {
        workbench.ui(() -> {
            view.expand(node);
            return null;
        });
        workbench.waitUntil("what is in " + node.text(), () -> node.isKnown() && !node.isLoading());
    }
}
