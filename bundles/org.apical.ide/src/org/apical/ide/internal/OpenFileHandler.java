package org.apical.ide.internal;

import java.nio.file.Path;
import org.apical.ui.Opening;
import org.apical.ui.Workspace;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/** Asks for a file and opens it. */
public final class OpenFileHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        FileDialog dialog = new FileDialog(HandlerUtil.getActiveShell(event), SWT.OPEN);
        dialog.setText("Open File");
        dialog.setFilterPath(Workspace.get().experiments().toString());
        dialog.setFilterExtensions(new String[] {"*" + Opening.EXPERIMENT_ENDING, "*"});
        dialog.setFilterNames(new String[] {"Experiments (*" + Opening.EXPERIMENT_ENDING + ")", "All files"});
        String chosen = dialog.open();
        if (chosen != null) {
            Opening.file(Path.of(chosen));
        }
        return null;
    }
}
