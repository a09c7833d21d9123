package org.apical.ui.study.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apical.api.Problem;
import org.apical.data.ImportAudit;
import org.apical.data.ImportPreview;
import org.apical.data.ImportRequest;
import org.apical.ui.Later;
import org.apical.ui.Tables;
import org.apical.ui.Workspace;
import org.apical.ui.cine.Latest;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;

/**
 * Shows the audit before anything is kept. What needs no decoding stands there at once; meanwhile the import runs
 * into a hidden folder and its full audit follows.
 */
final class AuditPage extends WizardPage {

    private final PreviewPage previews;
    private final Consumer<Path> kept;
    private Label summary;
    private Label state;
    private ProgressBar bar;
    private TableViewer table;
    private Latest auditing;
    private ImportRequest request;
    private CohortJob job;
    private boolean complete;
    private long toldNanos;

    /** A line of the audit. */
    private record Entry(String kind, Problem problem) {
    }

    AuditPage(PreviewPage previews, Consumer<Path> kept) {
        super("audit");
        this.previews = previews;
        this.kept = kept;
        setTitle("The audit");
        setDescription("What is left out, and why. You may finish at once; the import then goes on beside your work.");
        setPageComplete(false);
    }

    @Override
    public void createControl(Composite parent) {
        Composite body = new Composite(parent, SWT.NONE);
        body.setLayout(new GridLayout());
        summary = wrapped(body, 64);
        state = wrapped(body, 20);
        bar = new ProgressBar(body, SWT.SMOOTH);
        bar.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        table = Tables.create(body, SWT.BORDER | SWT.MULTI);
        table.getTable().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        table.setContentProvider(ArrayContentProvider.getInstance());
        Tables.<Entry>column(table, "What", 14, Entry::kind);
        Tables.<Entry>column(table, "File", 26, entry -> entry.problem().file());
        Tables.<Entry>column(table, "Reason and remedy", 60, entry -> (entry.problem().message() + " "
                + entry.problem().remedy()).strip());
        auditing = new Latest(body);
        body.addDisposeListener(event -> {
            if (!complete) {
                drop();
            }
        });
        setControl(body);
    }

    private static Label wrapped(Composite body, int height) {
        Label label = new Label(body, SWT.WRAP);
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = 500;
        data.heightHint = height;
        label.setLayoutData(data);
        return label;
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible && previews.request() != null && previews.request() != request) {
            begin(previews.request());
        }
    }

    private void begin(ImportRequest asked) {
        drop();
        request = asked;
        setPageComplete(true);
        setErrorMessage(null);
        summary.setText("");
        state.setText("Reading the labels …");
        table.setInput(List.of());
        auditing.start("Auditing", progress -> ImportPreview.audit(asked), audit -> {
            if (!isAudited()) {
                show(audit, "Before decoding");
            }
        }, problem -> {
            drop();
            setErrorMessage(problem.line());
            setPageComplete(false);
        });
        job = new CohortJob(asked, Workspace.get().cohorts().resolve(previews.plan().name()), new Watching(), kept);
        job.schedule();
    }

    private boolean isAudited() {
        return summary.getData() == request;
    }

    private void show(ImportAudit audit, String when) {
        summary.setText(String.format(Locale.ROOT, "%s: %d of %d clips, %d patients, %d studies%s.\n"
                + "%d left out (%d of other views), %d taken in with doubts, %d remarks on labels, %d pictures that "
                + "patients share.%s", when, audit.clipsStored(), audit.clipsFound(), audit.patients(),
                audit.studies(), audit.frames() > 0 ? ", " + audit.frames() + " frames" : "",
                audit.skipped().size(), audit.otherViews(), audit.tolerated().size(), audit.labelProblems().size(),
                audit.duplicates().size(), audit.patientsWithoutLabels() > 0
                        ? "\n" + audit.patientsWithoutLabels() + " patients have no labels." : ""));
        List<Entry> entries = new ArrayList<>();
        audit.duplicates().forEach(problem -> entries.add(new Entry("Shared", problem)));
        audit.skipped().forEach(problem -> entries.add(new Entry("Left out", problem)));
        audit.labelProblems().forEach(problem -> entries.add(new Entry("Labels", problem)));
        audit.tolerated().forEach(problem -> entries.add(new Entry("Doubtful", problem)));
        table.setInput(entries);
    }

    /** Tells the page, on its thread, how the import goes. */
    private final class Watching implements CohortJob.Watcher {

        private static final long PAUSE_NANOS = 100_000_000;

        private final ImportRequest mine = request;

        private void tell(Runnable work) {
            Later.in(bar, () -> {
                if (mine == request) {
                    work.run();
                }
            });
        }

        @Override
        public void at(long done, long total) {
            long now = System.nanoTime();
            if (bar.isDisposed() || done != total && now - toldNanos < PAUSE_NANOS) {
                return;
            }
            toldNanos = now;
            tell(() -> {
                bar.setMaximum((int) Math.max(1, total));
                bar.setSelection((int) done);
                state.setText("Decoding: " + done + " of " + total + " clips");
            });
        }

        @Override
        public void audited(ImportAudit audit) {
            if (!bar.isDisposed()) {
                tell(() -> {
                    summary.setData(mine);
                    state.setText("Every clip was decoded. Finish to keep the cohort.");
                    show(audit, "Full audit");
                });
            }
        }

        @Override
        public void failed(Problem problem) {
            if (!bar.isDisposed()) {
                tell(() -> {
                    setErrorMessage(problem.line());
                    state.setText("The import failed.");
                    setPageComplete(false);
                });
            }
        }
    }

    /** Gives the import away, to be kept. */
    CohortJob take() {
        complete = true;
        return job;
    }

    /** Stops the import and removes what it made. */
    void drop() {
        if (job != null) {
            job.drop();
            job = null;
        }
    }
}
