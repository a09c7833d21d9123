package org.apical.cli.internal;

import java.util.concurrent.atomic.AtomicBoolean;

import org.apical.api.Progress;

/** Progress of a command, shown by a view and stopped by Ctrl-C. */
final class ConsoleProgress implements Progress {

    private final ProgressView view;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private long total;
    private long done;
    private String note = "";

    ConsoleProgress(ProgressView view) {
        this.view = view;
    }

    @Override
    public synchronized void begin(String what, long units) {
        view.end();
        total = units;
        done = 0;
        note = "";
        view.begin(what, units);
    }

    @Override
    public synchronized void advance(long more) {
        done += more;
        view.update(done, note);
    }

    @Override
    public synchronized void note(String detail) {
        note = detail == null ? "" : detail;
        view.update(done, note);
    }

    @Override
    public boolean isCancelled() {
        return cancelled.get();
    }

    /** Makes room for a line on the same terminal; what is finished stays above it. */
    synchronized void clear() {
        if (total > 0 && done >= total) {
            view.end();
        } else {
            view.clear();
        }
    }

    /** Ends what is shown. */
    synchronized void end() {
        view.end();
    }

    /** Asks the work to stop. Takes no lock, for it is called while the work may hold them all. */
    void cancel() {
        cancelled.set(true);
    }
}
