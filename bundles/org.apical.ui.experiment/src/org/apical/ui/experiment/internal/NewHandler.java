package org.apical.ui.experiment.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.handlers.HandlerUtil;

/** Opens the wizard that makes an experiment, from a template or from a run by the command's name. */
public final class NewHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        boolean fromRun = event.getCommand().getId().endsWith("newFromRun");
        new WizardDialog(HandlerUtil.getActiveShellChecked(event), new NewExperimentWizard(fromRun)).open();
        return null;
    }
}
