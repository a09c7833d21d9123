package org.apical.ui.training.internal;

import org.apical.ui.QueuedRun;
import org.apical.ui.RunQueue;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;

/** A command for the training at work; there is nothing to command while none is. */
abstract class AtWorkHandler extends AbstractHandler {

    /** Does to the training at work what the command says. */
    abstract void command(RunQueue queue, QueuedRun run);

    @Override
    public void setEnabled(Object context) {
        setBaseEnabled(RunQueue.get().current().isPresent());
    }

    @Override
    public Object execute(ExecutionEvent event) {
        RunQueue queue = RunQueue.get();
        queue.current().ifPresent(run -> command(queue, run));
        return null;
    }
}
