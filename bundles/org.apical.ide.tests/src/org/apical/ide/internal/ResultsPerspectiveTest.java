package org.apical.ide.internal;

import static org.apical.ide.internal.WidgetSearch.visible;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apical.api.Progress;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.run.ExperimentRunner;
import org.apical.experiment.search.SearchRunner;
import org.apical.ui.ChartCanvas;
import org.apical.ui.Choices;
import org.apical.ui.Opening;
import org.apical.ui.PageView;
import org.apical.ui.Services;
import org.apical.ui.Workspace;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.Test;

/** Looks at small runs that were really made: their plots, comparison, grid, report and cases for review. */
class ResultsPerspectiveTest {

    private static final String PERSPECTIVE = "org.apical.ui.results.perspective";
    private static final String VIEW = "org.apical.ui.results.view.";

    @Test
    void comparesRunsAndLeadsFromPointsToPatients() throws Throwable {
        OpenWorkbench.with(workbench -> {
            Path experiments = Workspace.get().experiments();
            Path runs = Workspace.get().runs();
            Path first = run(SmallExperiment.write(experiments, "ef", 6), runs, "seed=3");
            Path second = run(SmallExperiment.write(experiments, "ef", 6), runs, "training.batch=6");
            Path leads = run(SmallExperiment.leads(experiments, "leads", 4), runs, "seed=3");
            workbench.perspective(PERSPECTIVE);
            Tree tree = workbench.ui(ResultsPerspectiveTest::runs);
            workbench.waitUntil("three runs", () -> tree.getItemCount() >= 3
                    && rows(tree).stream().anyMatch(row -> row.startsWith("leads-")));

            workbench.view(VIEW + "plots");
            workbench.waitUntil("the row of the leads", () -> select(tree, "leads-"));
            workbench.waitUntil("the run is chosen", () -> Choices.get().current().run().equals(
                    Optional.of(leads)) && Choices.get().current().cohort().isPresent());
            workbench.waitUntil("plots of a yes or no", () -> charts() >= 3);
            assertTrue(workbench.picture("results-binary") > 50);

            workbench.waitUntil("the row of the first run", () -> select(tree, first.getFileName().toString()));
            workbench.waitUntil("cases of that run for review", () -> Choices.get().current().run().equals(
                    Optional.of(first)) && visible(Label.class).stream().anyMatch(label ->
                            label.getText().startsWith("ejectionFraction: ")) && find(Table.class).getItemCount() > 5);
            Table cases = workbench.ui(() -> find(Table.class));
            workbench.waitUntil("the plots", () -> charts() >= 2);
            String patient = workbench.ui(() -> {
                cases.setSelection(0);
                cases.notifyListeners(SWT.Selection, event(cases, cases.getItem(0)));
                return cases.getItem(0).getText(0);
            });
            workbench.waitUntil("the patient is chosen", () -> Choices.get().current().patient().equals(
                    Optional.of(patient)));
            workbench.ui(() -> {
                Text note = find(Text.class, "What you see");
                note.setText("Foreshortened");
                note.notifyListeners(SWT.DefaultSelection, event(note, null));
                return null;
            });
            workbench.waitUntil("the note", () -> cases.getItem(0).getText(6).contains("Foreshortened"));
            assertTrue(Files.readString(first.resolve("review/notes.csv")).contains("Foreshortened"));
            assertTrue(workbench.picture("results") > 50);

            workbench.ui(() -> {
                tree.setSelection(new TreeItem[] {item(tree, first), item(tree, second)});
                return PlatformUI.getWorkbench().getService(IHandlerService.class)
                        .executeCommand("org.apical.ui.results.command.compare", null);
            });
            SmallExperiment.until("the comparison", () -> four(workbench));
            assertTrue(workbench.picture("results-comparison") > 50);

            workbench.view(VIEW + "report");
            assertTrue(workbench.picture("results-report") > 20);

            workbench.perspective(StartPerspective.ID);
            workbench.ui(() -> {
                Opening.file(second.resolve("report.html"));
                return null;
            });
            workbench.waitUntil("the report that was opened as a file", () -> OpenWorkbench.page().getActivePart()
                    .getSite().getId().equals(PageView.ID));
        });
    }

