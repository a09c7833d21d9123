package org.apical.ui;

import org.apical.api.Progress;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Shows the progress of the engine's work on a monitor of the workbench. The work has stretches, and nobody knows
 * beforehand how many: each begins anew at nothing, as the monitors of the workbench allow.
 */
final class MonitorProgress implements Progress {

    private final IProgressMonitor monitor;
    private String what = "";

    MonitorProgress(IProgressMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public synchronized void begin(String name, long total) {
        what = name;
        monitor.beginTask(name, total <= 0 ? IProgressMonitor.UNKNOWN : (int) Math.min(Integer.MAX_VALUE, total));
        monitor.subTask("");
    }

    @Override
    public synchronized void advance(long done) {
        monitor.worked((int) Math.min(Integer.MAX_VALUE, done));
    }

    @Override
    public synchronized void note(String detail) {
        monitor.subTask(detail.isEmpty() ? what : detail);
    }

    @Override
    public boolean isCancelled() {
        return monitor.isCanceled();
    }
}
