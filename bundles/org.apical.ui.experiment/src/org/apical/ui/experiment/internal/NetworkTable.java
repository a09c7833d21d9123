package org.apical.ui.experiment.internal;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.apical.ui.Tables;
import org.apical.ui.experiment.internal.network.NetworkFigures;
import org.apical.ui.experiment.internal.network.NetworkRow;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** The nodes of a network as a table. */
final class NetworkTable {

    private final TableViewer viewer;
    private List<NetworkRow> rows = List.of();
    private boolean selecting;

    NetworkTable(Composite parent, Consumer<String> selected) {
        viewer = Tables.create(parent, SWT.BORDER | SWT.SINGLE);
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        column("Node", 22, row -> row.node().name());
        column("Operation", 34, NetworkRow::operation);
        column("Input", 18, row -> row.input().stream().map(Object::toString).collect(Collectors.joining(" + ")));
        column("Output", 14, row -> row.node().output().toString());
        column("Parameters", 12, row -> row.parameters() == 0 ? "" : Long.toString(row.parameters()));
        column("Multiplies", 14, row -> row.multiplies() == 0 ? "" : Long.toString(row.multiplies()));
        column("Output memory", 14, row -> NetworkFigures.memory(row.node().output().length() * 4.0));
        viewer.getTable().setToolTipText("Shapes are channels x rows x columns; memory is of one frame in fp32");
        viewer.addSelectionChangedListener(event -> {
            if (!selecting && event.getStructuredSelection().getFirstElement() instanceof NetworkRow row) {
                selected.accept(row.node().name());
            }
        });
    }

    private void column(String title, int width, java.util.function.Function<NetworkRow, String> text) {
        Tables.<NetworkRow>column(viewer, title, width, text);
    }

    Control control() {
        return viewer.getControl();
    }

    void show(List<NetworkRow> network) {
        rows = network;
        viewer.setInput(network);
    }

    void select(String node) {
        selecting = true;
        rows.stream().filter(row -> row.node().name().equals(node)).findFirst()
                .ifPresent(row -> viewer.setSelection(new StructuredSelection(row), true));
        selecting = false;
    }
}
