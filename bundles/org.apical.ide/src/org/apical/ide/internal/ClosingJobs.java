package org.apical.ide.internal;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apical.ui.ApicalJob;
import org.apical.ui.RunQueue;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;

/** Asks before work is stopped because the window closes. Training asks for itself: it can be gone on with. */
final class ClosingJobs {

    private static final long PATIENCE_MS = 20_000;

    private ClosingJobs() {
    }

    /** Returns the work that would be stopped. */
    static List<Job> atWork() {
        return Arrays.stream(Job.getJobManager().find(null))
                .filter(job -> job instanceof ApicalJob && !job.belongsTo(RunQueue.class) && !job.isSystem()
                        && job.getState() != Job.NONE).toList();
    }

    static boolean mayClose(IWorkbench workbench) {
        List<Job> jobs = atWork();
        if (jobs.isEmpty()) {
            return true;
        }
        IWorkbenchWindow window = workbench.getActiveWorkbenchWindow();
        Shell shell = window == null ? null : window.getShell();
        if (MessageDialog.open(MessageDialog.QUESTION, shell, Messages.closingTitle, Messages.bind(
                Messages.closingText, jobs.stream().map(Job::getName).collect(Collectors.joining("\n    "))), 0,
                Messages.closingStop, Messages.closingStay) != 0) {
            return false;
        }
        jobs.forEach(Job::cancel);
        long end = System.currentTimeMillis() + PATIENCE_MS;
        while (!atWork().isEmpty() && System.currentTimeMillis() < end) {
            // Jobs may need this thread to end.
            if (!workbench.getDisplay().readAndDispatch()) {
                workbench.getDisplay().timerExec(50, () -> {
                });
                workbench.getDisplay().sleep();
            }
        }
        return true;
    }
}
