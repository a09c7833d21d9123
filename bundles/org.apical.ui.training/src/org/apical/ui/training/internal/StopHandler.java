package org.apical.ui.training.internal;

import org.apical.ui.QueuedRun;
import org.apical.ui.RunQueue;

/** Stops the training at work; its finished epochs are kept. */
public final class StopHandler extends AtWorkHandler {

    @Override
    void command(RunQueue queue, QueuedRun run) {
        queue.stop(run);
    }
}
