package org.apical.ui;

import java.lang.reflect.InvocationTargetException;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.dialogs.ProgressMonitorDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.IWorkbenchWindow;

/** Asks before the workbench is closed while something trains, and lets it end in good order. */
final class QueueEnd implements IWorkbenchListener {

    private static final long PATIENCE_MS = 20_000;

    private final RunQueue queue;
    private final Runnable forget;

    QueueEnd(RunQueue queue, Runnable forget) {
        this.queue = queue;
        this.forget = forget;
    }

    @Override
    public boolean preShutdown(IWorkbench workbench, boolean forced) {
        QueuedRun run = queue.current().orElse(null);
        if (run == null) {
            return true;
        }
        IWorkbenchWindow window = workbench.getActiveWorkbenchWindow();
        Shell shell = window == null ? null : window.getShell();
        if (!forced && MessageDialog.open(MessageDialog.QUESTION, shell, "Close while training",
                "'" + run.name() + "' is still at work. Its finished epochs are kept; the epoch at work is lost. "
                        + "At the next start you can go on with it.",
                0, "Stop and Close", "Keep Open") != 0) {
            return false;
        }
        try {
            new ProgressMonitorDialog(shell).run(true, false, monitor -> {
                monitor.beginTask("Ending the step at work", -1);
                queue.close(PATIENCE_MS);
            });
        } catch (InvocationTargetException failure) {
            Failures.log("End the run at work", failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    @Override
    public void postShutdown(IWorkbench workbench) {
        queue.close(0);
        forget.run();
    }
}
