package org.apical.ui;

import org.apical.api.Progress;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Shows the progress of the engine's work on a monitor of the workbench. */
final class MonitorProgress implements Progress {

    private final IProgressMonitor monitor;
    private SubMonitor stretch;
    private String what = "";
    private boolean unknown;

    MonitorProgress(IProgressMonitor monitor) {
        this.monitor = monitor;
        this.stretch = SubMonitor.convert(monitor);
    }

    @Override
    public synchronized void begin(String name, long total) {
        what = name;
        unknown = total <= 0;
        stretch.setWorkRemaining(unknown ? 1000 : (int) Math.min(Integer.MAX_VALUE, total));
        monitor.setTaskName(name);
        monitor.subTask("");
    }

    @Override
    public synchronized void advance(long done) {
        if (unknown) {
            stretch.setWorkRemaining(1000);
        }
        stretch.worked((int) Math.min(Integer.MAX_VALUE, done));
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
