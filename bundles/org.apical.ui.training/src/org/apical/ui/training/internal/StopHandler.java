package org.apical.ui.training.internal;

import org.apical.ui.RunQueue;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;

/** Stops the training at work; its finished epochs are kept. */
public final class StopHandler extends AbstractHandler {

    @Override
    public void setEnabled(Object context) {
        setBaseEnabled(RunQueue.get().current().isPresent());
    }

    @Override
    public Object execute(ExecutionEvent event) {
        RunQueue queue = RunQueue.get();
        queue.current().ifPresent(queue::stop);
        return null;
    }
}
