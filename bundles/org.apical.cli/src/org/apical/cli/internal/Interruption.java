package org.apical.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Turns Ctrl-C, and the wish of the system that the process end, into a stop of the work: the work gets some seconds to
 * tidy up, then the process ends anyhow; a second Ctrl-C ends it at once.
 *
 * <p>Signals are handled because a shutdown hook would run beside the framework's own, which takes the ground from
 * under the work.
 */
@SuppressWarnings("restriction") // There is no other way to hear a signal.
final class Interruption implements AutoCloseable {

    private static final long PATIENCE_MS = 5000;

    private final ConsoleProgress progress;
    private final Host host;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final List<Runnable> undo = new ArrayList<>();

    /** Begins to listen. */
    Interruption(ConsoleProgress progress, Host host) {
        this.progress = progress;
        this.host = host;
        listen("INT");
        listen("TERM");
    }

    private void listen(String name) {
        try {
            Signal signal = new Signal(name);
            SignalHandler before = Signal.handle(signal, received -> stop());
            if (before == SignalHandler.SIG_IGN) {
                Signal.handle(signal, before);
            } else {
                undo.add(() -> Signal.handle(signal, before));
            }
        } catch (IllegalArgumentException e) {
            host.err().println("apical: The signal " + name + " cannot be caught here, so a command that is stopped may leave"
                    + " files behind.");
        }
    }

    void stop() {
        if (!asked.compareAndSet(false, true)) {
            host.halt().accept(ExitCode.INTERRUPTED);
            return;
        }
        // A terminal has written ^C where the cursor stood.
        host.err().println((host.terminal().interactive() ? System.lineSeparator() : "")
                + "apical: stopping; press Ctrl-C again to stop at once.");
        // Only now, or work that ends at once would have its say before.
        progress.cancel();
        Thread watch = new Thread(this::haltWhenPatienceEnds, "apical-stop");
        watch.setDaemon(true);
        watch.start();
    }

    private void haltWhenPatienceEnds() {
        try {
            Thread.sleep(PATIENCE_MS);
            host.halt().accept(ExitCode.INTERRUPTED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        undo.forEach(Runnable::run);
    }
}
