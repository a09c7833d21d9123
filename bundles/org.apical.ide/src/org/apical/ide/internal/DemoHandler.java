package org.apical.ide.internal;

import java.nio.file.Path;
import java.util.Map;
import org.apical.ui.Opening;
import org.apical.ui.Workspace;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;

/** Runs the demo experiment beside the window and shows its report. */
public final class DemoHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        Samples.demo(Workspace.get(), Map.of(), DemoHandler::show);
        return null;
    }

    private static void show(Object answer) {
        if (answer instanceof Map<?, ?> parts && parts.get("report") instanceof Path report) {
            Opening.file(report);
        }
    }
}
