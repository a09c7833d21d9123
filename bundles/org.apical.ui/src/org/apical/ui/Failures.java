package org.apical.ui;

import org.apical.api.ApicalException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.MultiStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** Tells of failures: a sentence and its remedy in front, the technical details behind and in the error log. */
public final class Failures {

    private static final String PLUGIN = "org.apical.ui";

    private Failures() {
    }

    /**
     * Shows a failure and logs it; what the user stopped himself is not shown. May be called from any thread.
     *
     * @param title what was attempted, in a few words: "Open the cohort"
     * @param failure what went wrong
     */
    public static void show(String title, Throwable failure) {
        if (isStopped(failure)) {
            return;
        }
        IStatus status = log(title, failure);
        Display display = Display.getDefault();
        if (!display.isDisposed()) {
            display.asyncExec(() -> {
                Shell shell = display.getActiveShell();
                ErrorDialog.openError(shell, title, null, status);
            });
        }
    }

    /**
     * Logs a failure that needs no answer.
     *
     * @param title what was attempted, in a few words
     * @param failure what went wrong
     * @return what was logged: the sentence, with the stack of calls behind it
     */
    public static IStatus log(String title, Throwable failure) {
        IStatus status = status(title, failure);
        Platform.getLog(Failures.class).log(status);
        return status;
    }

    /**
     * Returns the sentence that tells a person of a failure.
     *
     * @param failure what went wrong
     * @return one or two sentences
     */
    public static String sentence(Throwable failure) {
        if (failure instanceof ApicalException told) {
            return told.getMessage();
        }
        String message = failure.getMessage();
        return "This should not have happened: " + (message == null ? failure.getClass().getSimpleName() : message)
                + (message != null && message.endsWith(".") ? " " : ". ") + "The details tell where; please report it.";
    }

    private static boolean isStopped(Throwable failure) {
        return failure instanceof ApicalException told && told.kind() == ApicalException.Cause.INTERRUPTED;
    }

    private static IStatus status(String title, Throwable failure) {
        MultiStatus status = new MultiStatus(PLUGIN, IStatus.ERROR, sentence(failure), failure);
        status.add(new Status(IStatus.ERROR, PLUGIN, title));
        StringBuilder line = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            line.setLength(0);
            line.append(cause);
            StackTraceElement[] calls = cause.getStackTrace();
            for (int i = 0; i < Math.min(12, calls.length); i++) {
                line.append("\n    at ").append(calls[i]);
            }
            status.add(new Status(IStatus.ERROR, PLUGIN, line.toString()));
        }
        return status;
    }
}
