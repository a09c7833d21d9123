package org.apical.ide.internal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apical.api.ApicalException;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;
import org.apical.api.settings.SettingField;
import org.apical.api.settings.SettingsType;
import org.apical.ui.Failures;
import org.apical.ui.Icons;
import org.apical.ui.Later;
import org.apical.ui.Services;
import org.apical.ui.Tables;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;

/** Everything that plug-ins contribute: kind, id, version and state, and what is wrong where something is. */
public final class PluginsView extends ViewPart {

    /** The view's id in plugin.xml. */
    public static final String ID = "org.apical.ide.view.plugins";

    private TableViewer table;
    private Text filter;
    private Text details;
    private Label summary;

    @Override
    public void createPartControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        page.setLayout(new GridLayout(2, false));
        filter = new Text(page, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        filter.setMessage("Filter by kind, name, id or plug-in");
        filter.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        filter.addListener(SWT.Modify, event -> table.refresh());
        summary = new Label(page, SWT.NONE);
        summary.setLayoutData(new GridData(SWT.END, SWT.CENTER, false, false));
        SashForm sash = new SashForm(page, SWT.VERTICAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        table(sash);
        details = new Text(sash, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        sash.setWeights(70, 30);
        read();
    }

    private void table(Composite parent) {
        table = Tables.create(parent, SWT.MULTI);
        TableViewerColumn state = Tables.<CatalogEntry>column(table, "State", 10, PluginsView::state);
        state.setLabelProvider(new ColumnLabelProvider() {

            @Override
            public String getText(Object row) {
                return state((CatalogEntry) row);
            }

            @Override
            public Image getImage(Object row) {
                return Icons.image(isReady((CatalogEntry) row) ? "ok" : "error");
            }

            @Override
            public String getToolTipText(Object row) {
                String problem = ((CatalogEntry) row).problem();
                return problem.isEmpty() ? null : problem;
            }
        });
        Tables.<CatalogEntry>column(table, "Kind", 14, entry -> entry.kind().word());
        Tables.<CatalogEntry>column(table, "Name", 26, CatalogEntry::name);
        Tables.<CatalogEntry>column(table, "Id", 36, CatalogEntry::id);
        Tables.<CatalogEntry>column(table, "Plug-in", 24, CatalogEntry::bundle);
        Tables.<CatalogEntry>column(table, "Version", 16, CatalogEntry::version);
        table.setContentProvider(ArrayContentProvider.getInstance());
        table.addFilter(new ViewerFilter() {

            @Override
            public boolean select(Viewer viewer, Object parentElement, Object row) {
                return matches((CatalogEntry) row, filter.getText().strip().toLowerCase(Locale.ROOT));
            }
        });
        table.addSelectionChangedListener(event -> showDetails());
        getSite().setSelectionProvider(table);
    }

    private static boolean isReady(CatalogEntry entry) {
        return entry.state() == CatalogEntry.State.READY;
    }

    private static String state(CatalogEntry entry) {
        return isReady(entry) ? "ready" : "problem";
    }

    private static boolean matches(CatalogEntry entry, String wanted) {
        return (entry.kind().word() + "\n" + entry.name() + "\n" + entry.id() + "\n" + entry.bundle() + "\n"
                + state(entry)).toLowerCase(Locale.ROOT).contains(wanted);
    }

    private void read() {
        summary.setText("Reading...");
        Job.createSystem("Plug-ins", monitor -> {
            List<CatalogEntry> entries = Services.catalog().entries();
            Later.in(summary, () -> show(entries));
        }).schedule();
    }

    private void show(List<CatalogEntry> entries) {
        table.setInput(entries);
        long problems = entries.stream().filter(entry -> !isReady(entry)).count();
        summary.setText(entries.size() + " contributions, "
                + (problems == 0 ? "all ready" : problems == 1 ? "1 with a problem" : problems + " with problems"));
        summary.requestLayout();
    }

    private void showDetails() {
        CatalogEntry entry = (CatalogEntry) table.getStructuredSelection().getFirstElement();
        details.setText(entry == null ? "" : describe(Services.catalog(), entry));
    }

    private static String describe(Catalog catalog, CatalogEntry entry) {
        StringBuilder text = new StringBuilder(entry.description());
        if (!entry.problem().isEmpty()) {
            text.append("\n\nProblem: ").append(entry.problem());
        }
        if (!entry.reference().isEmpty()) {
            text.append("\n\nReference: ").append(entry.reference());
        }
        if (!entry.replaces().isEmpty()) {
            text.append("\nIds it had before: ").append(String.join(", ", entry.replaces()));
        }
        if (isReady(entry)) {
            text.append(settings(catalog, entry.kind(), entry));
        }
        return text.toString();
    }

    private static String settings(Catalog catalog, Kind<?> kind, CatalogEntry entry) {
        try {
            List<SettingField> fields = SettingsType.of(catalog.contribution(kind, entry).settingsType()).fields();
            return fields.isEmpty() ? "\n\nThere is nothing to set." : fields.stream()
                    .map(field -> "\n  " + field.name() + field.defaultText().map(" = "::concat).orElse(" (required)")
                            + (field.rangeText().isEmpty() ? "" : " [" + field.rangeText() + "]") + ": " + field.help())
                    .collect(Collectors.joining("", "\n\nSettings:", ""));
        } catch (ApicalException failure) {
            return "\n\nProblem: " + Failures.sentence(failure);
        }
    }

    @Override
    public void setFocus() {
        filter.setFocus();
    }
}
