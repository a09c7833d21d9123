package org.apical.ide.internal;

import java.nio.file.Path;
import org.apical.api.ApicalException;
import org.apical.ui.Failures;
import org.apical.ui.Opening;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;

/** Makes the project of a new plug-in and shows its folder. */
public final class NewPluginWizard extends Wizard implements INewWizard {

    private final NewPluginPage page = new NewPluginPage();

    /** Creates the wizard. */
    public NewPluginWizard() {
        setWindowTitle("New Plug-in Project");
    }

    @Override
    public void init(IWorkbench workbench, IStructuredSelection selection) {
        // It asks for everything it needs.
        setNeedsProgressMonitor(false);
    }

    @Override
    public void addPages() {
        addPage(page);
    }

    @Override
    public boolean performFinish() {
        try {
            Path made = page.project().write(page.folder());
            Opening.file(made);
            return true;
        } catch (ApicalException failure) {
            page.setErrorMessage(Failures.sentence(failure));
            return false;
        }
    }
}
