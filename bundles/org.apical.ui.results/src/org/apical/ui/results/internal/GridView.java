package org.apical.ui.results.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.experiment.search.SearchFolder;
import org.apical.experiment.search.SearchTable;
import org.apical.runs.RunQuery;
import org.apical.ui.ChartCanvas;
import org.apical.ui.Choices;
import org.apical.ui.Failures;
import org.apical.ui.Icons;
import org.apical.ui.Later;
import org.apical.ui.RunQueue;
import org.apical.ui.Workspace;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;

/** A grid of settings: its cells as lines over parallel axes and as a map of two of them. */
public final class GridView extends ViewPart {

    /** The view's id in the plug-in's declaration. */
    public static final String ID = "org.apical.ui.results.view.grid";

    private RunIndex index;
    private Composite all;
    private Combo search;
    private Combo across;
    private Combo up;
    private ChartCanvas parallel;
    private ChartCanvas heat;
    private Label words;
    private GridCharts charts;
    private Path wanted;

    @Override
    public void createPartControl(Composite parent) {
        index = new RunIndex(Workspace.get().runs());
        all = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(2, true);
        layout.marginWidth = 6;
        layout.marginHeight = 4;
        all.setLayout(layout);
        Composite bar = new Composite(all, SWT.NONE);
        bar.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
        GridLayout row = new GridLayout(7, false);
        row.marginWidth = 0;
        row.marginHeight = 0;
        bar.setLayout(row);
        search = combo(bar, "&Grid");
        across = combo(bar, "A&cross");
        up = combo(bar, "&Up");
        words = new Label(bar, SWT.NONE);
        words.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        parallel = new ChartCanvas(all, SWT.NONE);
        parallel.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        parallel.addPointListener((dataset, series, item) -> {
            Path run = charts.rows().get(series).run();
            Choices.get().choose(choice -> choice.withRun(run));
        });
        heat = new ChartCanvas(all, SWT.NONE);
        heat.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        search.addListener(SWT.Selection, event -> read());
        across.addListener(SWT.Selection, event -> drawHeat());
        up.addListener(SWT.Selection, event -> drawHeat());
        all.addListener(SWT.Dispose, event -> index.close());
        Action refresh = new Action("Refresh", Icons.descriptor("refresh")) {

            @Override
            public void run() {
                list();
            }
        };
        refresh.setToolTipText("Read the cells again");
        getViewSite().getActionBars().getToolBarManager().add(refresh);
        RunQueue.get().listen(all, run -> list());
        Choices.get().listen(all, choice -> {
            Path folder = choice.run().map(Path::getParent).orElse(null);
            if (folder != null && !Objects.equals(folder, wanted) && !folder.equals(index.folder())) {
                wanted = folder;
                list();
            }
        });
        list();
    }

    private static Combo combo(Composite parent, String label) {
        new Label(parent, SWT.NONE).setText(label);
        return new Combo(parent, SWT.READ_ONLY);
    }

    private void list() {
        index.ask(all, store -> {
            store.synchronise(Progress.NONE);
            return store.groups(RunQuery.ALL, "search").stream().map(group -> Objects.toString(group.value(), ""))
                    .filter(name -> !name.isEmpty()).toList();
        }, this::listed);
    }

    private void listed(List<String> searches) {
        String before = search.getText();
        search.setItems(searches.toArray(String[]::new));
        String next = wanted != null && searches.contains(wanted.getFileName().toString())
                ? wanted.getFileName().toString() : searches.contains(before) ? before
                        : searches.isEmpty() ? "" : searches.get(searches.size() - 1);
        wanted = null;
        if (next.isEmpty()) {
            words.setText("There is no grid yet: add a section 'search' to an experiment and run it as a grid.");
        } else {
            search.setText(next);
            read();
        }
        all.layout(true, true);
    }

    private void read() {
        Path folder = index.folder().resolve(search.getText());
        Job.createSystem("Read a grid", monitor -> {
            try {
                SearchTable table = SearchTable.read(new SearchFolder(folder));
                Later.in(all, () -> show(table));
            } catch (ApicalException failure) {
                Failures.show("Read a grid", failure);
            }
        }).schedule();
    }

    private void show(SearchTable table) {
        charts = new GridCharts(table);
        words.setText(table.rows().size() + " trainings of " + String.join(", ", table.keys()));
        String first = across.getText();
        String second = up.getText();
        across.setItems(table.keys().toArray(String[]::new));
        up.setItems(table.keys().toArray(String[]::new));
        across.select(Math.max(0, table.keys().indexOf(first)));
        int other = table.keys().indexOf(second);
        up.select(other >= 0 ? other : Math.min(1, table.keys().size() - 1));
        parallel.setChart(charts.rows().isEmpty() ? null : charts.parallel());
        drawHeat();
        all.layout(true, true);
    }

    private void drawHeat() {
        heat.setChart(charts.rows().isEmpty() ? null : charts.heat(across.getText(), up.getText()));
    }

    /** Returns what is drawn, {@code null} for nothing. */
    GridCharts charts() {
        return charts;
    }

    @Override
    public void setFocus() {
        search.setFocus();
    }
}
