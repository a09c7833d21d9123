package org.apical.ide.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.cheatsheets.OpenCheatSheetAction;

/** Opens the guide through the first experiment beside the work. */
public final class GuideHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        new OpenCheatSheetAction("org.apical.ide.guide.firstExperiment").run();
        return null;
    }
}
