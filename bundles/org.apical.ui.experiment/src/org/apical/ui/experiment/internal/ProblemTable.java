package org.apical.ui.experiment.internal;

import java.util.List;

import org.apical.ui.Icons;
import org.apical.ui.experiment.internal.schema.QuickFix;
import org.apical.ui.experiment.internal.schema.TextFault;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** The list of what is wrong; Enter or a double click leads to the place, the menu offers what mends it. */
final class ProblemTable {

    private final Table table;
    private final Opener opener;
    private List<TextFault> faults = List.of();
    private ExperimentModel model;

    /** Leads to a place in the source. */
    interface Opener {

        void open(int offset, int length);
    }

    ProblemTable(Composite parent, Opener opener, int rows) {
        this.opener = opener;
        table = new Table(parent, SWT.BORDER | SWT.SINGLE | SWT.FULL_SELECTION);
        table.setHeaderVisible(true);
        table.setToolTipText("What is wrong: double-click to go there, open the menu to mend it");
        TableColumn line = new TableColumn(table, SWT.LEFT);
        line.setText("Line");
        line.setWidth(70);
        TableColumn problem = new TableColumn(table, SWT.LEFT);
        problem.setText("Problem");
        problem.setWidth(400);
        GridData data = new GridData(SWT.FILL, SWT.FILL, true, true);
        data.heightHint = table.getItemHeight() * rows;
        table.setLayoutData(data);
        table.addListener(SWT.DefaultSelection, event -> open());
        table.addListener(SWT.Resize, event -> problem.setWidth(Math.max(200, table.getClientArea().width
                - line.getWidth())));
        Menu menu = new Menu(table);
        menu.addListener(SWT.Show, event -> fill(menu));
        table.setMenu(menu);
    }

    /** Shows the faults of a text, now and later. */
    void follow(ExperimentModel of) {
        model = of;
        of.listen(table, state -> show(state.checked().faults()));
    }

    Table control() {
        return table;
    }

    private void show(List<TextFault> now) {
        if (now.equals(faults) && table.getItemCount() > 0) {
            return;
        }
        int selected = table.getSelectionIndex();
        faults = now;
        table.setRedraw(false);
        table.removeAll();
        for (TextFault fault : faults) {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setImage(0, Icons.image("error"));
            item.setText(new String[] {Integer.toString(fault.line()), fault.sentence()});
        }
        if (faults.isEmpty()) {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setImage(0, Icons.image("ok"));
            item.setText(1, "Nothing is wrong.");
        }
        if (selected >= 0 && selected < faults.size()) {
            table.setSelection(selected);
        }
        table.setRedraw(true);
    }

    private TextFault selected() {
        int index = table.getSelectionIndex();
        return index < 0 || index >= faults.size() ? null : faults.get(index);
    }

    private void open() {
        TextFault fault = selected();
        if (fault != null) {
            opener.open(fault.offset(), fault.length());
        }
    }

    private void fill(Menu menu) {
        for (MenuItem item : menu.getItems()) {
            item.dispose();
        }
        TextFault fault = selected();
        if (fault == null) {
            return;
        }
        MenuItem go = new MenuItem(menu, SWT.PUSH);
        go.setText("Go to line " + fault.line());
        go.addListener(SWT.Selection, event -> open());
        for (QuickFix fix : fault.fixes()) {
            MenuItem item = new MenuItem(menu, SWT.PUSH);
            item.setText(fix.label());
            item.setImage(Icons.image("edit"));
            item.addListener(SWT.Selection, event -> {
                if (model.isChecked()) {
                    model.apply(fix.change());
                }
            });
        }
    }
}
