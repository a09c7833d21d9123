package org.apical.ui.training.internal;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.runs.RunQuery;
import org.apical.runs.RunRow;
import org.apical.runs.RunStore;
import org.apical.ui.Failures;
import org.apical.ui.Workspace;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;

/** Lets a person tick runs of the workspace, the newest first. */
final class RunChooser {

    private static final int MOST = 500;

    private final Shell parent;
    private final Set<Path> ticked;

    RunChooser(Shell parent, Set<Path> ticked) {
        this.parent = parent;
        this.ticked = new LinkedHashSet<>(ticked);
    }

    /** Returns what is ticked, or nothing when the person thought better of it. */
    Optional<Set<Path>> open() {
        return new Dialog().open() == IDialogConstants.OK_ID ? Optional.of(ticked) : Optional.empty();
    }

    /** The window that asks. */
    private final class Dialog extends TitleAreaDialog {

        private Table table;

        Dialog() {
            super(parent);
            setShellStyle(getShellStyle() | SWT.RESIZE);
        }

        @Override
        public void create() {
            super.create();
            getShell().setText("Overlay Runs");
            setTitle("Overlay runs");
            setMessage("Tick the runs whose curves are to be compared with those of the run at work.");
        }

        @Override
        protected Control createDialogArea(Composite area) {
            Composite all = (Composite) super.createDialogArea(area);
            table = new Table(all, SWT.CHECK | SWT.BORDER | SWT.FULL_SELECTION);
            GridDataFactory.fillDefaults().grab(true, true).hint(520, 320).indent(8, 8).applyTo(table);
            Path folder = Workspace.get().runs();
            Display display = table.getDisplay();
            Job.createSystem("List runs", monitor -> {
                try (RunStore store = RunStore.open(folder)) {
                    store.synchronise(Progress.NONE);
                    List<RunRow> rows = store.page(RunQuery.ALL, 0, MOST);
                    display.asyncExec(() -> fill(folder, rows));
                } catch (ApicalException failure) {
                    Failures.show("List runs", failure);
                }
            }).schedule();
            return all;
        }

        private void fill(Path folder, List<RunRow> rows) {
            if (table.isDisposed()) {
                return;
            }
            for (RunRow row : rows) {
                TableItem item = new TableItem(table, SWT.NONE);
                Path run = folder.resolve(row.path());
                item.setText(row.name() + (row.words().isEmpty() ? "" : "  (" + row.words() + ")"));
                item.setData(run);
                item.setChecked(ticked.contains(run));
            }
        }

        @Override
        protected void okPressed() {
            ticked.clear();
            for (TableItem item : table.getItems()) {
                if (item.getChecked()) {
                    ticked.add((Path) item.getData());
                }
            }
            super.okPressed();
        }
    }
}
