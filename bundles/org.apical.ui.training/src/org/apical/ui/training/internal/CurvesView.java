package org.apical.ui.training.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apical.api.ApicalException;
import org.apical.experiment.run.LearningCurve;
import org.apical.experiment.run.RunFolder;
import org.apical.ui.ChartCanvas;
import org.apical.ui.Choices;
import org.apical.ui.Failures;
import org.apical.ui.Icons;
import org.apical.ui.Later;
import org.apical.ui.LiveTraining;
import org.apical.ui.QueuedRun;
import org.apical.ui.training.internal.CurveChart.Quantity;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/** The learning curves of the training at work, with those of other runs laid over them. */
public final class CurvesView extends LiveView {

    /** The view's id in the plug-in's declaration. */
    public static final String ID = "org.apical.ui.training.view.curves";

    private static final String[] SMOOTHING = {"None", "0.6", "0.8", "0.9", "0.97"};
    /** Charts cost more than words: they are drawn when an epoch is done, but never sooner than this. */
    private static final long EPOCH_MS = 4000;
    /** Within an epoch they are drawn this often. */
    private static final long STEPS_MS = 8000;

    private final Map<Quantity, ChartCanvas> charts = new EnumMap<>(Quantity.class);
    private final Map<Path, CurveLine> overlaid = new LinkedHashMap<>();
    private final Set<Path> ticked = new LinkedHashSet<>();
    private Composite grid;
    private Combo smoothing;
    private boolean logarithmic;
    private long drawnVersion = -1;
    private int drawnEpochs = -1;
    private long drawnAt;
    private LiveTraining drawn;

    @Override
    protected Control create(Composite parent) {
        Composite all = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 4;
        layout.marginHeight = 2;
        layout.verticalSpacing = 2;
        all.setLayout(layout);
        new Label(all, SWT.NONE).setText("S&moothing");
        smoothing = new Combo(all, SWT.READ_ONLY);
        smoothing.setItems(SMOOTHING);
        smoothing.select(0);
        smoothing.setToolTipText("The weight of earlier points in the moving mean that is drawn");
        smoothing.addListener(SWT.Selection, event -> draw());
        grid = new Composite(all, SWT.NONE);
        grid.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        GridLayout cells = new GridLayout(2, true);
        cells.marginWidth = 0;
        cells.marginHeight = 0;
        grid.setLayout(cells);
        for (Quantity quantity : Quantity.values()) {
            ChartCanvas chart = new ChartCanvas(grid, SWT.NONE);
            chart.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
            chart.setData(quantity);
            charts.put(quantity, chart);
        }
        tools();
        Choices.get().listen(all, choice -> choice.run().ifPresent(this::chosen));
        draw();
        return all;
    }

    private void tools() {
        IToolBarManager tools = getViewSite().getActionBars().getToolBarManager();
        Action log = new Action("Logarithmic", IAction.AS_CHECK_BOX) {

            @Override
            public void run() {
                logarithmic = isChecked();
                draw();
            }
        };
        log.setText("Log");
        log.setToolTipText("Logarithmic vertical axes");
        tools.add(log);
        tools.add(new Separator());
        for (Quantity quantity : Quantity.values()) {
            Action show = new Action(quantity.label(), IAction.AS_CHECK_BOX) {

                @Override
                public void run() {
                    show(quantity, isChecked());
                }
            };
            show.setChecked(true);
            show.setToolTipText("Show the " + quantity.label().toLowerCase(Locale.ROOT));
            getViewSite().getActionBars().getMenuManager().add(show);
        }
        Action overlay = new Action("Overlay Runs...", Icons.descriptor("compare")) {

            @Override
            public void run() {
                overlay();
            }
        };
        overlay.setToolTipText("Lay the curves of other runs over these");
        tools.add(overlay);
    }

    private void show(Quantity quantity, boolean visible) {
        ChartCanvas chart = charts.get(quantity);
        chart.setVisible(visible);
        ((GridData) chart.getLayoutData()).exclude = !visible;
        ((GridLayout) grid.getLayout()).numColumns =
                charts.values().stream().filter(Control::getVisible).count() > 2 ? 2 : 1;
        grid.layout(true);
    }

    private void overlay() {
        RunChooser chooser = new RunChooser(getSite().getShell(), ticked);
        chooser.open().ifPresent(this::layAll);
    }

    /** Lays exactly these runs over the one at work. */
    void layAll(Set<Path> folders) {
        ticked.clear();
        ticked.addAll(folders);
        overlaid.keySet().retainAll(ticked);
        ticked.forEach(this::lay);
        draw();
    }

    /** Shows the run that is chosen in place of the one that was chosen before. */
    private void chosen(Path run) {
        if (!overlaid.containsKey(run)) {
            overlaid.keySet().retainAll(ticked);
            lay(run);
        }
    }

    /** Lays a run over the others; its file is read beside the window. */
    private void lay(Path folder) {
        if (overlaid.containsKey(folder)) {
            return;
        }
        Job.createSystem("Read a learning curve", monitor -> {
            try {
                LearningCurve read = LearningCurve.read(new RunFolder(folder));
                CurveLine line = CurveLine.finished(folder.getFileName().toString(), read.metric(), read.epochs());
                Later.in(grid, () -> {
                    overlaid.put(folder, line);
                    draw();
                });
            } catch (ApicalException failure) {
                Failures.log("Read a learning curve", failure);
            }
        }).schedule();
    }

    @Override
    protected void look() {
        Optional<QueuedRun> run = watched();
        LiveTraining live = run.map(QueuedRun::live).orElse(null);
        if (live == null || live == drawn && live.version() == drawnVersion) {
            return;
        }
        long now = System.currentTimeMillis();
        if (live != drawn || now - drawnAt >= (live.epochs().size() != drawnEpochs ? EPOCH_MS : STEPS_MS)) {
            draw();
        }
    }

    private void draw() {
        List<CurveLine> lines = new ArrayList<>();
        Set<Path> there = new LinkedHashSet<>();
        watched().ifPresent(run -> {
            LiveTraining live = run.live();
            drawn = live;
            drawnVersion = live.version();
            drawnEpochs = live.epochs().size();
            run.folder().ifPresent(there::add);
            lines.add(new CurveLine(run.name(), live.metric(), live.epochs(), live.steps()));
        });
        overlaid.forEach((folder, line) -> {
            if (!there.contains(folder)) {
                lines.add(line);
            }
        });
        drawnAt = System.currentTimeMillis();
        CurveChart chart = new CurveChart(logarithmic, smoothing.getSelectionIndex() == 0 ? 0
                : Double.parseDouble(smoothing.getText()));
        charts.forEach((quantity, canvas) -> {
            if (canvas.getVisible()) {
                canvas.setChart(chart.make(quantity, lines));
            }
        });
    }

    /**
     * Returns how many runs are drawn.
     *
     * @return the run at work, where there is one, and those laid over it
     */
    public int lines() {
        return overlaid.size() + (watched().isPresent() ? 1 : 0);
    }
}
