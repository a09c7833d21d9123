package org.apical.ui.results.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apical.api.ApicalException;
import org.apical.api.settings.EnumWords;
import org.apical.experiment.run.RunFolder;
import org.apical.review.ReaderNote;
import org.apical.review.ReaderNotes;
import org.apical.review.ReviewCase;
import org.apical.review.ReviewList;
import org.apical.review.ReviewOrder;
import org.apical.review.Verdict;
import org.apical.ui.Choice;
import org.apical.ui.Choices;
import org.apical.ui.Failures;
import org.apical.ui.Later;
import org.apical.ui.Services;
import org.apical.ui.Tables;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.part.ViewPart;

/** The patients of the chosen run whom a reader should look at again, the most doubtful first, with readers' notes. */
public final class ReviewView extends ViewPart {

    /** The view's id in the plug-in's declaration. */
    public static final String ID = "org.apical.ui.results.view.review";

    private static final String NO_RUN = "Choose a run in the view Runs.";
    private static final String[] ORDERS = {"Suspicion of the label", "Residual", "Frames that disagree"};
    private static final String[] VERDICTS = {"Remark", "Label is right", "Label is wrong", "Poor image", "Unsure"};

    private Composite all;
    private Label words;
    private Combo order;
    private TableViewer table;
    private Combo verdict;
    private Text text;
    private Button add;
    private Path shown;
    private ReviewList list;
    private Map<String, List<ReaderNote>> notes = Map.of();

    @Override
    public void createPartControl(Composite parent) {
        all = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 6;
        layout.marginHeight = 4;
        layout.verticalSpacing = 3;
        all.setLayout(layout);
        words = new Label(all, SWT.WRAP);
        words.setText(NO_RUN);
        words.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        Composite bar = row(all, 2);
        new Label(bar, SWT.NONE).setText("&Order by");
        order = new Combo(bar, SWT.READ_ONLY);
        order.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        order.setItems(ORDERS);
        order.select(1);
        order.addListener(SWT.Selection, event -> fill());
        table = Tables.create(all, SWT.BORDER | SWT.SINGLE);
        table.getTable().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        Tables.<ReviewCase>column(table, "Patient", 12, ReviewCase::subject);
        Tables.<ReviewCase>column(table, "Label", 7, one -> Figures.number(one.prediction().truth()));
        Tables.<ReviewCase>column(table, "Prediction", 9, one -> Figures.number(one.prediction().prediction()));
        Tables.<ReviewCase>column(table, "Residual", 8, one -> Figures.number(one.residual()));
        Tables.<ReviewCase>column(table, "Frames' SD", 9, one -> Figures.number(one.prediction().frameDeviation()));
        Tables.<ReviewCase>column(table, "Suspicion", 9, one -> Figures.number(one.suspicion().score()));
        Tables.<ReviewCase>column(table, "Notes", 30, this::said);
        Tables.<ReviewCase>column(table, "From", 9, ReviewCase::source);
        table.setContentProvider(ArrayContentProvider.getInstance());
        table.addSelectionChangedListener(event -> {
            if (((IStructuredSelection) event.getSelection()).getFirstElement() instanceof ReviewCase one) {
                Choices.get().choose(choice -> choice.withPatient(one.subject()));
                enable();
            }
        });
        Composite note = row(all, 2);
        new Label(note, SWT.NONE).setText("&Note");
        verdict = new Combo(note, SWT.READ_ONLY);
        verdict.setItems(VERDICTS);
        verdict.select(0);
        // A line of its own leaves room for words in a narrow view, too.
        Composite below = row(all, 2);
        text = new Text(below, SWT.BORDER | SWT.SINGLE);
        text.setMessage("What you see");
        text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        text.addListener(SWT.DefaultSelection, event -> add());
        add = new Button(below, SWT.PUSH);
        add.setText("A&dd Note");
        add.setToolTipText("Add the note to review/notes.csv of the run; notes are never removed");
        add.addListener(SWT.Selection, event -> add());
        enable();
        Choices.get().listen(all, this::chosen);
    }

