package org.apical.ui.results.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.experiment.run.RunFolder;
import org.apical.runs.RunCondition;
import org.apical.runs.RunGroup;
import org.apical.runs.RunQuery;
import org.apical.ui.Choices;
import org.apical.ui.Failures;
import org.apical.ui.Icons;
import org.apical.ui.Palette;
import org.apical.ui.RunQueue;
import org.apical.ui.Workspace;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.part.ViewPart;

/** The runs of the workspace: filtered by conditions, sorted by any column, grouped by task, cell and seed. */
public final class RunsView extends ViewPart {

    /** The view's id in the plug-in's declaration. */
    public static final String ID = "org.apical.ui.results.view.runs";

    private static final int WAIT_FOR_TYPING_MS = 300;
    private static final String USUAL = "test.mae test.auc test.accuracy validation.loss";

    private final Map<String, List<String>> groupings = new LinkedHashMap<>();
    private RunIndex index;
    private RunTree runs;
    private Text filter;
    private Combo group;
    private Label status;
    private RunQuery order = RunQuery.ALL;
    private int asked;
    private int total;

    @Override
    public void createPartControl(Composite parent) {
        groupings.put("None", List.of());
        groupings.put("Task", List.of("task"));
        groupings.put("Grid and cell", List.of("search", "cell"));
        groupings.put("Seed", List.of("seed"));
        groupings.put("State", List.of("state"));
        groupings.put("Task, grid, cell, seed", List.of("task", "search", "cell", "seed"));
        Composite all = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 4;
        layout.marginHeight = 2;
        layout.verticalSpacing = 2;
        all.setLayout(layout);
        bar(all);
        index = new RunIndex(Workspace.get().runs());
        runs = new RunTree(all, index, sorted -> {
            order = sorted;
            refill();
        });
        runs.control().addListener(SWT.Selection, event -> choose());
        runs.control().addListener(SWT.DefaultSelection, event -> openReport());
        status = new Label(all, SWT.NONE);
        status.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        tools();
        RunQueue.get().listen(all, run -> {
            if (run.state().isOver()) {
                synchronise();
            }
        });
        // The command line may have made runs while nobody looked.
        IPartListener2 looking = new IPartListener2() {

            @Override
            public void partVisible(IWorkbenchPartReference part) {
                if (part.getPart(false) == RunsView.this) {
                    synchronise();
                }
            }

            @Override
            public void partActivated(IWorkbenchPartReference part) {
                partVisible(part);
            }
        };
        getSite().getPage().addPartListener(looking);
        all.addListener(SWT.Dispose, event -> {
            getSite().getPage().removePartListener(looking);
            index.close();
        });
        refill();
        index.ask(all, store -> {
            store.synchronise(Progress.NONE);
            return store.keys();
        }, this::usualColumns);
    }

