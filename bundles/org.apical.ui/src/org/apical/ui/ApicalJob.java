package org.apical.ui;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/** Work that takes long: it runs beside the window, shows its progress there and can be cancelled. */
public abstract class ApicalJob extends Job {

    private static final String PLUGIN = "org.apical.ui";

    /**
     * Names the work.
     *
     * @param name what is done, for the progress view: "Importing cohort"
     */
    protected ApicalJob(String name) {
        super(name);
        setUser(false);
    }

    /**
     * Does the work, away from the user-interface thread.
     *
     * @param progress shown in the window; says when to stop
     * @throws ApicalException when it fails or is cancelled; its message is shown to the user
     */
    protected abstract void work(Progress progress) throws ApicalException;

    @Override
    protected final IStatus run(IProgressMonitor monitor) {
        try {
            work(new MonitorProgress(monitor));
            return Status.OK_STATUS;
        } catch (ApicalException exception) {
            if (exception.kind() == ApicalException.Cause.INTERRUPTED) {
                return Status.CANCEL_STATUS;
            }
            return new Status(IStatus.ERROR, PLUGIN, exception.getMessage(), exception.getCause());
        } catch (RuntimeException exception) {
            return new Status(IStatus.ERROR, PLUGIN, getName() + " ended unexpectedly. The error log holds the details.",
                    exception);
        } finally {
            monitor.done();
        }
    }
}
