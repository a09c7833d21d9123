package org.apical.ui.results.internal;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;

/** Lets a person tick the columns of the table of runs. */
final class ColumnChooser {

    private final Shell parent;
    private final List<RunColumn> all;
    private final List<String> now;
    private List<RunColumn> chosen = List.of();

    /**
     * Makes the question.
     *
     * @param parent the window it belongs to
     * @param all what there is to choose from
     * @param now the titles that are shown now
     */
    ColumnChooser(Shell parent, List<RunColumn> all, List<String> now) {
        this.parent = parent;
        this.all = all;
        this.now = now;
    }

    Optional<List<RunColumn>> open() {
        return new Window().open() == IDialogConstants.OK_ID && !chosen.isEmpty() ? Optional.of(chosen)
                : Optional.empty();
    }

    /** The window that asks. */
    private final class Window extends Dialog {

        private Table table;

        Window() {
            super(parent);
            setShellStyle(getShellStyle() | SWT.RESIZE);
        }

        @Override
        protected void configureShell(Shell shell) {
            super.configureShell(shell);
            shell.setText("Columns");
        }

        @Override
        protected Control createDialogArea(Composite area) {
            Composite inside = (Composite) super.createDialogArea(area);
            new Label(inside, SWT.NONE).setText("&Show these columns:");
            table = new Table(inside, SWT.CHECK | SWT.BORDER);
            GridDataFactory.fillDefaults().grab(true, true).hint(320, 360).applyTo(table);
            for (RunColumn column : all) {
                TableItem item = new TableItem(table, SWT.NONE);
                item.setText(column.title());
                item.setData(column);
                item.setChecked(now.contains(column.title()));
            }
            return inside;
        }

        @Override
        protected void okPressed() {
            chosen = List.of(table.getItems()).stream().filter(TableItem::getChecked)
                    .map(item -> (RunColumn) item.getData()).toList();
            super.okPressed();
        }
    }
}
