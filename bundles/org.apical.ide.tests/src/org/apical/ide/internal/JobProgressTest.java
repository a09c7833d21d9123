package org.apical.ide.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.ui.ApicalJob;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;

/** What the progress view is told of work with several stretches. */
class JobProgressTest {

    private static final class TwoStretches extends ApicalJob {

        TwoStretches() {
            super("Two stretches");
        }

        @Override
        protected void work(Progress progress) throws ApicalException {
            progress.begin("Drawing patients", 3);
            progress.advance(1);
            progress.advance(2);
            progress.begin("Reading the archive", 0);
            progress.note("folder 7");
            progress.begin("Training", 5);
            progress.advance(1);
            progress.checkCancelled();
            progress.advance(4);
        }

        IStatus runWith(IProgressMonitor monitor) {
            return run(monitor);
        }
    }

    @Test
    void eachStretchBeginsAtNothing() {
        List<String> told = new ArrayList<>();
        IStatus status = new TwoStretches().runWith(new NullProgressMonitor() {
            @Override
            public void beginTask(String name, int total) {
                told.add(name + " of " + total);
            }

            @Override
            public void worked(int done) {
                told.add("+" + done);
            }

            @Override
            public void subTask(String name) {
                if (!name.isEmpty()) {
                    told.add(name);
                }
            }
        });
        assertEquals(List.of("Drawing patients of 3", "+1", "+2", "Reading the archive of " + IProgressMonitor.UNKNOWN,
                "folder 7", "Training of 5", "+1", "+4"), told);
        assertEquals(IStatus.OK, status.getSeverity());
    }

    @Test
    void cancelledWorkEndsAsCancelled() {
        NullProgressMonitor monitor = new NullProgressMonitor();
        monitor.setCanceled(true);
        assertEquals(IStatus.CANCEL, new TwoStretches().runWith(monitor).getSeverity());
    }
}
