package org.apical.ide.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apical.ui.Workspace;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.Test;

/** The page that greets, its themes, the guide, and the demo that it starts. */
class StartViewTest {

    @Test
    void greetsInTheLightAndInTheDark() throws Throwable {
        OpenWorkbench.with(workbench -> {
            Path experiment = workbench.ui(() -> Workspace.get().experiments().resolve("first.experiment.yaml"));
            Files.writeString(experiment, "apical: 1\n");
            StartView view = (StartView) workbench.view(StartView.ID);
            workbench.ui(() -> {
                view.showRecent();
                return null;
            });
            workbench.waitUntil("the recent experiment", () -> links(shell()).contains("first"));
            List<String> links = workbench.ui(() -> links(shell()));
            assertTrue(links.containsAll(List.of("Run the demo experiment", "First experiment, step by step",
                    "Make a sample cohort")), links.toString());
            workbench.picture("start-light");
            execute(workbench, DarkHandler.COMMAND);
            assertTrue(workbench.ui(Themes::isDark));
            workbench.picture("start-dark");
            execute(workbench, DarkHandler.COMMAND);
            assertTrue(workbench.ui(() -> !Themes.isDark()));
            assertNotNull(System.getProperty(StartTime.PROPERTY), "The time of the start was not measured.");
            Files.delete(experiment);
        });
    }

    @Test
    void startsTheDemoAndTheGuideOneClickAway() throws Throwable {
        OpenWorkbench.with(workbench -> {
            workbench.view(StartView.ID);
            execute(workbench, "org.apical.ide.command.guide");
            workbench.waitUntil("the guide", () -> OpenWorkbench.page()
                    .findView(GuideView.ID) != null);
            execute(workbench, "org.apical.ide.command.demo");
            workbench.waitUntil("the demo at work", () -> !ClosingJobs.atWork().isEmpty());
            workbench.picture("guide");
            assertEquals(List.of(Messages.demoJob), ClosingJobs.atWork().stream().map(Job::getName).toList());
            ClosingJobs.atWork().forEach(Job::cancel);
            workbench.waitUntil("the end of the demo", () -> ClosingJobs.atWork().isEmpty());
        });
    }

    private static void execute(OpenWorkbench workbench, String command) throws Exception {
        workbench.ui(() -> PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(command, null));
    }

    private static Shell shell() {
        return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell();
    }

    private static List<String> links(Composite parent) {
        List<String> found = new ArrayList<>();
        for (Control child : parent.getChildren()) {
            if (child instanceof Link link) {
                found.add(link.getText().replaceAll("</?a>", ""));
            } else if (child instanceof Composite inner) {
                found.addAll(links(inner));
            }
        }
        return found;
    }
}