    private static Composite row(Composite parent, int columns) {
        Composite row = new Composite(parent, SWT.NONE);
        row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        GridLayout layout = new GridLayout(columns, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        row.setLayout(layout);
        return row;
    }

    private String said(ReviewCase one) {
        return notes.getOrDefault(one.subject(), List.of()).stream().map(ReaderNote::line)
                .collect(Collectors.joining("; "));
    }

    private void chosen(Choice choice) {
        Path run = choice.run().orElse(null);
        if (!Objects.equals(run, shown)) {
            shown = run;
            read();
        } else if (list != null) {
            choice.patient().ifPresent(this::select);
        }
    }

    private void select(String patient) {
        IStructuredSelection now = table.getStructuredSelection();
        if (now.getFirstElement() instanceof ReviewCase one && one.subject().equals(patient)) {
            return;
        }
        list.cases().stream().filter(one -> one.subject().equals(patient)).findFirst()
                .ifPresent(one -> table.setSelection(new StructuredSelection(one), true));
    }

    private void read() {
        list = null;
        table.setInput(List.of());
        enable();
        if (shown == null) {
            say(NO_RUN);
            return;
        }
        say("Reading\u2026");
        Path run = shown;
        Job.createSystem("List cases for review", monitor -> {
            try {
                ReviewList found = ReviewList.ofRun(new RunFolder(run), "", Services.catalog());
                List<ReaderNote> said = ReaderNotes.of(new RunFolder(run)).all();
                later(run, () -> show(found, said));
            } catch (ApicalException failure) {
                later(run, () -> say(Failures.sentence(failure)));
            }
        }).schedule();
    }

    private void say(String sentence) {
        words.setText(sentence);
        words.requestLayout();
    }

    private void later(Path run, Runnable what) {
        Later.in(all, () -> {
            if (run.equals(shown)) {
                what.run();
            }
        });
    }

    private void show(ReviewList found, List<ReaderNote> said) {
        list = found;
        notes = said.stream().filter(note -> note.task().equals(found.task()))
                .collect(Collectors.groupingBy(ReaderNote::subject));
        say(found.task() + ": " + found.cases().size() + " held-out patients");
        fill();
        Choices.get().current().patient().ifPresent(this::select);
        enable();
    }

    private void fill() {
        if (list != null) {
            table.setInput(list.ranked(ReviewOrder.values()[order.getSelectionIndex()]));
        }
    }

    private void enable() {
        boolean ready = list != null && !table.getSelection().isEmpty();
        add.setEnabled(ready);
        text.setEnabled(ready);
    }

    private void add() {
        if (!(table.getStructuredSelection().getFirstElement() instanceof ReviewCase one)) {
            return;
        }
        note(one, Verdict.values()[verdict.getSelectionIndex()], text.getText().strip());
    }

    /** Adds a note about a case, beside the window. */
    void note(ReviewCase one, Verdict said, String remark) {
        Path run = shown;
        ReaderNote note = new ReaderNote(Instant.now(), System.getProperty("user.name", "reader"), list.task(),
                one.subject(), said, remark);
        Job.createSystem("Add a reader's note (" + EnumWords.of(said) + ")", monitor -> {
            try {
                ReaderNotes kept = ReaderNotes.of(new RunFolder(run));
                kept.add(note);
                List<ReaderNote> now = kept.all();
                later(run, () -> {
                    text.setText("");
                    show(list, now);
                });
            } catch (ApicalException failure) {
                Failures.show("Add a note", failure);
            }
        }).schedule();
    }

    /** Returns the cases, {@code null} before they are read. */
    ReviewList list() {
        return list;
    }

    TableViewer table() {
        return table;
    }

    @Override
    public void setFocus() {
        table.getControl().setFocus();
    }
}
