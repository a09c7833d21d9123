package org.apical.ui.results.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apical.analysis.PairedComparison;
import org.apical.analysis.PairedFigure;
import org.apical.api.ApicalException;
import org.apical.runs.Difference;
import org.apical.runs.PairedRuns;
import org.apical.runs.RunComparison;
import org.apical.runs.RunRow;
import org.apical.ui.Failures;
import org.apical.ui.Later;
import org.apical.ui.Services;
import org.apical.ui.Tables;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;

/** Runs side by side: in which settings they differ, their figures, and whether their predictions differ by chance. */
public final class ComparisonView extends ViewPart {

    /** The view's id in the plug-in's declaration. */
    public static final String ID = "org.apical.ui.results.view.comparison";

    /** The seed of the command line's {@code compare}. */
    private static final long SEED = 1;

    private Composite all;
    private Label words;
    private SashForm sash;
    private RunComparison comparison;
    private int asked;

    /** Shows the view and compares runs in it. */
    static void show(IWorkbenchPage page, List<Path> runs) {
        try {
            ((ComparisonView) page.showView(ID)).compare(runs);
        } catch (PartInitException failure) {
            Failures.show("Compare runs", failure);
        }
    }

    @Override
    public void createPartControl(Composite parent) {
        all = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 6;
        layout.marginHeight = 4;
        all.setLayout(layout);
        words = new Label(all, SWT.WRAP);
        words.setText("Select two or more runs in the view Runs and choose Compare.");
        words.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    }

    /** Compares runs beside the window and shows what was found. */
    void compare(List<Path> runs) {
        if (runs.size() < 2) {
            words.setText("Select two or more runs in the view Runs (with Ctrl or Shift) and choose Compare.");
            return;
        }
        words.setText("Comparing " + runs.size() + " runs, with " + PairedComparison.DEFAULT_RESAMPLES
                + " resamples\u2026");
        int now = ++asked;
        Job.create("Comparing runs", monitor -> {
            RunComparison found;
            String sentence;
            try {
                found = RunComparison.of(runs, Services.catalog(), PairedComparison.DEFAULT_RESAMPLES, SEED);
                sentence = found.notes().isEmpty() ? "" : String.join(" ", found.notes());
            } catch (ApicalException failure) {
                found = null;
                sentence = Failures.sentence(failure);
            }
            RunComparison made = found;
            String said = sentence;
            Later.in(all, () -> {
                if (now == asked) {
                    show(made, said);
                }
            });
        }).schedule();
    }

    private void show(RunComparison found, String sentence) {
        comparison = found;
        if (sash != null) {
            sash.dispose();
        }
        if (found != null) {
            sash = new SashForm(all, SWT.HORIZONTAL);
            sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
            List<Difference> settings = new ArrayList<>(found.settings());
            settings.addAll(found.capsule());
            differences("Settings that differ", "Setting", settings, found.runs());
            differences("Figures", "Figure", found.figures(), found.runs());
            paired(found.paired());
            sash.setWeights(3, 3, 5);
        }
        words.setText(sentence.isEmpty() && found != null ? "Compared with " + found.runs().get(0).name()
                + "; intervals and p values from " + PairedComparison.DEFAULT_RESAMPLES + " resamples of patients."
                : sentence);
        all.layout(true, true);
    }

    private Composite titled(String title) {
        Composite box = new Composite(sash, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        box.setLayout(layout);
        new Label(box, SWT.NONE).setText(title);
        return box;
    }

    private void differences(String title, String key, List<Difference> rows, List<RunRow> runs) {
        TableViewer viewer = Tables.create(titled(title), SWT.BORDER);
        viewer.getTable().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        Tables.<Difference>column(viewer, key, 24, Difference::key);
        for (int i = 0; i < runs.size(); i++) {
            int run = i;
            Tables.<Difference>column(viewer, runs.get(i).name(), 14, row -> Figures.value(row.values().get(run)))
                    .getColumn().setToolTipText(runs.get(i).path());
        }
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.setInput(rows);
    }

    /** A figure with the runs it compares. */
    private record PairedRow(PairedRuns runs, PairedFigure figure) {
    }

    private void paired(List<PairedRuns> pairs) {
        List<PairedRow> rows = new ArrayList<>();
        pairs.forEach(pair -> pair.comparison().figures().forEach(figure -> rows.add(new PairedRow(pair, figure))));
        String patients = pairs.isEmpty() ? "" : String.format(Locale.ROOT, ", on %d common patients of the %s part",
                pairs.get(0).comparison().patients(), pairs.get(0).part());
        TableViewer viewer = Tables.create(titled("Paired comparison" + patients), SWT.BORDER);
        viewer.getTable().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        if (pairs.size() > 1) {
            Tables.<PairedRow>column(viewer, "Run", 22, row -> row.runs().second());
            Tables.<PairedRow>column(viewer, "Task", 14, row -> row.runs().task());
        }
        Tables.<PairedRow>column(viewer, "Figure", 13, row -> row.figure().name());
        Tables.<PairedRow>column(viewer, "First", 8, row -> Figures.number(row.figure().first()));
        Tables.<PairedRow>column(viewer, "Second", 8, row -> Figures.number(row.figure().second()));
        Tables.<PairedRow>column(viewer, "Difference (95 %)", 26, row -> Figures.interval(row.figure().difference()));
        Tables.<PairedRow>column(viewer, "p", 7, row -> Figures.p(row.figure().p()));
        Tables.<PairedRow>column(viewer, "p (Holm)", 8, row -> Figures.p(row.figure().adjustedP()));
        Tables.<PairedRow>column(viewer, "Test", 11, row -> row.figure().test());
        viewer.setContentProvider(ArrayContentProvider.getInstance());
        viewer.setInput(rows);
    }

    /** Returns what is shown, {@code null} before the first comparison. */
    RunComparison comparison() {
        return comparison;
    }

    @Override
    public void setFocus() {
        all.setFocus();
    }
}
