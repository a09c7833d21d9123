package org.apical.ide.internal;

import org.apical.ui.Opening;
import org.apical.ui.Workspace;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;

/** Draws and imports a small cohort to look at. */
public final class SampleHandler extends AbstractHandler {

    private static final int PATIENTS = 40;

    @Override
    public Object execute(ExecutionEvent event) {
        Samples.cohort(Workspace.get(), PATIENTS, () -> Opening.perspective(Opening.STUDY_PERSPECTIVE));
        return null;
    }
}
