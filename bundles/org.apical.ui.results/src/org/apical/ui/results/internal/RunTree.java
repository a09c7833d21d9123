package org.apical.ui.results.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apical.runs.RunGroup;
import org.apical.runs.RunQuery;
import org.apical.runs.RunRow;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;

/** The table of runs, perhaps in groups: only what is seen is fetched, so that ten thousand runs scroll like ten. */
final class RunTree {

    private final RunIndex index;
    private final Consumer<RunQuery> sorted;
    private final Tree tree;
    private List<RunColumn> columns = RunColumn.always();
    private RunNode root = new RunNode(RunQuery.ALL, List.of());
    private int count;
    private int shown;

    /**
     * Makes the table.
     *
     * @param parent the widget that holds it, in a grid
     * @param index where the runs come from
     * @param sorted told of the order that a click on a header asks for
     */
    RunTree(Composite parent, RunIndex index, Consumer<RunQuery> sorted) {
        this.index = index;
        this.sorted = sorted;
        tree = new Tree(parent, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION | SWT.BORDER);
        tree.setHeaderVisible(true);
        tree.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        tree.addListener(SWT.SetData, this::fill);
        addColumns();
    }

    Tree control() {
        return tree;
    }

    private void addColumns() {
        GC gc = new GC(tree);
        double character = gc.getFontMetrics().getAverageCharacterWidth();
        gc.dispose();
        for (RunColumn column : columns) {
            TreeColumn header = new TreeColumn(tree, column.number() ? SWT.RIGHT : SWT.LEFT);
            header.setText(column.title());
            header.setWidth((int) (column.characters() * character) + 16);
            header.setMoveable(true);
            header.setToolTipText("Sort by " + column.title());
            header.addListener(SWT.Selection, event -> sort(header, column.key()));
        }
    }

    private void sort(TreeColumn header, String key) {
        boolean down = tree.getSortColumn() == header && tree.getSortDirection() == SWT.UP;
        tree.setSortColumn(header);
        tree.setSortDirection(down ? SWT.DOWN : SWT.UP);
        sorted.accept(RunQuery.ALL.sorted(key, down));
    }

    /** Shows other columns; the order of runs stays. */
    void columns(List<RunColumn> chosen) {
        columns = List.copyOf(chosen);
        tree.setRedraw(false);
        for (TreeColumn column : tree.getColumns()) {
            column.dispose();
        }
        addColumns();
        set(root, count);
        tree.setRedraw(true);
    }

    List<RunColumn> columns() {
        return columns;
    }

    /** Shows the runs below a node. */
    void set(RunNode next, int items) {
        root = next;
        count = items;
        tree.setItemCount(0);
        tree.setItemCount(items);
        tree.clearAll(true);
    }

    /** Returns how many rows were filled so far; for tests of how little that is. */
    int filled() {
        return shown;
    }

    private void fill(Event event) {
        TreeItem item = (TreeItem) event.item;
        TreeItem above = item.getParentItem();
        RunNode node = above == null ? root : (RunNode) above.getData();
        int at = event.index;
        shown++;
        if (node == null) {
            return;
        }
        if (node.holdsRuns()) {
            RunRow row = node.run(at);
            if (row == null) {
                item.setText(0, "\u2026");
                fetch(node, above, at / RunNode.PAGE);
            } else {
                item.setData(row);
                for (int i = 0; i < columns.size(); i++) {
                    item.setText(i, columns.get(i).text().apply(row));
                }
            }
        } else {
            group(item, node, at);
        }
    }

    private void group(TreeItem item, RunNode node, int at) {
        if (at >= node.groups().size()) {
            item.setText(0, "\u2026");
            return;
        }
        RunGroup group = node.groups().get(at);
        RunNode child = node.child(at);
        item.setData(child);
        String value = group.value() == null || group.value().toString().isEmpty() ? "none" : group.value().toString();
        item.setText(0, node.key() + " " + value + "  (" + group.runs() + ")");
        if (child.holdsRuns()) {
            item.setItemCount(group.runs());
        } else {
            // Its groups are known only after a look; one item makes the branch that opens.
            item.setItemCount(1);
            index.ask(tree, store -> store.groups(child.query(), child.key()), found -> {
                child.groups(found);
                if (!item.isDisposed()) {
                    item.setItemCount(found.size());
                    item.clearAll(true);
                }
            });
        }
    }

    private void fetch(RunNode node, TreeItem above, int page) {
        if (!node.wants(page)) {
            return;
        }
        Tree asking = tree;
        index.ask(asking, store -> store.page(node.query(), page * RunNode.PAGE, RunNode.PAGE), rows -> {
            node.page(page, rows);
            int from = page * RunNode.PAGE;
            if (above == null && node == root) {
                for (int i = from; i < Math.min(tree.getItemCount(), from + rows.size()); i++) {
                    tree.clear(i, false);
                }
            } else if (above != null && !above.isDisposed()) {
                for (int i = from; i < Math.min(above.getItemCount(), from + rows.size()); i++) {
                    above.clear(i, false);
                }
            }
        });
    }

    /** Returns the folders of the selected runs. */
    List<Path> selected() {
        List<Path> folders = new ArrayList<>();
        for (TreeItem item : tree.getSelection()) {
            if (item.getData() instanceof RunRow row) {
                folders.add(index.folder().resolve(row.path()));
            }
        }
        return folders;
    }
}
