package org.apical.ide.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.apical.ui.Opening;
import org.apical.ui.PathInput;
import org.apical.ui.Workspace;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.forms.editor.FormEditor;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.Test;

/** Measures a few steps of a small experiment from its editor. */
class ExperimentEstimateTest {

    @Test
    void tellsTimeAndMemoryOnTheModelPage() throws Throwable {
        OpenWorkbench.with(workbench -> {
            Path file = SmallExperiment.write(Workspace.get().experiments(), "estimated", 2);
            FormEditor editor = workbench.ui(() -> {
                Opening.file(file);
                return (FormEditor) OpenWorkbench.page().findEditor(new PathInput(file));
            });
            workbench.ui(() -> PlatformUI.getWorkbench().getService(IHandlerService.class)
                    .executeCommand("org.apical.ui.experiment.command.estimate", null));
            assertTrue(workbench.ui(() -> editor.getActivePageInstance().getId()).endsWith("page.model"));
            StringBuilder told = new StringBuilder();
            SmallExperiment.until("the estimate", () -> {
                try {
                    Thread.sleep(200);
                    Label label = workbench.ui(() -> label(PlatformUI.getWorkbench().getActiveWorkbenchWindow()
                            .getShell(), "One run of 2 epochs: about"));
                    if (label != null) {
                        told.append(workbench.ui(label::getText));
                    }
                    return label != null;
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            assertTrue(told.toString().matches("(?s).*about \\d+ seconds and \\d+ MB of memory\\. Measured: .*"),
                    told.toString());
            workbench.picture("experiment-estimate");
        });
    }

    private static Label label(Composite parent, String beginning) {
        for (Control child : parent.getChildren()) {
            if (child instanceof Label label && label.getText().startsWith(beginning)) {
                return label;
            }
            Label found = child instanceof Composite composite ? label(composite, beginning) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
