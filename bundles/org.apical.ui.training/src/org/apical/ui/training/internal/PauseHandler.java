package org.apical.ui.training.internal;

import org.apical.ui.QueuedRun;
import org.apical.ui.RunQueue;

/** Lets the training at work rest, or goes on with it. */
public final class PauseHandler extends AtWorkHandler {

    @Override
    void command(RunQueue queue, QueuedRun run) {
        if (run.state() == QueuedRun.State.PAUSED) {
            queue.resume(run);
        } else {
            queue.pause(run);
        }
    }
}
