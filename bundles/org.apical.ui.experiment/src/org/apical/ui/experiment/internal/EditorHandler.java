package org.apical.ui.experiment.internal;

import org.apical.ui.RunQueue;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.handlers.HandlerUtil;

/** Runs, searches, estimates or compares the experiment of the active editor, by the command's name. */
public final class EditorHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        IEditorPart part = HandlerUtil.getActiveEditor(event);
        if (part instanceof ExperimentEditor editor) {
            switch (event.getCommand().getId().substring(ExperimentEditor.COMMAND.length())) {
                case "run" -> editor.submit(RunQueue.Kind.RUN);
                case "grid" -> editor.submit(RunQueue.Kind.GRID);
                case "estimate" -> editor.estimate();
                case "diff" -> DiffEditor.choose(editor);
                default -> throw new IllegalArgumentException(event.getCommand().getId());
            }
        }
        return null;
    }
}
