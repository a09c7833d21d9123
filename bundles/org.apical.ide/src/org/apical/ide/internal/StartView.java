package org.apical.ide.internal;

import java.nio.file.Path;
import java.util.List;
import org.apical.ui.Choices;
import org.apical.ui.Later;
import org.apical.ui.Opening;
import org.apical.ui.Workspace;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;

/** The page that greets: what to begin with, what was worked on last, and what to read. */
public final class StartView extends ViewPart {

    /** The view's id in plugin.xml. */
    public static final String ID = "org.apical.ide.view.start";

    private static final int RECENT = 8;

    private LocalResourceManager resources;
    private ScrolledComposite scrolled;
    private Composite page;
    private Composite recent;
    private StartLinks links;

    @Override
    public void createPartControl(Composite parent) {
        resources = new LocalResourceManager(JFaceResources.getResources(), parent);
        scrolled = new ScrolledComposite(parent, SWT.V_SCROLL | SWT.H_SCROLL);
        scrolled.setExpandHorizontal(true);
        scrolled.setExpandVertical(true);
        page = new Composite(scrolled, SWT.NONE);
        page.setBackgroundMode(SWT.INHERIT_DEFAULT);
        GridLayout layout = new GridLayout(3, true);
        layout.marginWidth = 36;
        layout.marginHeight = 28;
        layout.horizontalSpacing = 36;
        layout.verticalSpacing = 24;
        page.setLayout(layout);
        links = new StartLinks(getSite(), resources);
        head();
        begin(column("Begin"));
        recent = column("Go on");
        learn(column("Learn"));
        scrolled.setContent(page);
        scrolled.addListener(SWT.Resize, event -> fit());
        fit();
        showRecent();
    }

    private void head() {
        Composite head = new Composite(page, SWT.NONE);
        head.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1));
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.horizontalSpacing = 18;
        head.setLayout(layout);
        Label logo = new Label(head, SWT.NONE);
        logo.setImage(resources.create(StartLinks.logo()));
        logo.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false, 1, 2));
        text(head, Messages.startTitle, font(22, SWT.BOLD));
        text(head, Messages.startSubtitle, font(12, SWT.NORMAL));
    }

    private Font font(int height, int style) {
        // Grows with the system's font.
        int base = JFaceResources.getDefaultFont().getFontData()[0].getHeight();
        return resources.create(FontDescriptor.createFrom(JFaceResources.getDefaultFont())
                .setHeight(Math.round(base * height / 10f)).setStyle(style));
    }

    private static Label text(Composite parent, String text, Font font) {
        Label label = new Label(parent, SWT.WRAP);
        label.setText(text);
        label.setFont(font);
        label.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        return label;
    }

    private Composite column(String title) {
        Composite column = new Composite(page, SWT.NONE);
        column.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.horizontalSpacing = 10;
        layout.verticalSpacing = 10;
        column.setLayout(layout);
        Label head = text(column, title, font(14, SWT.BOLD));
        head.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
        return column;
    }

    private void begin(Composite column) {
        links.command(column, "start", "Run the demo experiment", "Draws 300 synthetic patients, trains two networks, "
                + "shows where they look and writes a report: about five minutes.", "org.apical.ide.command.demo");
        links.command(column, "help", "First experiment, step by step", "A guide stands beside the work and does each "
                + "step with you.", "org.apical.ide.command.guide");
        links.command(column, "cohort", "Make a sample cohort", "Draws 40 synthetic patients in all views as DICOM and "
                + "imports them.", "org.apical.ide.command.sample");
        links.command(column, "import", "Import studies", "Reads your clips with an audit and a preview of what the "
                + "network will see.", "org.apical.ui.study.command.import");
        links.command(column, "experiment", "Write an experiment", "A file with a form: task, data, network, training.",
                "org.apical.ui.experiment.command.newExperiment");
    }

    private void learn(Composite column) {
        links.document(column, "User guide", "user-guide.md");
        links.document(column, "Data and imports", "data.md");
        links.document(column, "Maps and their trust", "maps.md");
        links.document(column, "Engines", "engines.md");
        links.document(column, "De-identification", "deidentification.md");
        links.document(column, "Plug-in guide", "plug-in-guide.md");
        links.command(column, "plugin", "What is installed", "Every task, data source, network and interpreter, with "
                + "its state.", "org.apical.ide.command.plugins");
    }

    /** Looks for recent work beside the user-interface thread. */
    void showRecent() {
        Workspace workspace = Workspace.get();
        Job job = Job.createSystem("Recent work", monitor -> {
            List<RecentWork.Piece> pieces = RecentWork.of(workspace, RECENT);
            Later.in(page, () -> fill(workspace, pieces));
        });
        job.schedule();
    }

    private void fill(Workspace workspace, List<RecentWork.Piece> pieces) {
        Control[] before = recent.getChildren();
        for (int i = 1; i < before.length; i++) {
            before[i].dispose();
        }
        if (pieces.isEmpty()) {
            links.note(recent, "Nothing yet. What you make appears here; it lies in " + workspace.folder() + ".");
        }
        for (RecentWork.Piece piece : pieces) {
            String when = piece.changed().toString().substring(0, 10);
            links.link(recent, piece.icon(), piece.name(), workspace.folder().relativize(piece.path()) + ", " + when,
                    () -> open(piece));
        }
        fit();
    }

    private static void open(RecentWork.Piece piece) {
        Path path = piece.path();
        switch (piece.icon()) {
            case "run" -> {
                Choices.get().choose(choice -> choice.withRun(path));
                Opening.perspective(Opening.RESULTS_PERSPECTIVE);
            }
            case "cohort" -> {
                Choices.get().choose(choice -> choice.withCohort(path));
                Opening.perspective(Opening.STUDY_PERSPECTIVE);
            }
            default -> Opening.file(path);
        }
    }

    private void fit() {
        int width = Math.max(640, scrolled.getClientArea().width);
        Point size = page.computeSize(width, SWT.DEFAULT);
        page.layout(true, true);
        scrolled.setMinSize(640, size.y);
    }

    @Override
    public void setFocus() {
        page.setFocus();
    }
}
