package org.apical.ui.experiment.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.catalog.CatalogEntry;
import org.apical.ui.Failures;
import org.apical.ui.Icons;
import org.apical.ui.Opening;
import org.apical.ui.Services;
import org.apical.ui.Workspace;
import org.apical.ui.experiment.internal.schema.Part;
import org.apical.ui.experiment.internal.schema.Schema;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;

/** Makes an experiment from a template, or from one that was run. */
public final class NewExperimentWizard extends Wizard implements INewWizard {

    private final boolean fromRun;
    private final Schema schema = new Schema(Services.catalog());
    private Page page;
    private Path made;

    /** Makes the wizard that starts from a template. */
    public NewExperimentWizard() {
        this(false);
    }

    NewExperimentWizard(boolean fromRun) {
        this.fromRun = fromRun;
        setDefaultPageImageDescriptor(Icons.descriptor("experiment"));
        setWindowTitle(fromRun ? "New Experiment from Run" : "New Experiment");
    }

    @Override
    public void init(IWorkbench workbench, IStructuredSelection selection) {
        // Experiments are made in the workspace, whatever is selected.
    }

    @Override
    public void addPages() {
        page = new Page();
        addPage(page);
    }

    /** What is asked: where to start from, the name, the task. */
    private final class Page extends WizardPage {

        private final RunChoices runs = fromRun ? RunChoices.ofWorkspace() : null;
        private org.eclipse.swt.widgets.List list;
        private Label description;
        private Text name;
        private Combo task;
        private List<CatalogEntry> tasks = List.of();

        Page() {
            super("experiment");
            setTitle(fromRun ? "Repeat or vary a run" : "Start from a template");
            setDescription(fromRun ? "The new experiment has the run's settings, defaults written out."
                    : "The file is made in the workspace and can be changed in forms or as text.");
        }

        @Override
        public void createControl(Composite parent) {
            Composite body = new Composite(parent, SWT.NONE);
            GridLayout layout = new GridLayout(2, false);
            layout.marginWidth = 12;
            layout.marginHeight = 12;
            layout.verticalSpacing = 8;
            body.setLayout(layout);
            label(body, fromRun ? "&Run:" : "&Template:", SWT.TOP);
            list = new org.eclipse.swt.widgets.List(body, SWT.BORDER | SWT.SINGLE | SWT.V_SCROLL);
            list.setItems(fromRun ? runs.names().toArray(String[]::new)
                    : Template.ALL.stream().map(Template::name).toArray(String[]::new));
            GridData high = new GridData(SWT.FILL, SWT.FILL, true, true);
            high.heightHint = list.getItemHeight() * 9;
            high.widthHint = 420;
            list.setLayoutData(high);
            new Label(body, SWT.NONE);
            description = new Label(body, SWT.WRAP);
            GridData wide = new GridData(SWT.FILL, SWT.TOP, true, false);
            wide.widthHint = 420;
            wide.heightHint = 50;
            description.setLayoutData(wide);
            label(body, "&Name:", SWT.CENTER);
            name = new Text(body, SWT.BORDER | SWT.SINGLE);
            name.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
            name.addListener(SWT.Modify, event -> check());
            if (!fromRun) {
                label(body, "Tas&k:", SWT.CENTER);
                task = new Combo(body, SWT.DROP_DOWN | SWT.READ_ONLY);
                task.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
                Part.Choice choice = (Part.Choice) schema.part(List.of("task"), any -> Optional.empty())
                        .orElseThrow();
                tasks = schema.entries(choice);
                task.setItems(tasks.stream().map(CatalogEntry::name).toArray(String[]::new));
                task.select(Math.max(0, tasks.stream().map(CatalogEntry::shortId).toList()
                        .indexOf("ejectionFraction")));
            }
            list.addListener(SWT.Selection, event -> chosen());
            list.select(fromRun ? runs.preselected() : 0);
            setControl(body);
            chosen();
            list.setFocus();
        }

        private void label(Composite body, String text, int align) {
            Label label = new Label(body, SWT.NONE);
            label.setText(text);
            label.setLayoutData(new GridData(SWT.BEGINNING, align, false, false));
        }

        private void chosen() {
            int index = list.getSelectionIndex();
            if (index >= 0) {
                description.setText(fromRun ? runs.describe(index) : Template.ALL.get(index).description());
                String free = free(fromRun ? runs.experimentName(index) : "experiment");
                if (name.getText().isEmpty() || fromRun || !check()) {
                    name.setText(free);
                }
            }
            if (task != null) {
                task.setEnabled(index >= 0 && Template.ALL.get(index).isForAnyTask());
            }
            check();
        }

        private boolean check() {
            String problem = list.getSelectionIndex() < 0 ? fromRun && list.getItemCount() == 0
                    ? "There are no runs in the workspace yet." : "Choose where to start from."
                    : !name.getText().matches("[A-Za-z0-9][A-Za-z0-9._-]*")
                            ? "Give it a name of letters, digits, dots, dashes and underscores."
                            : Files.exists(file(name.getText()))
                                    ? "There is an experiment of this name. Choose another name." : null;
            setErrorMessage(problem);
            setPageComplete(problem == null);
            return problem == null;
        }

        private String text() throws ApicalException {
            int index = list.getSelectionIndex();
            return fromRun ? runs.text(index, name.getText(), schema) : Template.ALL.get(index).text(name.getText(),
                    task.getSelectionIndex() < 0 ? "" : tasks.get(task.getSelectionIndex()).shortId(), schema);
        }
    }

    private static Path file(String name) {
        return Workspace.get().experiments().resolve(name + Opening.EXPERIMENT_ENDING);
    }

    /** Returns a name that no experiment has. */
    static String free(String wanted) {
        List<String> tried = new ArrayList<>();
        String name = wanted;
        while (Files.exists(file(name))) {
            tried.add(name);
            name = wanted + "-" + (tried.size() + 1);
        }
        return name;
    }

    @Override
    public boolean performFinish() {
        try {
            made = file(page.name.getText());
            AtomicFiles.writeText(made, page.text());
            Opening.file(made);
            return true;
        } catch (ApicalException failure) {
            Failures.show("Make an experiment", failure);
            return false;
        }
    }

    /** Returns the file that was made; {@code null} before. */
    Path made() {
        return made;
    }
}