    @Test
    void drawsTheCellsOfAGrid() throws Throwable {
        OpenWorkbench.with(workbench -> {
            Path file = SmallExperiment.write(Workspace.get().experiments(), "grid", 2);
            Files.writeString(file, Files.readString(file)
                    + "search:\n  learningRate: [0.01, 0.001, 0.0001]\n  weightDecay: [0, 0.001]\n");
            new SearchRunner(Services.catalog(), Clock.systemUTC(), line -> { }).run(file, List.of(),
                    Workspace.get().runs(), Progress.NONE);
            workbench.perspective(PERSPECTIVE);
            IViewPart grid = workbench.view(VIEW + "grid");
            assertNotNull(grid);
            workbench.waitUntil("the grid's cells", () -> visible(Label.class).stream()
                    .anyMatch(label -> label.getText().startsWith("6 trainings")));
            workbench.ui(() -> {
                Combo group = visible(Combo.class).stream().filter(one -> one.indexOf("Grid and cell") >= 0).findFirst()
                        .orElseThrow();
                group.setText("Grid and cell");
                group.notifyListeners(SWT.Selection, new Event());
                return null;
            });
            Tree tree = workbench.ui(ResultsPerspectiveTest::runs);
            workbench.waitUntil("the group of the grid", () -> tree.getItemCount() >= 1
                    && rows(tree).stream().anyMatch(row -> row.startsWith("search grid-")));
            workbench.ui(() -> {
                for (TreeItem item : tree.getItems()) {
                    item.setExpanded(item.getText().startsWith("search grid-"));
                }
                return null;
            });
            Thread.sleep(1000);
            assertTrue(workbench.picture("results-grid") > 50);
        });
    }

    private static boolean four(OpenWorkbench workbench) {
        try {
            return workbench.ui(() -> visible(Table.class).size() == 4);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Path run(Path file, Path runs, String override) throws Exception {
        return new ExperimentRunner(Services.catalog(), Clock.systemUTC()).run(
                new ExperimentReader(Services.catalog()).read(file, List.of(override)), runs, Progress.NONE).folder();
    }

    private static List<String> rows(Tree tree) {
        return Arrays.stream(tree.getItems()).map(TreeItem::getText).toList();
    }

    private static TreeItem item(Tree tree, Path run) {
        return Arrays.stream(tree.getItems()).filter(one -> one.getText().equals(
                run.getFileName().toString())).findFirst().orElseThrow();
    }

    /** Selects a row; there is none for the moment in which the table is read again. */
    private static boolean select(Tree tree, String start) {
        Optional<TreeItem> item = Arrays.stream(tree.getItems()).filter(one -> one.getText().startsWith(start))
                .findFirst();
        item.ifPresent(found -> {
            tree.setSelection(found);
            tree.notifyListeners(SWT.Selection, event(tree, found));
        });
        return item.isPresent();
    }

    private static Event event(Widget on, Widget item) {
        Event event = new Event();
        event.widget = on;
        event.item = item;
        return event;
    }

    private static long charts() {
        return visible(ChartCanvas.class).stream().filter(ChartCanvas::hasChart).count();
    }

    private static <W extends Control> W find(Class<W> kind) {
        List<W> found = visible(kind);
        assertTrue(!found.isEmpty(), "There is no " + kind.getSimpleName() + " to see.");
        return found.get(0);
    }

    /** The table of runs; the navigator is a tree without columns. */
    private static Tree runs() {
        return visible(Tree.class).stream().filter(tree -> tree.getColumnCount() > 0).findFirst().orElseThrow();
    }

    private static Text find(Class<Text> kind, String message) {
        return visible(kind).stream().filter(one -> one.getMessage().equals(message)).findFirst().orElseThrow();
    }
}
