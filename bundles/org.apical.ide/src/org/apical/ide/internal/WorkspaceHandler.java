package org.apical.ide.internal;

import org.apical.ui.Opening;
import org.apical.ui.Workspace;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;

/** Shows the folder in which everything lies in the system's file manager. */
public final class WorkspaceHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        Opening.file(Workspace.get().folder());
        return null;
    }
}
