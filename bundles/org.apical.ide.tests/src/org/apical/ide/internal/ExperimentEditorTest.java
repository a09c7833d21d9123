package org.apical.ide.internal;

import static org.apical.ide.internal.WidgetSearch.dialog;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apical.ide.experiment.Examples;
import org.apical.ui.Opening;
import org.apical.ui.PathInput;
import org.apical.ui.QueuedRun;
import org.apical.ui.RunQueue;
import org.apical.ui.Workspace;
import org.apical.ui.experiment.internal.DiffInput;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.forms.editor.FormEditor;
import org.eclipse.ui.forms.editor.SharedHeaderFormEditor;
import org.junit.jupiter.api.Test;

/** Edits experiments in forms and as text, as a person would, and keeps a picture of every page. */
class ExperimentEditorTest {

    private static final String PAGE = "org.apical.ui.experiment.page.";

    private OpenWorkbench workbench;
    private FormEditor editor;

    @Test
    void editsOneTextInFormsAndAsSource() throws Throwable {
        with(opened -> {
            Path file = open("ef-phantom", "ef-phantom");
            for (String page : List.of("overview", "data", "model", "training", "search", "interpretation", "source")) {
                page(page);
                assertTrue(workbench.picture("experiment-" + page) > 40, page);
            }
            page("training");
            Text batch = field(Text.class, "batch");
            workbench.waitUntil("the batch of the file", () -> batch.getText().equals("24"));
            workbench.ui(() -> {
                batch.setText("1");
                batch.setText("12");
                return null;
            });
            page("source");
            StyledText source = source();
            String text = workbench.ui(source::getText);
            assertEquals(Examples.text("ef-phantom").replace("batch: 24", "batch: 12"), text);
            assertTrue(workbench.ui(editor::isDirty));
            workbench.command("org.eclipse.ui.edit.undo");
            assertEquals(Examples.text("ef-phantom"), workbench.ui(source::getText), "Typing is undone at once.");
            assertFalse(workbench.ui(editor::isDirty));
            workbench.command("org.eclipse.ui.edit.redo");
            workbench.command("org.eclipse.ui.file.save");
            assertEquals(text, Files.readString(file));
            assertFalse(workbench.ui(editor::isDirty));

            page("model");
            Combo architecture = field(Combo.class, "model.architecture");
            workbench.waitUntil("the architecture of the file", () -> architecture.getText().contains("smallCnn"));
            workbench.ui(() -> {
                architecture.select(Arrays.stream(architecture.getItems()).filter(item -> item.contains("(mlp)"))
                        .mapToInt(architecture::indexOf).findFirst().orElseThrow());
                architecture.notifyListeners(SWT.Selection, new Event());
                return null;
            });
            assertTrue(workbench.ui(source::getText).contains("model: {architecture: {id: mlp}}"));
        });
    }

    @Test
    void marksAndMendsFaultsAndKeepsFormsWhileTextIsBroken() throws Throwable {
        with(opened -> {
            open("ef-grid", "ef-grid");
            page("source");
            StyledText source = source();
            String good = workbench.ui(source::getText);
            replace(source, "batch: 24", "bath: 24");
            Table problems = table("What is wrong");
            int line = good.substring(0, good.indexOf("batch: 24")).split("\n").length;
            workbench.waitUntil("the fault in the list", () -> problems.getItem(0).getText(0)
                    .equals(Integer.toString(line)));
            assertTrue(workbench.ui(() -> problems.getItem(0).getText(1)).contains("Did you mean 'batch'?"));
            workbench.picture("experiment-fault");
            workbench.ui(() -> {
                problems.setSelection(0);
                problems.getMenu().notifyListeners(SWT.Show, new Event());
                MenuItem fix = Arrays.stream(problems.getMenu().getItems()).filter(item -> item.getText()
                        .equals("Change to 'batch'")).findFirst().orElseThrow();
                fix.notifyListeners(SWT.Selection, new Event());
                return null;
            });
            assertEquals(good, workbench.ui(source::getText));
            workbench.waitUntil("no fault", () -> problems.getItem(0).getText(1).equals("Nothing is wrong."));

            workbench.ui(() -> {
                source.setSelection(source.getText().indexOf("batch: 24"));
                return source.forceFocus();
            });
            workbench.command("org.eclipse.ui.edit.text.contentAssist.proposals");
            workbench.waitUntil("proposals", () -> proposals() != null && proposals().getItemCount() > 5);
            workbench.picture("experiment-assist");
            workbench.ui(() -> {
                proposals().getShell().close();
                return null;
            });

            replace(source, "search:", "search: [");
            page("search");
            workbench.waitUntil("the form to say so", () -> find(editorControl(), control -> control
                    instanceof org.eclipse.ui.forms.widgets.Hyperlink link && link.getText().contains("of the source"))
                    != null);
            workbench.picture("experiment-broken");
            Table axes = table("Axes of the search");
            assertEquals(2, workbench.ui(axes::getItemCount), "The form shows what was read last.");
            workbench.command("org.eclipse.ui.edit.undo");
            assertEquals(good, workbench.ui(source::getText));
        });
    }

