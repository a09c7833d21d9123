package org.apical.ui.training.internal;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apical.api.ApicalException;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.Kind;
import org.apical.experiment.file.Experiment;
import org.apical.ui.ChartCanvas;
import org.apical.ui.Icons;
import org.apical.ui.Later;
import org.apical.ui.LiveTraining;
import org.apical.ui.Palette;
import org.apical.ui.PlotParts;
import org.apical.ui.QueuedRun;
import org.apical.ui.Services;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** What the machine does while it trains: processor, memory, graphics processor, images a second, wait for input. */
public final class DeviceView extends LiveView {

    /** The view's id in the plug-in's declaration. */
    public static final String ID = "org.apical.ui.training.view.device";

    private static final long LOOK_AT_MACHINE_MS = 4000;
    private static final int KEPT = 150;

    private Meter processor;
    private Meter heap;
    private Meter outside;
    private Meter gpu;
    private Meter gpuMemory;
    private Meter wait;
    private Label speed;
    private Composite warning;
    private Label warningText;
    private ChartCanvas chart;
    private final XYSeries history = new XYSeries("Images/s", false, true);
    private volatile boolean looking;
    private long looked;
    private String engineOf = "";
    private String device = "";

    @Override
    protected Control create(Composite parent) {
        Composite all = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 8;
        layout.marginHeight = 6;
        layout.verticalSpacing = 6;
        all.setLayout(layout);
        warning = new Composite(all, SWT.NONE);
        warning.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
        warning.setLayout(new GridLayout(2, false));
        new Label(warning, SWT.NONE).setImage(Icons.image("warning"));
        warningText = new Label(warning, SWT.WRAP);
        warningText.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        processor = new Meter(all, "Processor");
        heap = new Meter(all, "Java heap");
        outside = new Meter(all, "Native memory");
        gpu = new Meter(all, "Graphics");
        gpuMemory = new Meter(all, "Its memory");
        wait = new Meter(all, "Input wait");
        wait.words("");
        new Label(all, SWT.NONE).setText("Speed");
        speed = new Label(all, SWT.WRAP);
        speed.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        chart = new ChartCanvas(all, SWT.NONE);
        GridData below = new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1);
        below.minimumHeight = 90;
        chart.setLayoutData(below);
        showGpuMemory(false);
        warn("");
        return all;
    }

    private void showGpuMemory(boolean visible) {
        show(gpuMemory.name, visible);
        show(gpuMemory.value, visible);
    }

    /** A bar with its name and words. */
    private static final class Meter {

        private final Label name;
        private final Composite value;
        private final ProgressBar bar;
        private final Label words;

        Meter(Composite parent, String title) {
            name = new Label(parent, SWT.NONE);
            name.setText(title);
            name.setLayoutData(new GridData(SWT.BEGINNING, SWT.TOP, false, false));
            value = new Composite(parent, SWT.NONE);
            value.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
            GridLayout layout = new GridLayout();
            layout.marginWidth = 0;
            layout.marginHeight = 0;
            layout.verticalSpacing = 1;
            value.setLayout(layout);
            bar = new ProgressBar(value, SWT.HORIZONTAL | SWT.SMOOTH);
            bar.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
            words = new Label(value, SWT.WRAP);
            words.setText("not known yet");
            words.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        }

        void set(double percent, String text) {
            int now = Double.isNaN(percent) ? 0 : (int) Math.round(Math.max(0, Math.min(100, percent)));
            if (bar.getSelection() != now) {
                bar.setSelection(now);
            }
            words(text);
        }

        void words(String text) {
            if (!Objects.equals(words.getText(), text)) {
                words.setText(text);
                // To lay out the window costs more than all its words: only another line is worth that.
                Point size = words.getSize();
                if (words.computeSize(size.x, SWT.DEFAULT).y != size.y) {
                    words.requestLayout();
                }
            }
        }
    }

    private static void show(Control control, boolean visible) {
        GridData place = (GridData) control.getLayoutData();
        if (place.exclude == visible) {
            control.setVisible(visible);
            place.exclude = !visible;
            control.requestLayout();
        }
    }

    @Override
    protected void look() {
        Optional<QueuedRun> run = watched().filter(one -> !one.state().isOver());
        LiveTraining.Speed now = run.map(one -> one.live().speed()).orElse(new LiveTraining.Speed(Double.NaN, 0));
        String words = Double.isNaN(now.imagesPerSecond()) ? "Nothing is being trained."
                : Words.rate(now.imagesPerSecond()) + " images/s";
        if (!words.equals(speed.getText())) {
            speed.setText(words);
        }
        wait.set(100 * now.inputWaitShare(), String.format(Locale.ROOT, "%.1f %% of the time", 100
                * now.inputWaitShare()));
        long time = System.currentTimeMillis();
        if (!looking && time - looked > LOOK_AT_MACHINE_MS) {
            looked = time;
            looking = true;
            Experiment experiment = run.flatMap(one -> one.live().experiment()).orElse(null);
            Job.createSystem("Look at the machine", monitor -> {
                Machine machine = Machine.look();
                String where = deviceOf(experiment);
                looking = false;
                Later.in(speed, () -> show(machine, experiment != null, where, now.imagesPerSecond()));
            }).schedule();
        }
    }

    private void show(Machine machine, boolean training, String where, double imagesPerSecond) {
        processor.set(machine.processorPercent(), percent(machine.processorPercent()) + " of " + machine.cores()
                + " cores, Apical " + percent(machine.ownPercent()));
        heap.set(100 * machine.heapMb() / machine.heapMostMb(), Words.megabytes(machine.heapMb()) + " of "
                + Words.megabytes(machine.heapMostMb()));
        outside.set(100 * machine.nativeMb() / machine.machineMb(), Double.isNaN(machine.nativeMb())
                ? "not told by this system" : Words.megabytes(machine.nativeMb()) + " of "
                        + Words.megabytes(machine.machineMb()));
        boolean none = machine.gpus().isEmpty();
        showGpuMemory(!none);
        if (none) {
            gpu.set(0, "No NVIDIA card found");
        } else {
            Gpu first = machine.gpus().get(0);
            gpu.set(first.loadPercent(), percent(first.loadPercent()) + ", " + first.name()
                    + (Double.isNaN(first.temperatureC()) ? "" : String.format(Locale.ROOT, ", %.0f \u00b0C",
                            first.temperatureC())));
            gpuMemory.set(100 * first.usedMb() / first.totalMb(), Words.megabytes(first.usedMb()) + " of "
                    + Words.megabytes(first.totalMb()));
        }
        warn(warning(machine, training, where));
        draw(imagesPerSecond);
    }

    /** Returns what is wrong about the use of the machine, an empty string for nothing. */
    static String warning(Machine machine, boolean training, String where) {
        if (!training || machine.gpus().stream().noneMatch(Gpu::isIdle)) {
            return "";
        }
        Gpu idle = machine.gpus().stream().filter(Gpu::isIdle).findFirst().orElseThrow();
        return where.toLowerCase(Locale.ROOT).contains("cuda")
                ? idle.name() + " is hardly used: batches may come too slowly or be too small. Raise training.batch."
                : idle.name() + " is idle: this run trains on " + (where.isEmpty() ? "the processor" : where)
                        + ". Choose an engine that uses it with training.engine; 'apical doctor' lists them.";
    }

    private void warn(String sentence) {
        if (!sentence.equals(warningText.getText())) {
            warningText.setText(sentence);
            warningText.requestLayout();
        }
        show(warning, !sentence.isEmpty());
    }

    private String deviceOf(Experiment experiment) {
        String id = experiment == null ? "" : experiment.training().engine();
        if (!id.equals(engineOf)) {
            engineOf = id;
            try {
                Catalog catalog = Services.catalog();
                device = id.isEmpty() ? "" : catalog.contribution(Kind.ENGINE, catalog.find(Kind.ENGINE, id)).probe()
                        .device();
            } catch (ApicalException unknown) {
                device = "";
            }
        }
        return device;
    }

    private void draw(double imagesPerSecond) {
        if (Double.isNaN(imagesPerSecond)) {
            return;
        }
        history.add(System.currentTimeMillis() / 1000.0, imagesPerSecond, false);
        if (history.getItemCount() > KEPT) {
            history.remove(0);
        }
        XYSeries copy = new XYSeries("Images/s", false, true);
        double last = history.getX(history.getItemCount() - 1).doubleValue();
        for (int i = 0; i < history.getItemCount(); i++) {
            copy.add(history.getX(i).doubleValue() - last, history.getY(i).doubleValue(), false);
        }
        XYPlot plot = PlotParts.plot(PlotParts.axis("Seconds ago"), PlotParts.axis("Images/s"));
        plot.setDataset(new XYSeriesCollection(copy));
        XYLineAndShapeRenderer line = PlotParts.lines();
        line.setSeriesPaint(0, PlotParts.color(Palette.series(0), 255));
        line.setSeriesStroke(0, PlotParts.LINE);
        plot.setRenderer(line);
        chart.setChart(PlotParts.chart(null, plot, false));
    }

    private static String percent(double value) {
        return Double.isNaN(value) ? "?" : String.format(Locale.ROOT, "%.0f %%", value);
    }
}
