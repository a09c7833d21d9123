package org.apical.ui.training.internal;

import org.apical.ui.QueuedRun;
import org.apical.ui.RunQueue;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;

/** Lets the training at work rest, or goes on with it. */
public final class PauseHandler extends AbstractHandler {

    @Override
    public void setEnabled(Object context) {
        setBaseEnabled(RunQueue.get().current().isPresent());
    }

    @Override
    public Object execute(ExecutionEvent event) {
        RunQueue queue = RunQueue.get();
        queue.current().ifPresent(run -> {
            if (run.state() == QueuedRun.State.PAUSED) {
                queue.resume(run);
            } else {
                queue.pause(run);
            }
        });
        return null;
    }
}
