package org.apical.ide.internal;

import java.lang.management.ManagementFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;

/** Measures how long it took from the start of the process to the first picture of the window. */
final class StartTime {

    /** The system property that holds the milliseconds, for measurements. */
    static final String PROPERTY = "apical.startTimeMs";

    /** The system property that lets it be printed. */
    private static final String PRINT = "apical.printStartTime";

    private StartTime() {
    }

    /** Called when the window has opened; what was asked for by then is painted next. */
    static void windowOpened(Shell shell) {
        Listener[] once = new Listener[1];
        once[0] = event -> {
            shell.getDisplay().removeFilter(SWT.Paint, once[0]);
            // The first paint event begins the picture; what is queued behind it completes it.
            shell.getDisplay().asyncExec(StartTime::painted);
        };
        shell.getDisplay().addFilter(SWT.Paint, once[0]);
    }

    private static void painted() {
        if (System.getProperty(PROPERTY) == null) {
            long ms = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
            System.setProperty(PROPERTY, Long.toString(ms));
            if (Boolean.getBoolean(PRINT)) {
                System.out.println("The window was there after " + ms + " ms.");
            }
        }
    }
}
