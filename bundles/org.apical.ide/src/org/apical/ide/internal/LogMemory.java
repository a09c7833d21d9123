package org.apical.ide.internal;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;

/** The last messages of the log, from the start of the window on. Safe for use by several threads. */
final class LogMemory implements ILogListener {

    private static final int KEPT = 1000;
    private static final LogMemory INSTANCE = new LogMemory();

    /**
     * A message.
     *
     * @param time when it came, to the second
     * @param status what it says
     */
    record Entry(LocalTime time, IStatus status) {
    }

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private LogMemory() {
    }

    static LogMemory get() {
        return INSTANCE;
    }

    /** Begins to listen; once more does nothing. */
    void begin() {
        Platform.addLogListener(this);
    }

    @Override
    public void logging(IStatus status, String plugin) {
        synchronized (entries) {
            entries.addFirst(new Entry(LocalTime.now().truncatedTo(ChronoUnit.SECONDS), status));
            while (entries.size() > KEPT) {
                entries.removeLast();
            }
        }
        listeners.forEach(Runnable::run);
    }

    List<Entry> entries() {
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }

    void clear() {
        synchronized (entries) {
            entries.clear();
        }
        listeners.forEach(Runnable::run);
    }

    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }
}
