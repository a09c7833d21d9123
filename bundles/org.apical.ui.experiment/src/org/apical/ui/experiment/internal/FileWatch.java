package org.apical.ui.experiment.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;

/** Lets an editor look at its file whenever somebody comes back to it. */
final class FileWatch {

    private FileWatch() {
    }

    static void install(ExperimentEditor editor) {
        Shell shell = editor.getSite().getShell();
        Display display = shell.getDisplay();
        boolean[] looking = new boolean[1];
        Runnable look = () -> {
            if (!looking[0] && editor.getSite().getPage().getActiveEditor() == editor) {
                looking[0] = true;
                try {
                    editor.lookAtFile();
                } finally {
                    looking[0] = false;
                }
            }
        };
        // The question must not come up while the window is still on its way to the front.
        Listener activated = event -> display.asyncExec(() -> {
            Shell active = display.getActiveShell();
            if (!shell.isDisposed() && (active == null || active == shell)) {
                look.run();
            }
        });
        shell.addListener(SWT.Activate, activated);
        editor.getSite().getPage().addPartListener(new IPartListener2() {

            @Override
            public void partActivated(IWorkbenchPartReference part) {
                if (part.getPart(false) == editor) {
                    display.asyncExec(look);
                }
            }

            @Override
            public void partClosed(IWorkbenchPartReference part) {
                if (part.getPart(false) == editor) {
                    editor.getSite().getPage().removePartListener(this);
                    if (!shell.isDisposed()) {
                        shell.removeListener(SWT.Activate, activated);
                    }
                }
            }
        });
    }
}
