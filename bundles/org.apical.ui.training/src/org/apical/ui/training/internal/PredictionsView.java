package org.apical.ui.training.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apical.api.report.PatientPrediction;
import org.apical.api.task.Target;
import org.apical.experiment.file.Contributions;
import org.apical.ui.ChartCanvas;
import org.apical.ui.Choices;
import org.apical.ui.LiveTraining;
import org.apical.ui.QueuedRun;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/** The predictions on the validation part after each epoch, against the labels and beside those seen before. */
public final class PredictionsView extends LiveView {

    /** The view's id in the plug-in's declaration. */
    public static final String ID = "org.apical.ui.training.view.predictions";

    /** Short epochs are not drawn one by one. */
    private static final long EPOCH_MS = 4000;

    private Label title;
    private ChartCanvas chart;
    private LiveTraining seen;
    private int epoch;
    private long drawnAt;
    private ValidationChart drawn;
    private List<PatientPrediction> before = List.of();
    private List<PatientPrediction> now = List.of();

    @Override
    protected Control create(Composite parent) {
        Composite all = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 6;
        layout.marginHeight = 4;
        all.setLayout(layout);
        title = new Label(all, SWT.NONE);
        title.setText("No epoch was validated yet.");
        title.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        chart = new ChartCanvas(all, SWT.NONE);
        chart.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        chart.addPointListener((dataset, series, item) -> {
            if (drawn != null) {
                drawn.patient(dataset, item).ifPresent(
                        patient -> Choices.get().choose(choice -> choice.withPatient(patient)));
            }
        });
        Choices.get().listen(chart, choice -> mark());
        return all;
    }

    @Override
    protected void look() {
        LiveTraining live = watched().map(QueuedRun::live).orElse(null);
        if (live == null || live.experiment().isEmpty()) {
            return;
        }
        LiveTraining.Validation validation = live.validation();
        long time = System.currentTimeMillis();
        if (live == seen && (validation.epoch() == epoch || time - drawnAt < EPOCH_MS) || validation.epoch() == 0) {
            return;
        }
        drawnAt = time;
        before = live == seen ? now : List.of();
        int last = epoch;
        seen = live;
        epoch = validation.epoch();
        now = validation.patients();
        Target target = Contributions.target(live.experiment().orElseThrow().task());
        drawn = ValidationChart.of(target, now, before);
        chart.setChart(drawn.chart());
        title.setText(String.format(Locale.ROOT, "Epoch %d, %d validation patients%s", epoch, now.size(),
                before.isEmpty() ? "" : "; grey: epoch " + last));
        mark();
    }

    private void mark() {
        chart.clearMark();
        if (drawn != null) {
            Choices.get().current().patient().ifPresent(patient -> {
                int at = new ArrayList<>(now.stream().map(PatientPrediction::patient).toList()).indexOf(patient);
                if (at >= 0) {
                    chart.setMark(drawn.points(), 0, at);
                }
            });
        }
    }
}
