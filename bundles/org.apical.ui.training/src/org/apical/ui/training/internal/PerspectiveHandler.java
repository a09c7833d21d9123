package org.apical.ui.training.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens the training perspective. */
public final class PerspectiveHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        try {
            PlatformUI.getWorkbench().showPerspective(TrainingPerspective.ID,
                    HandlerUtil.getActiveWorkbenchWindowChecked(event));
        } catch (WorkbenchException failure) {
            throw new ExecutionException("The training perspective cannot be opened.", failure);
        }
        return null;
    }
}
