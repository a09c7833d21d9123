package org.apical.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** Tables that are sorted by a click on a header and copied as text with Ctrl+C. */
public final class Tables {

    private Tables() {
    }

    /**
     * Creates a table.
     *
     * @param parent the widget that holds it
     * @param style more styles, such as {@link SWT#MULTI} or {@link SWT#VIRTUAL}
     * @return the viewer, without columns and content provider
     */
    public static TableViewer create(Composite parent, int style) {
        TableViewer viewer = new TableViewer(parent, style | SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
        Table table = viewer.getTable();
        table.setHeaderVisible(true);
        ColumnViewerToolTipSupport.enableFor(viewer);
        table.addListener(SWT.KeyDown, event -> {
            if ((event.stateMask & SWT.MOD1) != 0 && (event.keyCode == 'c' || event.keyCode == 'C')) {
                copy(table);
            }
        });
        return viewer;
    }

    /**
     * Adds a column of texts, sorted as numbers where both cells are numbers.
     *
     * @param <E> the rows
     * @param viewer the table
     * @param title the header
     * @param characters how many characters wide it is at first
     * @param text what a cell says
     * @return the column, whose label provider may be replaced
     */
    @SuppressWarnings("unchecked") // A viewer does not know the type of its rows.
    public static <E> TableViewerColumn column(TableViewer viewer, String title, int characters,
            Function<E, String> text) {
        TableViewerColumn column = new TableViewerColumn(viewer, SWT.LEFT);
        TableColumn header = column.getColumn();
        header.setText(title);
        header.setWidth(width(viewer.getTable(), title, characters));
        header.setMoveable(true);
        column.setLabelProvider(ColumnLabelProvider.createTextProvider(row -> text.apply((E) row)));
        if ((viewer.getTable().getStyle() & SWT.VIRTUAL) == 0) {
            header.addListener(SWT.Selection, event -> sort(viewer, header,
                    Comparator.comparing(row -> text.apply((E) row), Tables::compare)));
        }
        return column;
    }

    /**
     * Returns how wide a column must be, in the font of the table.
     *
     * @param table the table
     * @param title the header, which some systems write bold
     * @param characters how many characters a cell shall have room for
     * @return the width in points
     */
    public static int width(Table table, String title, int characters) {
        GC gc = new GC(table);
        try {
            gc.setFont(table.getFont());
            return Math.max((int) (characters * gc.getFontMetrics().getAverageCharacterWidth()),
                    (int) (1.15 * gc.textExtent(title).x)) + 20;
        } finally {
            gc.dispose();
        }
    }

    private static void sort(TableViewer viewer, TableColumn header, Comparator<Object> order) {
        Table table = viewer.getTable();
        boolean down = table.getSortColumn() == header && table.getSortDirection() == SWT.UP;
        table.setSortColumn(header);
        table.setSortDirection(down ? SWT.DOWN : SWT.UP);
        Comparator<Object> chosen = down ? order.reversed() : order;
        viewer.setComparator(new ViewerComparator() {

            @Override
            public int compare(Viewer any, Object one, Object other) {
                return chosen.compare(one, other);
            }
        });
    }

    /** Compares numbers as numbers, numbers before texts, and texts as people sort them. */
    static int compare(String one, String other) {
        Double first = number(one);
        Double second = number(other);
        if (first != null && second != null) {
            return first.compareTo(second);
        }
        if (first == null && second == null) {
            return one.compareToIgnoreCase(other);
        }
        return first == null ? 1 : -1;
    }

    private static Double number(String text) {
        try {
            return Double.valueOf(text.replace('−', '-').strip());
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    private static void copy(Table table) {
        List<String> lines = new ArrayList<>();
        int[] order = table.getColumnOrder();
        List<String> cells = new ArrayList<>();
        for (int column : order) {
            cells.add(table.getColumn(column).getText());
        }
        lines.add(String.join("\t", cells));
        for (TableItem item : table.getSelection()) {
            cells.clear();
            for (int column : order) {
                cells.add(item.getText(column));
            }
            lines.add(String.join("\t", cells));
        }
        if (lines.size() > 1) {
            Clipboard clipboard = new Clipboard(table.getDisplay());
            clipboard.setContents(new Object[] {String.join("\n", lines)},
                    new Transfer[] {TextTransfer.getInstance()});
            clipboard.dispose();
        }
    }
}
