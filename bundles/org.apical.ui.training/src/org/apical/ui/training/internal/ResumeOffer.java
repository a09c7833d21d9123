package org.apical.ui.training.internal;

import java.util.List;
import java.util.stream.Collectors;
import org.apical.ui.QueuedRun;
import org.apical.ui.QueuedRun.State;
import org.apical.ui.RunQueue;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;

/** Offers at the start to go on with what was at work or waiting when the workbench ended. */
public final class ResumeOffer implements IStartup {

    @Override
    public void earlyStartup() {
        PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
            IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
            RunQueue queue = RunQueue.get();
            List<QueuedRun> left = interrupted(queue);
            if (window != null && !left.isEmpty()) {
                new Question(window.getShell(), queue, left).open();
            }
        });
    }

    private static List<QueuedRun> interrupted(RunQueue queue) {
        return queue.entries().stream().filter(run -> run.state() == State.INTERRUPTED).toList();
    }

    /** Asks without holding up the window behind it. */
    private static final class Question extends MessageDialog {

        private final RunQueue queue;
        private final List<QueuedRun> left;

        Question(Shell shell, RunQueue queue, List<QueuedRun> left) {
            super(shell, "Go On Training", null, sentence(left), QUESTION, 0, "Go On", "Later");
            this.queue = queue;
            this.left = left;
            setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.BORDER | SWT.RESIZE);
            setBlockOnOpen(false);
        }

        private static String sentence(List<QueuedRun> left) {
            String names = left.stream().map(run -> "'" + run.name() + "'").collect(Collectors.joining(", "));
            return (left.size() == 1 ? names + " was" : names + " were") + " not finished when the workbench ended. "
                    + "Finished epochs are kept. Later you find the same choice in the view Run Queue.";
        }

        @Override
        protected void buttonPressed(int button) {
            super.buttonPressed(button);
            if (button == IDialogConstants.OK_ID) {
                left.forEach(queue::resume);
            }
        }
    }
}
