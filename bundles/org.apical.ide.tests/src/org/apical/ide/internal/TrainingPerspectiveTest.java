package org.apical.ide.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.apical.ui.ChartCanvas;
import org.apical.ui.Choices;
import org.apical.ui.QueuedRun;
import org.apical.ui.QueuedRun.State;
import org.apical.ui.RunQueue;
import org.apical.ui.Workspace;
import org.apical.ui.training.internal.CurvesView;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.Test;

/** Watches a small network train, pauses it with the command of the menu, and goes on. */
class TrainingPerspectiveTest {

    private static final String PERSPECTIVE = "org.apical.ui.training.perspective";
    private static final String VIEW = "org.apical.ui.training.view.";
    private static final List<String> VIEWS = List.of("queue", "curves", "batch", "predictions", "device", "log");

    @Test
    void showsTrainingWhileItLasts() throws Throwable {
        OpenWorkbench.with(workbench -> {
            try {
                watch(workbench);
            } finally {
                // A window that fails to close would hold up all other tests.
                RunQueue.get().entries().forEach(RunQueue.get()::stop);
                RunQueue.get().close(20_000);
                RunQueue.get().entries().forEach(RunQueue.get()::remove);
            }
        });
    }

    private static void watch(OpenWorkbench workbench) throws Exception {
        workbench.perspective(PERSPECTIVE);
        for (String view : VIEWS) {
            workbench.view(VIEW + view);
        }
        workbench.view(VIEW + "predictions");
        workbench.view(VIEW + "queue");
        Path experiments = Workspace.get().experiments();
        RunQueue queue = RunQueue.get();
        QueuedRun before = queue.submit(SmallExperiment.write(experiments, "ef-first", 5), RunQueue.Kind.RUN);
        SmallExperiment.until("the end of the first run", () -> before.state() == State.DONE);
        QueuedRun run = queue.submit(SmallExperiment.write(experiments, "ef-small", 400), RunQueue.Kind.RUN,
                List.of("training.optimizer.learningRate=0.001"));
        SmallExperiment.until("some epochs", () -> run.live().epochs().size() >= 30);
        workbench.view(VIEW + "batch");
        SmallExperiment.until("a batch", () -> run.live().batch().isPresent());
        workbench.waitUntil("rows of the queue", () -> table().getItemCount() == 2
                && table().getItem(1).getText(2).equals("Running"));
        workbench.ui(() -> PlatformUI.getWorkbench().getService(IHandlerService.class)
                .executeCommand("org.apical.ui.training.command.pause", null));
        workbench.waitUntil("the rest", () -> table().getItem(1).getText(2).equals("Paused"));
        assertEquals(State.PAUSED, run.state());
        workbench.ui(() -> {
            Choices.get().choose(choice -> choice.withRun(before.folder().orElseThrow()));
            return null;
        });
        CurvesView curves = (CurvesView) workbench.view(CurvesView.ID);
        workbench.waitUntil("the curves of both runs", () -> curves.lines() == 2);
        workbench.waitUntil("their charts", () -> WidgetSearch.visible(ChartCanvas.class).stream()
                .allMatch(ChartCanvas::isDrawn));
        assertTrue(workbench.picture("training-batch") > 50);
        workbench.view(VIEW + "predictions");
        workbench.view(VIEW + "log");
        workbench.waitUntil("the log", () -> text().contains("Epoch 30"));
        assertTrue(workbench.picture("training-log") > 50);
        workbench.view(VIEW + "queue");
        assertTrue(workbench.picture("training") > 50);
        workbench.ui(() -> PlatformUI.getWorkbench().getService(IHandlerService.class)
                .executeCommand("org.apical.ui.training.command.pause", null));
        int paused = run.live().epochs().size();
        SmallExperiment.until("further epochs", () -> run.live().epochs().size() > paused);
        workbench.ui(() -> PlatformUI.getWorkbench().getService(IHandlerService.class)
                .executeCommand("org.apical.ui.training.command.stop", null));
        SmallExperiment.until("the stop", () -> run.state() == State.STOPPED);
        queue.remove(run);
        queue.remove(before);
        workbench.waitUntil("an empty queue", () -> table().getItemCount() == 0);
    }

    private static Table table() {
        return WidgetSearch.visible(Table.class).get(0);
    }

    private static String text() {
        return WidgetSearch.visible(StyledText.class).get(0).getText();
    }
}
