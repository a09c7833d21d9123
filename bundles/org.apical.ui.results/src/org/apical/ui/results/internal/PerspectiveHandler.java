package org.apical.ui.results.internal;

import org.apical.ui.Opening;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;

/** Opens the runs perspective. */
public final class PerspectiveHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        Opening.perspective(ResultsPerspective.ID);
        return null;
    }
}
