package org.apical.ui.results.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apical.analysis.Subgrouping;
import org.apical.api.ApicalException;
import org.apical.api.report.PatientPrediction;
import org.apical.api.report.ReportDetails;
import org.apical.api.report.ReportRun;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.run.RunFolder;
import org.apical.experiment.run.RunReport;
import org.apical.ui.ChartCanvas;
import org.apical.ui.Choice;
import org.apical.ui.Choices;
import org.apical.ui.Failures;
import org.apical.ui.Later;
import org.apical.ui.Services;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;

/** The plots of the chosen run; a click on a point chooses the patient, who is ringed in all of them. */
public final class PlotsView extends ViewPart {

    /** The view's id in the plug-in's declaration. */
    public static final String ID = "org.apical.ui.results.view.plots";

    private static final int MOST = 4;

    private final List<ChartCanvas> canvases = new ArrayList<>();
    private final List<Label> titles = new ArrayList<>();
    private final List<Composite> cells = new ArrayList<>();
    private Composite all;
    private Composite grid;
    private Label words;
    private Combo task;
    private Combo part;
    private Combo trait;
    private Path shown;
    private ReportRun run;
    private List<Subgrouping> subgroups = List.of();
    private List<ResultPlot> plots = List.of();

    @Override
    public void createPartControl(Composite parent) {
        all = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 6;
        layout.marginHeight = 4;
        layout.verticalSpacing = 2;
        all.setLayout(layout);
        Composite bar = new Composite(all, SWT.NONE);
        bar.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        GridLayout row = new GridLayout(6, false);
        row.marginWidth = 0;
        row.marginHeight = 0;
        bar.setLayout(row);
        words = new Label(bar, SWT.WRAP);
        words.setText("Choose a run in the view Runs.");
        words.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 6, 1));
        task = combo(bar, "&Task");
        part = combo(bar, "&Part");
        part.setItems("Test", "Validation");
        part.select(0);
        trait = combo(bar, "&Subgroups");
        task.addListener(SWT.Selection, event -> read(shown, task.getText()));
        part.addListener(SWT.Selection, event -> draw());
        trait.addListener(SWT.Selection, event -> draw());
        grid = new Composite(all, SWT.NONE);
        grid.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        GridLayout columns = new GridLayout(MOST, true);
        columns.marginWidth = 0;
        columns.marginHeight = 0;
        grid.setLayout(columns);
        for (int i = 0; i < MOST; i++) {
            cell(i);
        }
        Choices.get().listen(all, this::chosen);
    }

    private static Combo combo(Composite parent, String label) {
        new Label(parent, SWT.NONE).setText(label);
        return new Combo(parent, SWT.READ_ONLY);
    }

    private void cell(int number) {
        Composite cell = new Composite(grid, SWT.NONE);
        cell.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        cell.setLayout(layout);
        Label title = new Label(cell, SWT.CENTER);
        title.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        ChartCanvas canvas = new ChartCanvas(cell, SWT.NONE);
        canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        canvas.addPointListener((dataset, series, item) -> {
            if (number < plots.size()) {
                plots.get(number).subject(dataset, series, item).ifPresent(this::choose);
            }
        });
        cells.add(cell);
        titles.add(title);
        canvases.add(canvas);
    }

    /** Chooses the patient of a point; in a task about clips the clip as well. */
    void choose(String subject) {
        String patient = patientOf(subject);
        Choices.get().choose(choice -> patient.equals(subject) ? choice.withPatient(patient)
                : choice.withPatient(patient).withClip(subject));
    }

    private String patientOf(String subject) {
        Map<String, String> known = run.details().traits().getOrDefault(subject, Map.of());
        return known.getOrDefault(ReportDetails.PATIENT, subject);
    }

    private void chosen(Choice choice) {
        Path folder = choice.run().orElse(null);
        if (!Objects.equals(folder, shown)) {
            shown = folder;
            task.removeAll();
            read(folder, "");
        } else {
            mark(choice);
        }
    }

    private void read(Path folder, String chosenTask) {
        if (folder == null) {
            show(null, List.of(), "Choose a run in the view Runs.");
            return;
        }
        words.setText("Reading " + folder.getFileName() + "\u2026");
        Job.createSystem("Read the results of a run", monitor -> {
            try {
                RunFolder opened = new RunFolder(folder);
                List<String> tasks = new ArrayList<>();
                new ExperimentReader(Services.catalog()).read(opened.experiment(), List.of()).tasks()
                        .forEach(one -> tasks.add(one.name()));
                ReportRun read = chosenTask.isEmpty() ? RunReport.read(opened, Services.catalog())
                        : RunReport.read(opened, Services.catalog(), chosenTask);
                later(folder, () -> show(read, tasks, ""));
            } catch (ApicalException failure) {
                later(folder, () -> show(null, List.of(), Failures.sentence(failure)));
            } catch (RuntimeException failure) {
                Failures.log("Read the results of a run", failure);
                later(folder, () -> show(null, List.of(), Failures.sentence(failure)));
            }
        }).schedule();
    }

    private void later(Path folder, Runnable what) {
        Later.in(all, () -> {
            if (folder.equals(shown)) {
                what.run();
            }
        });
    }

    private void show(ReportRun read, List<String> tasks, String sentence) {
        run = read;
        words.setText(read == null ? sentence : read.name() + ": " + read.taskName());
        if (task.getItemCount() == 0 && !tasks.isEmpty()) {
            task.setItems(tasks.toArray(String[]::new));
            task.select(0);
        }
        task.setEnabled(tasks.size() > 1);
        subgroups = read == null ? List.of() : Subgrouping.of(read.test(), read.details());
        trait.setItems(subgroups.isEmpty() ? new String[] {"None known"}
                : subgroups.stream().map(Subgrouping::trait).toArray(String[]::new));
        trait.select(0);
        trait.setEnabled(!subgroups.isEmpty());
        all.layout(true, true);
        draw();
    }

    private void draw() {
        if (run == null) {
            plots = List.of();
        } else {
            boolean test = part.getSelectionIndex() == 0;
            List<PatientPrediction> subjects = test ? run.test() : run.validation();
            // Traits are known of the test part only.
            Optional<Subgrouping> by = test && !subgroups.isEmpty() && trait.getSelectionIndex() >= 0
                    ? Optional.of(subgroups.get(trait.getSelectionIndex())) : Optional.empty();
            plots = new ResultPlots(run, subjects).make(by);
        }
        for (int i = 0; i < MOST; i++) {
            boolean used = i < plots.size();
            cells.get(i).setVisible(used);
            ((GridData) cells.get(i).getLayoutData()).exclude = !used;
            canvases.get(i).setChart(used ? plots.get(i).chart() : null);
            titles.get(i).setText(used ? plots.get(i).title() : "");
        }
        ((GridLayout) grid.getLayout()).numColumns = Math.max(1, plots.size());
        grid.layout(true, true);
        mark(Choices.get().current());
    }

    private void mark(Choice choice) {
        for (int i = 0; i < plots.size(); i++) {
            ResultPlot plot = plots.get(i);
            Optional<int[]> place = choice.clip().flatMap(plot.places()::of)
                    .or(() -> choice.patient().flatMap(plot.places()::of));
            if (place.isPresent()) {
                canvases.get(i).setMark(plot.points(), place.get()[0], place.get()[1]);
            } else {
                canvases.get(i).clearMark();
            }
        }
    }

    /** Returns what is drawn. */
    List<ResultPlot> plots() {
        return plots;
    }

    @Override
    public void setFocus() {
        canvases.get(0).setFocus();
    }
}
