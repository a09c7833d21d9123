package org.apical.ide.internal;

import java.io.IOException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;

/** Opens the workbench and stays until its last window is closed. */
public final class Application implements IApplication {

    @Override
    public Object start(IApplicationContext context) throws IOException {
        // Charts are drawn by Java2D, which must not talk to the windowing system beside SWT.
        System.setProperty("java.awt.headless", "true");
        Display.setAppName(Messages.windowTitle);
        Display display = PlatformUI.createDisplay();
        Location workspace = Platform.getInstanceLocation();
        try {
            if (!isOurs(workspace)) {
                MessageDialog.openInformation(null, Messages.windowTitle,
                        Messages.bind(Messages.workspaceInUse, workspace.getURL().getPath()));
                return EXIT_OK;
            }
            int result = PlatformUI.createAndRunWorkbench(display, new ApicalWorkbenchAdvisor());
            return result == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
        } finally {
            workspace.release();
            display.dispose();
        }
    }

    /** Two windows of two processes would overwrite each other's state. */
    private static boolean isOurs(Location workspace) throws IOException {
        return workspace.isReadOnly() || workspace.lock();
    }

    @Override
    public void stop() {
        if (PlatformUI.isWorkbenchRunning()) {
            IWorkbench workbench = PlatformUI.getWorkbench();
            workbench.getDisplay().syncExec(workbench::close);
        }
    }
}
