package org.apical.ide.internal;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.apical.ui.Icons;
import org.apical.ui.Opening;
import org.apical.ui.Tables;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;

/** What went wrong since the window was opened, newest first, with the technical details. */
public final class LogView extends ViewPart {

    /** The view's id in plugin.xml. */
    public static final String ID = "org.apical.ide.view.log";

    private final Runnable listener = this::refreshLater;
    private TableViewer table;
    private Text details;
    private Display display;

    @Override
    public void createPartControl(Composite parent) {
        display = parent.getDisplay();
        SashForm sash = new SashForm(parent, SWT.VERTICAL);
        table = Tables.create(sash, SWT.MULTI);
        TableViewerColumn what = Tables.<LogMemory.Entry>column(table, "Message", 80,
                entry -> entry.status().getMessage());
        what.setLabelProvider(new ColumnLabelProvider() {

            @Override
            public String getText(Object row) {
                return ((LogMemory.Entry) row).status().getMessage();
            }

            @Override
            public Image getImage(Object row) {
                return Icons.image(icon(((LogMemory.Entry) row).status().getSeverity()));
            }
        });
        Tables.<LogMemory.Entry>column(table, "Plug-in", 30, entry -> entry.status().getPlugin());
        Tables.<LogMemory.Entry>column(table, "Time", 10, entry -> entry.time().toString());
        table.setContentProvider(ArrayContentProvider.getInstance());
        details = new Text(sash, SWT.MULTI | SWT.READ_ONLY | SWT.H_SCROLL | SWT.V_SCROLL);
        details.setFont(JFaceResources.getTextFont());
        sash.setWeights(60, 40);
        table.addSelectionChangedListener(event -> {
            LogMemory.Entry entry = (LogMemory.Entry) table.getStructuredSelection().getFirstElement();
            details.setText(entry == null ? "" : describe(entry.status(), ""));
        });
        tool("Clear the list; the log file keeps everything", "delete", LogMemory.get()::clear);
        tool("Open the log file", "open", () -> Opening.file(Platform.getLogFileLocation().toFile().toPath()));
        LogMemory.get().addListener(listener);
        refresh();
    }

    private void tool(String text, String icon, Runnable work) {
        getViewSite().getActionBars().getToolBarManager().add(new Action(text, Icons.descriptor(icon)) {

            @Override
            public void run() {
                work.run();
            }
        });
    }

    private static String icon(int severity) {
        return switch (severity) {
            case IStatus.ERROR -> "error";
            case IStatus.WARNING -> "warning";
            default -> "info";
        };
    }

    private static String describe(IStatus status, String indent) {
        StringBuilder text = new StringBuilder(indent).append(status.getMessage()).append('\n');
        for (IStatus child : status.getChildren()) {
            text.append(describe(child, indent + "  "));
        }
        if (status.getException() != null && status.getChildren().length == 0) {
            StringWriter trace = new StringWriter();
            status.getException().printStackTrace(new PrintWriter(trace));
            text.append(trace);
        }
        return text.toString();
    }

    private void refreshLater() {
        if (!display.isDisposed()) {
            display.asyncExec(this::refresh);
        }
    }

    private void refresh() {
        if (!table.getTable().isDisposed()) {
            table.setInput(LogMemory.get().entries());
        }
    }

    @Override
    public void setFocus() {
        table.getTable().setFocus();
    }

    @Override
    public void dispose() {
        LogMemory.get().removeListener(listener);
        super.dispose();
    }
}