    @Test
    void drawsThePapersNetworkAndComparesExperiments() throws Throwable {
        with(opened -> {
            Path other = copy("ef-phantom", "other");
            open("ef-echonet", "ef-echonet");
            page("model");
            Table nodes = table("Shapes are channels");
            workbench.waitUntil("the nodes of the network", () -> nodes.getItemCount() > 300);
            assertEquals("1x299x299", workbench.ui(() -> nodes.getItem(0).getText(2)));
            assertTrue(workbench.picture("experiment-network") > 100);
            workbench.ui(() -> {
                ((org.eclipse.swt.custom.CTabFolder) nodes.getParent()).setSelection(1);
                return null;
            });
            workbench.picture("experiment-network-table");

            // Another program changes the file; the editor asks.
            Path file = Workspace.get().experiments().resolve("ef-echonet" + Opening.EXPERIMENT_ENDING);
            Files.writeString(file, Files.readString(file).replace("batch: 24", "batch: 6"));
            Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1));
            Display display = workbench.ui(Display::getCurrent);
            display.asyncExec(() -> OpenWorkbench.page().activate(editor));
            workbench.ui(() -> {
                Shell shell = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell();
                display.asyncExec(() -> shell.notifyListeners(SWT.Activate, new Event()));
                return null;
            });
            workbench.press("File changed", "Read it again");
            page("training");
            Text batch = field(Text.class, "batch");
            workbench.waitUntil("what the file holds now", () -> batch.getText().equals("6"));
            assertFalse(workbench.ui(editor::isDirty));
            assertTrue(Files.exists(other));
        });
    }

    @Test
    void makesAnExperimentFromATemplateAndComparesIt() throws Throwable {
        with(opened -> {
            Path other = copy("ef-grid", "compared");
            Path file = Workspace.get().experiments().resolve("trial" + Opening.EXPERIMENT_ENDING);
            Files.deleteIfExists(file);
            Display display = workbench.ui(Display::getCurrent);
            workbench.begin("org.apical.ui.experiment.command.newExperiment");
            workbench.waitUntil("the wizard", () -> dialog("New Experiment") != null);
            workbench.ui(() -> {
                Text name = (Text) find(dialog("New Experiment"), control -> control instanceof Text text
                        && text.getText().startsWith("experiment"));
                name.setText("trial");
                return null;
            });
            assertTrue(workbench.picture("experiment-wizard") > 40);
            workbench.press("New Experiment", "Finish");
            workbench.waitUntil("the editor", () -> OpenWorkbench.page().findEditor(new PathInput(file)) != null);
            assertTrue(Files.readString(file).contains("name: trial"));
            assertEquals("org.apical.ui.experiment.perspective",
                    workbench.ui(() -> OpenWorkbench.page().getPerspective().getId()));
            workbench.ui(() -> OpenWorkbench.page().openEditor(new DiffInput(file, other),
                    "org.apical.ui.experiment.diffEditor"));
            Table settings = (Table) workbench.ui(() -> find(editorControl(), control -> control instanceof Table table
                    && table.getColumnCount() == 3 && table.getColumn(1).getText().equals("trial")));
            workbench.waitUntil("the differences", () -> settings.getItemCount() > 4);
            List<String> keys = workbench.ui(() -> Arrays.stream(settings.getItems()).map(item -> item.getText(0))
                    .toList());
            assertTrue(keys.containsAll(List.of("name", "data.size", "training.epochs", "search.learningRate")),
                    keys.toString());
            assertFalse(keys.contains("seed"), "Both have the same seed.");
            workbench.picture("experiment-diff");
            workbench.ui(() -> {
                ((org.eclipse.swt.widgets.TabFolder) settings.getParent()).setSelection(1);
                return null;
            });
            workbench.picture("experiment-diff-source");
        });
    }

    @Test
    void queuesRunAndGridFromItsButtons() throws Throwable {
        with(opened -> {
            try {
                Path file = SmallExperiment.write(Workspace.get().experiments(), "queued", 2000);
                Files.writeString(file, Files.readString(file) + "search:\n  learningRate: [0.01, 0.001]\n");
                open(file);
                workbench.waitUntil("a file without faults", () -> button("Run").isEnabled());
                for (String name : List.of("Run", "Grid")) {
                    int before = RunQueue.get().entries().size();
                    workbench.waitUntil("another place in the queue", () -> {
                        // A file that is still checked is not run yet; nobody is asked anything.
                        if (RunQueue.get().entries().size() == before) {
                            button(name).run();
                        }
                        return RunQueue.get().entries().size() > before;
                    });
                }
                List<QueuedRun> queue = RunQueue.get().entries();
                assertEquals(List.of(RunQueue.Kind.RUN, RunQueue.Kind.GRID), queue.stream().map(QueuedRun::kind)
                        .toList());
                assertEquals(List.of(file, file), queue.stream().map(QueuedRun::file).toList());
                SmallExperiment.until("the run at work", () -> queue.get(0).state() == QueuedRun.State.RUNNING);
                assertEquals(QueuedRun.State.WAITING, queue.get(1).state());
                assertTrue(workbench.ui(() -> button("Run").getToolTipText()).contains("Ctrl+F11"));
            } finally {
                RunQueue.get().entries().forEach(RunQueue.get()::stop);
                RunQueue.get().close(20_000);
                RunQueue.get().entries().forEach(RunQueue.get()::remove);
            }
        });
    }

    @Test
    void tellsWhatIsUnderThePointer() throws Throwable {
        with(opened -> {
            open("ef-phantom", "ef-phantom");
            page("source");
            StyledText source = source();
            pointAt(source, "batch:", "How many frames go into one step.");
            workbench.picture("experiment-hover");
            replace(source, "batch: 24", "bath: 24");
            pointAt(source, "bath:", "Did you mean 'batch'?");
            // Away from the windows of later tests, which would tell of what lies under it.
            workbench.ui(() -> {
                Rectangle screen = source.getDisplay().getBounds();
                source.getDisplay().setCursorLocation(screen.width - 1, screen.height - 1);
                return null;
            });
        });
    }

    /** Moves the pointer away and to a word, as often as it takes until a window tells of it. */
    private void pointAt(StyledText source, String word, String told) throws Exception {
        AtomicInteger looks = new AtomicInteger();
        workbench.waitUntil(told, () -> {
            int look = looks.getAndIncrement() % 40;
            if (look == 0 || look == 10) {
                source.getShell().forceActive();
                Point at = source.getLocationAtOffset(look == 0 ? 0 : source.getText().indexOf(word) + 1);
                source.getDisplay().setCursorLocation(source.toDisplay(at.x + 1, at.y + source.getLineHeight() / 2));
            }
            return hovered().contains(told);
        });
    }

    /** Returns what small windows over the workbench say. */
    private static String hovered() {
        return Arrays.stream(Display.getCurrent().getShells()).filter(shell -> shell.isVisible()
                && shell.getText().isEmpty()).map(shell -> find(shell, control -> control instanceof StyledText))
                .filter(java.util.Objects::nonNull).map(control -> ((StyledText) control).getText())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void findsWords() throws Throwable {
        with(opened -> {
            open("ef-phantom", "ef-phantom");
            page("source");
            StyledText source = source();
            workbench.command("org.eclipse.ui.edit.findReplace");
            Text words = workbench.ui(() -> WidgetSearch.visible(Text.class).stream()
                    .filter(text -> "Words to find".equals(text.getToolTipText())).findFirst().orElseThrow());
            workbench.ui(() -> {
                words.setText("batch");
                Event enter = new Event();
                enter.character = SWT.CR;
                words.notifyListeners(SWT.KeyDown, enter);
                return null;
            });
            assertEquals("batch", workbench.ui(source::getSelectionText));
            assertEquals(workbench.ui(() -> source.getText().indexOf("batch")), workbench.ui(() ->
                    source.getSelection().x));
            workbench.picture("experiment-find");
            workbench.ui(() -> {
                Event escape = new Event();
                escape.character = SWT.ESC;
                words.notifyListeners(SWT.KeyDown, escape);
                return null;
            });
            assertFalse(workbench.ui(words::isVisible));
        });
    }

    private IAction button(String name) {
        IToolBarManager bar = ((SharedHeaderFormEditor) editor).getHeaderForm().getForm().getToolBarManager();
        return Arrays.stream(bar.getItems()).filter(ActionContributionItem.class::isInstance)
                .map(item -> ((ActionContributionItem) item).getAction())
                .filter(action -> action.getToolTipText().startsWith(name)).findFirst().orElseThrow();
    }

    /** Drives the workbench; whatever happens, nothing is left that would be asked for when it closes. */
    private void with(OpenWorkbench.Scenario scenario) throws Throwable {
        OpenWorkbench.with(opened -> {
            workbench = opened;
            try {
                scenario.drive(opened);
            } finally {
                opened.ui(() -> OpenWorkbench.page().closeAllEditors(false));
            }
        });
    }

    private Path copy(String example, String name) throws Exception {
        Path file = Workspace.get().experiments().resolve(name + Opening.EXPERIMENT_ENDING);
        Files.writeString(file, Examples.text(example));
        return file;
    }

    private Path open(String example, String name) throws Exception {
        return open(copy(example, name));
    }

    private Path open(Path file) throws Exception {
        workbench.ui(() -> {
            Opening.file(file);
            editor = (FormEditor) OpenWorkbench.page().findEditor(new PathInput(file));
            return null;
        });
        assertNotNull(editor);
        return file;
    }

    private void page(String name) throws Exception {
        workbench.ui(() -> editor.setActivePage(PAGE + name));
        workbench.ui(() -> null);
    }

    private static void replaceIn(StyledText text, String from, String to) {
        int at = text.getText().indexOf(from);
        text.replaceTextRange(at, from.length(), to);
    }

    private void replace(StyledText text, String from, String to) throws Exception {
        workbench.ui(() -> {
            replaceIn(text, from, to);
            return null;
        });
    }

    private Composite editorControl() {
        return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell();
    }

    private <C extends Control> C field(Class<C> type, String setting) throws Exception {
        return type.cast(workbench.ui(() -> {
            Control found = find(editorControl(), control -> control.isVisible()
                    && setting.equals(control.getData("setting")));
            assertNotNull(found, setting);
            return found;
        }));
    }

    private StyledText source() throws Exception {
        return (StyledText) workbench.ui(() -> find(editorControl(), control -> control instanceof StyledText text
                && text.getText().contains("apical: 1")));
    }

    /** Finds the table that is shown, by the beginning of its tool tip. */
    private Table table(String tip) throws Exception {
        return (Table) workbench.ui(() -> {
            Control found = find(editorControl(), control -> control instanceof Table table
                    && table.getToolTipText() != null && table.getToolTipText().startsWith(tip)
                    && (table.isVisible() || tip.startsWith("Shapes")));
            assertNotNull(found, tip);
            return found;
        });
    }

    /** Returns the list of proposals when it is open. */
    private static Table proposals() {
        return Arrays.stream(Display.getCurrent().getShells()).filter(shell -> shell.isVisible()
                && shell.getText().isEmpty()).map(shell -> find(shell, control -> control instanceof Table))
                .filter(java.util.Objects::nonNull).map(Table.class::cast).findFirst().orElse(null);
    }

    private static Control find(Composite parent, Predicate<Control> wanted) {
        for (Control child : parent.getChildren()) {
            if (wanted.test(child)) {
                return child;
            }
            Control found = child instanceof Composite composite ? find(composite, wanted) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
