package org.apical.ui.training.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apical.ui.QueuedRun;
import org.apical.ui.RunQueue;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.part.ViewPart;

/**
 * A view that looks at the training at work from time to time, as long as it is seen.
 *
 * <p>Looking costs what the training could use: a view that is hidden does not look, and none looks oftener than every
 * {@link #LOOK_MS}.
 */
abstract class LiveView extends ViewPart {

    /** How often views look, in milliseconds. */
    static final int LOOK_MS = 1000;

    private static final long LOOK_NANOS = LOOK_MS * 1_000_000L;

    private Control shown;
    private long lookedAt = System.nanoTime() - LOOK_NANOS;
    private long slowest;

    @Override
    public final void createPartControl(Composite parent) {
        shown = create(parent);
        Display display = parent.getDisplay();
        Runnable again = new Runnable() {

            @Override
            public void run() {
                if (!shown.isDisposed()) {
                    lookIfSeen();
                    display.timerExec(LOOK_MS, this);
                }
            }
        };
        display.timerExec(0, again);
        // What comes to the front is not left as it was when it was hidden.
        shown.addListener(SWT.Paint, event -> {
            if (System.nanoTime() - lookedAt > LOOK_NANOS) {
                display.asyncExec(this::lookIfSeen);
            }
        });
    }

    private void lookIfSeen() {
        if (!shown.isDisposed() && shown.isVisible() && shown.getSize().x > 0) {
            lookedAt = System.nanoTime();
            look();
            slowest = Math.max(slowest, System.nanoTime() - lookedAt);
        }
    }

    /** Makes the view's widgets. */
    protected abstract Control create(Composite parent);

    /** Brings the view up to date; called every second, so it should see quickly when there is nothing new. */
    protected abstract void look();

    /** Returns the longest that one look has held up the window, in milliseconds. */
    final double slowestLookMs() {
        return slowest / 1e6;
    }

    @Override
    public void setFocus() {
        shown.setFocus();
    }

    /** Returns the run that live views show: the one at work, else the one that was at work last. */
    static Optional<QueuedRun> watched() {
        RunQueue queue = RunQueue.get();
        return queue.current().or(() -> {
            List<QueuedRun> begun = queue.entries().stream().filter(run -> run.live().logged() > 0).toList();
            return begun.stream().max(Comparator.comparingInt(begun::indexOf));
        });
    }
}