    private void bar(Composite parent) {
        Composite bar = new Composite(parent, SWT.NONE);
        bar.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        GridLayout layout = new GridLayout(3, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        bar.setLayout(layout);
        filter = new Text(bar, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        filter.setMessage("Filter: a word, or conditions such as task=age test.mae<6 seed=1");
        filter.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        filter.addListener(SWT.Modify, event -> {
            int now = ++asked;
            filter.getDisplay().timerExec(WAIT_FOR_TYPING_MS, () -> {
                if (now == asked && !filter.isDisposed()) {
                    refill();
                }
            });
        });
        new Label(bar, SWT.NONE).setText("&Group by");
        group = new Combo(bar, SWT.READ_ONLY);
        group.setItems(groupings.keySet().toArray(String[]::new));
        group.select(0);
        group.addListener(SWT.Selection, event -> refill());
    }

    private void tools() {
        IToolBarManager tools = getViewSite().getActionBars().getToolBarManager();
        MenuManager menu = new MenuManager();
        for (Action action : List.of(
                action("Compare", "compare", "Compare the selected runs, side by side and paired", this::compare),
                action("Open Report", "report", "Open the report of the selected run", this::openReport),
                action("Go On", "resume", "Go on with the selected run where it was stopped", this::resume),
                action("Columns...", "table", "Choose the columns", this::chooseColumns),
                action("Refresh", "refresh", "Read what changed in the folder of runs", this::synchronise))) {
            tools.add(action);
            menu.add(action);
        }
        runs.control().setMenu(menu.createContextMenu(runs.control()));
    }

    private static Action action(String text, String icon, String tip, Runnable what) {
        Action action = new Action(text, Icons.descriptor(icon)) {

            @Override
            public void run() {
                what.run();
            }
        };
        action.setToolTipText(tip);
        return action;
    }

    /** Reads what changed; runs on disk are the truth. */
    void synchronise() {
        index.ask(status, store -> store.synchronise(Progress.NONE), changes -> refill());
    }

    private void usualColumns(List<String> keys) {
        List<RunColumn> columns = RunColumn.always();
        for (String usual : USUAL.split(" ")) {
            if (keys.contains(usual)) {
                columns.add(RunColumn.figure(usual));
            }
        }
        runs.columns(columns);
        refill();
    }

    private void chooseColumns() {
        index.ask(status, store -> store.keys().stream().filter(key -> key.startsWith("test.")
                || key.startsWith("validation.") || key.startsWith("train.")).toList(), figures -> {
                    List<RunColumn> all = RunColumn.always();
                    figures.forEach(figure -> all.add(RunColumn.figure(figure)));
                    List<String> now = runs.columns().stream().map(RunColumn::title).toList();
                    new ColumnChooser(getSite().getShell(), all, now).open().ifPresent(runs::columns);
                });
    }

    /** Asks the index again, for instance since the filter has changed. */
    private void refill() {
        RunQuery query = order;
        try {
            for (String word : filter.getText().strip().split("\\s+")) {
                if (!word.isEmpty()) {
                    query = query.where(word.matches(".+[=<>~].*") ? RunCondition.parse(word)
                            : new RunCondition("path", RunCondition.Operator.CONTAINS, word));
                }
            }
        } catch (ApicalException failure) {
            complain(failure);
            return;
        }
        RunNode root = new RunNode(query, groupings.get(group.getText()));
        index.ask(status, store -> {
            int count = store.count(root.query());
            List<RunGroup> groups = root.holdsRuns() ? List.of() : store.groups(root.query(), root.key());
            root.groups(groups);
            return new int[] {count, groups.size()};
        }, counts -> {
            total = counts[0];
            runs.set(root, root.holdsRuns() ? counts[0] : counts[1]);
            status.setForeground(null);
            status.setText(counts[0] == 1 ? "1 run" : String.format("%,d runs", counts[0]));
        }, this::complain);
    }

    private void complain(ApicalException failure) {
        status.setForeground(Palette.color(Palette.BAD));
        status.setText(failure.problem().message() + " " + failure.problem().remedy());
    }

    /** Makes the selected run that of the whole workbench, with the cohort it was made with. */
    private void choose() {
        List<Path> selected = runs.selected();
        if (selected.size() != 1) {
            return;
        }
        Path folder = selected.get(0);
        Display display = status.getDisplay();
        Job.createSystem("Look into a run", monitor -> {
            Path cohort = cohort(folder);
            display.asyncExec(() -> Choices.get().choose(choice -> cohort == null ? choice.withRun(folder)
                    : choice.withCohort(cohort).withRun(folder)));
        }).schedule();
    }

    private static Path cohort(Path run) {
        try {
            return new RunFolder(run).cohort();
        } catch (ApicalException unknown) {
            Failures.log("Look into a run", unknown);
            return null;
        }
    }

    private void compare() {
        List<Path> selected = new ArrayList<>(runs.selected());
        ComparisonView.show(getSite().getPage(), selected);
    }

    private void openReport() {
        List<Path> selected = runs.selected();
        if (!selected.isEmpty()) {
            Choices.get().choose(choice -> choice.withRun(selected.get(0)));
            ReportView.show(getSite().getPage());
        }
    }

    private void resume() {
        runs.selected().forEach(RunQueue.get()::resume);
    }

    /** Returns how many runs meet the filter. */
    int total() {
        return total;
    }

    RunTree runs() {
        return runs;
    }

    /** Filters by a text, as if it had been typed. */
    void filter(String text) {
        filter.setText(text);
    }

    /** Groups by a choice of the box. */
    void group(String name) {
        group.setText(name);
        refill();
    }

    @Override
    public void setFocus() {
        filter.setFocus();
    }
}
