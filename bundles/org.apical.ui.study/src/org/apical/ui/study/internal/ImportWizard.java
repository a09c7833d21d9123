package org.apical.ui.study.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.data.StoredClip;
import org.apical.ui.ApicalJob;
import org.apical.ui.Choice;
import org.apical.ui.Choices;
import org.apical.ui.Failures;
import org.apical.ui.Icons;
import org.apical.ui.Workspace;
import org.apical.ui.cine.CineLoader;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IImportWizard;
import org.eclipse.ui.IWorkbench;

/** Imports clips of any installed data source into a cohort of the workspace. */
public final class ImportWizard extends Wizard implements IImportWizard {

    private final SourcePage sources = new SourcePage();
    private final PlacePage places = new PlacePage(sources);
    private final PreviewPage previews = new PreviewPage(places);
    private final AuditPage audits = new AuditPage(previews, ImportWizard::kept);

    /** Makes the wizard. */
    public ImportWizard() {
        setWindowTitle("Import a cohort");
        setDefaultPageImageDescriptor(Icons.descriptor("import"));
        setNeedsProgressMonitor(false);
    }

    @Override
    public void init(IWorkbench workbench, IStructuredSelection selection) {
        // What is selected says nothing of where new clips lie.
    }

    @Override
    public void addPages() {
        List.<IWizardPage>of(sources, places, previews, audits).forEach(this::addPage);
    }

    @Override
    public boolean canFinish() {
        // Nobody should keep a cohort whose audit he has not seen.
        return getContainer().getCurrentPage() == audits && super.canFinish();
    }

    @Override
    public boolean performFinish() {
        SourceFolders.remember(Workspace.get().cohorts().resolve(previews.plan().name()),
                previews.plan().place());
        try {
            audits.take().keep();
            return true;
        } catch (ApicalException e) {
            Failures.show("Keep the cohort", e);
            return false;
        }
    }

    @Override
    public boolean performCancel() {
        audits.drop();
        return true;
    }

    /** Shows the new cohort and its first patient. */
    private static void kept(Path cohort) {
        new ApicalJob("Opening " + cohort.getFileName()) {

            @Override
            protected void work(Progress progress) throws ApicalException {
                Optional<String> patient = CineLoader.cohort(cohort).clips().stream().map(StoredClip::patient)
                        .findFirst();
                Display.getDefault().asyncExec(() -> Choices.get().choose(now -> {
                    Choice next = now.withCohort(cohort);
                    return patient.isPresent() ? next.withPatient(patient.get()) : next;
                }));
            }
        }.schedule();
    }

    /**
     * Chooses a data source, for those who know which.
     *
     * @param shortId the data source's short id
     */
    public void start(String shortId) {
        sources.choose(shortId);
    }

    /**
     * Fills the second page, which must have been shown.
     *
     * @param folder the folder or file to import
     * @param name the cohort's name
     * @param options labels, view, size and so on, as the command {@code import} names them
     */
    public void fill(Path folder, String name, Map<String, ?> options) {
        places.fill(folder, name, options);
    }
}
