package org.apical.ui.experiment.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apical.runs.Difference;
import org.apical.ui.Failures;
import org.apical.ui.Icons;
import org.apical.ui.Later;
import org.apical.ui.Services;
import org.apical.ui.Tables;
import org.apical.ui.Workspace;
import org.apical.ui.experiment.internal.schema.Checked;
import org.apical.ui.experiment.internal.schema.Checker;
import org.apical.ui.experiment.internal.schema.LineDiff;
import org.apical.ui.experiment.internal.schema.Schema;
import org.apical.ui.experiment.internal.schema.SettingsDiff;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.EditorPart;

/** Shows two experiments side by side: the settings in which they differ, and their texts. */
public final class DiffEditor extends EditorPart {

    /** The editor's id in plugin.xml. */
    public static final String ID = "org.apical.ui.experiment.diffEditor";

    private Label summary;
    private TableViewer settings;
    private DiffText text;

    /** What is compared; read beside the user-interface thread. */
    private record Both(Checked left, Checked right, SettingsDiff diff, List<LineDiff> lines) {
    }

    /** Asks for another experiment and opens both. */
    static void choose(ExperimentEditor editor) {
        FileDialog dialog = new FileDialog(editor.getSite().getShell(), SWT.OPEN);
        dialog.setText("Compare with which experiment?");
        dialog.setFilterPath(Workspace.get().experiments().toString());
        dialog.setFilterExtensions(new String[] {"*.yaml"});
        dialog.setFilterNames(new String[] {"Experiments, also those of runs (*.yaml)"});
        String chosen = dialog.open();
        if (chosen != null) {
            open(editor, Path.of(chosen));
        }
    }

    /** Opens an experiment, as it is saved, beside another. */
    static void open(ExperimentEditor editor, Path other) {
        try {
            editor.getSite().getPage().openEditor(new DiffInput(editor.model().file(), other), ID);
        } catch (PartInitException failure) {
            Failures.show("Compare experiments", failure);
        }
    }

    @Override
    public void init(IEditorSite site, IEditorInput input) {
        setSite(site);
        setInput(input);
        setPartName(input.getName());
        setTitleImage(Icons.image("compare"));
    }

    @Override
    public void createPartControl(Composite parent) {
        DiffInput input = (DiffInput) getEditorInput();
        parent.setLayout(new GridLayout());
        summary = new Label(parent, SWT.WRAP);
        summary.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        summary.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        TabFolder tabs = new TabFolder(parent, SWT.TOP);
        tabs.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        TabItem keys = new TabItem(tabs, SWT.NONE);
        keys.setText("Settings");
        settings = Tables.create(tabs, SWT.MULTI | SWT.BORDER);
        settings.setContentProvider(ArrayContentProvider.getInstance());
        Tables.<Difference>column(settings, "Setting", 40, Difference::key);
        Tables.<Difference>column(settings, DiffInput.name(input.left()), 36, difference -> value(difference, 0));
        Tables.<Difference>column(settings, DiffInput.name(input.right()), 36, difference -> value(difference, 1));
        keys.setControl(settings.getControl());
        TabItem source = new TabItem(tabs, SWT.NONE);
        source.setText("Source");
        text = new DiffText(tabs);
        source.setControl(text.control());
        read(input);
    }

    private static String value(Difference difference, int side) {
        Object value = difference.values().get(side);
        return value == null ? "–" : value instanceof List<?> list ? String.join(", ", list.stream()
                .map(DiffEditor::written).toList()) : written(value);
    }

    /** Writes numbers as people do in these files, 0.00001 and not 1.0E-5. */
    private static String written(Object value) {
        return value instanceof Double number && Double.isFinite(number)
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString() : value.toString();
    }

    private void read(DiffInput input) {
        summary.setText("Reading both ...");
        new Job("Comparing experiments") {

            {
                setSystem(true);
            }

            @Override
            protected IStatus run(IProgressMonitor monitor) {
                try {
                    Checker checker = new Checker(Services.catalog(), new Schema(Services.catalog()));
                    Checked left = checker.check(Files.readString(input.left()), input.left());
                    Checked right = checker.check(Files.readString(input.right()), input.right());
                    Both both = new Both(left, right, SettingsDiff.of(left, right), LineDiff.of(left.text(),
                            right.text()));
                    Later.in(summary, () -> show(both));
                } catch (IOException failure) {
                    Failures.show("Compare experiments", failure);
                }
                return Status.OK_STATUS;
            }
        }.schedule();
    }

    private void show(Both both) {
        int count = both.diff().differences().size();
        summary.setText((count == 0 ? "Both experiments have the same settings." : count == 1
                ? "They differ in one setting." : "They differ in " + count + " settings.")
                + (both.diff().asWritten() ? " One of them has faults, so they are compared as they are written."
                        : " Defaults are written out."));
        settings.setInput(both.diff().differences());
        text.show(both.lines());
        summary.getParent().layout(true);
    }

    @Override
    public void setFocus() {
        settings.getControl().setFocus();
    }

    @Override
    public boolean isDirty() {
        return false;
    }

    @Override
    public boolean isSaveAsAllowed() {
        return false;
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        // Nothing is changed here.
    }

    @Override
    public void doSaveAs() {
        // Nothing is changed here.
    }
}
