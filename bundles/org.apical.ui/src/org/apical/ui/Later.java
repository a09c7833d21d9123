package org.apical.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Widget;

/** Hands what was made beside the window back to a part of it, which may have been closed meanwhile. */
public final class Later {

    private Later() {
    }

    /**
     * Does something on the user-interface thread as soon as it is free, unless the part has gone by then. May be called
     * from any thread.
     *
     * @param part the part of the window that it is for
     * @param work what is done
     */
    public static void in(Widget part, Runnable work) {
        try {
            part.getDisplay().asyncExec(() -> {
                if (!part.isDisposed()) {
                    work.run();
                }
            });
        } catch (SWTException gone) {
            // To ask first whether it is there would not help: it may go between the question and the use.
            if (gone.code != SWT.ERROR_WIDGET_DISPOSED && gone.code != SWT.ERROR_DEVICE_DISPOSED) {
                throw gone;
            }
        }
    }
}
