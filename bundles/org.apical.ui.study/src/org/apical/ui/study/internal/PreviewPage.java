package org.apical.ui.study.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apical.api.ApicalException;
import org.apical.api.source.ClipReference;
import org.apical.api.source.Listing;
import org.apical.data.ImportPreview;
import org.apical.data.ImportPreview.PreviewedClip;
import org.apical.data.ImportRequest;
import org.apical.data.StoredClip;
import org.apical.ui.FrameCanvas;
import org.apical.ui.FrameView;
import org.apical.ui.Palette;
import org.apical.ui.Tables;
import org.apical.ui.Workspace;
import org.apical.ui.cine.CineClip;
import org.apical.ui.cine.CinePane;
import org.apical.ui.cine.CinePlayer;
import org.apical.ui.cine.Latest;
import org.apical.ui.cine.MaskOutline;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** Shows which clips are found, and of each what the network will see: the sector, and the sampled frames. */
final class PreviewPage extends WizardPage {

    private final PlacePage places;
    private TableViewer table;
    private FrameCanvas picture;
    private CinePlayer player;
    private Label note;
    private Latest listing;
    private Latest preparing;
    private ImportPlan planned;
    private Listing listed;
    private ImportRequest request;
    private PreviewedClip previewed;

    /** The clips of a plan. */
    private record Found(Listing listing, ImportRequest request, List<ClipReference> wanted) {
    }

    PreviewPage(PlacePage places) {
        super("preview");
        this.places = places;
        setTitle("What the network will see");
        setDescription("On the left a picture as it comes, with the scan sector that is kept; on the right the "
                + "frames that are stored.");
        setPageComplete(false);
    }

    @Override
    public void createControl(Composite parent) {
        SashForm body = new SashForm(parent, SWT.VERTICAL);
        table = Tables.create(body, SWT.BORDER | SWT.SINGLE);
        table.setContentProvider(ArrayContentProvider.getInstance());
        Tables.<ClipReference>column(table, "File", 34, clip -> clip.info().file());
        Tables.<ClipReference>column(table, "Patient", 14, clip -> clip.info().patient());
        Tables.<ClipReference>column(table, "View", 8, clip -> clip.info().view());
        table.addSelectionChangedListener(event -> prepare());
        Composite below = new Composite(body, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        below.setLayout(layout);
        SashForm pictures = new SashForm(below, SWT.HORIZONTAL);
        pictures.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        picture = new FrameCanvas(pictures, SWT.NONE);
        picture.addPainter(this::paint);
        player = new CinePlayer(pictures);
        player.setMessage("Choose a clip to see it.");
        note = new Label(below, SWT.WRAP);
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = 500;
        data.heightHint = 48;
        note.setLayoutData(data);
        body.setWeights(30, 70);
        listing = new Latest(body);
        preparing = new Latest(body);
        setControl(body);
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible) {
            list();
        } else {
            player.pause();
        }
    }

    private void list() {
        try {
            ImportPlan plan = places.plan();
            if (plan.equals(planned) && listed != null) {
                return;
            }
            planned = plan;
        } catch (ApicalException e) {
            setErrorMessage(e.getMessage());
            return;
        }
        listed = null;
        setPageComplete(false);
        setErrorMessage(null);
        setMessage("Looking for clips in " + planned.place() + " …");
        table.setInput(List.of());
        show(null);
        ImportPlan plan = planned;
        listing.start("Looking for clips", progress -> {
            Listing found = plan.list(progress);
            ImportRequest asked = plan.request(found, incoming(plan));
            return new Found(found, asked, ImportPreview.clips(asked));
        }, this::found, problem -> setErrorMessage(problem.line()));
    }

    /** Returns the hidden folder in which the cohort is made. */
    static Path incoming(ImportPlan plan) {
        return Workspace.get().cohorts().resolve(".incoming-" + plan.name());
    }

    private void found(Found found) {
        listed = found.listing();
        request = found.request();
        setMessage(null);
        if (found.wanted().isEmpty()) {
            setErrorMessage("No clip can be imported: " + (listed.clips().isEmpty() ? listed.skipped().isEmpty()
                    ? "the source lists none." : listed.skipped().get(0).line()
                    : "none of the " + listed.clips().size() + " clips shows the view "
                            + planned.options().view() + "."));
            return;
        }
        setMessage(found.wanted().size() + " of " + listed.clips().size() + " clips would be imported; "
                + listed.skipped().size() + (listed.skipped().size() == 1 ? " file was" : " files were")
                + " passed over.");
        table.setInput(found.wanted());
        table.setSelection(new StructuredSelection(found.wanted().get(0)), true);
        setPageComplete(true);
    }

    private void prepare() {
        Object chosen = ((IStructuredSelection) table.getSelection()).getFirstElement();
        if (!(chosen instanceof ClipReference clip) || request == null) {
            return;
        }
        ImportRequest asked = request;
        note.setText("Decoding " + clip.info().file() + " …");
        preparing.start("Preparing a preview", progress -> ImportPreview.clip(asked, clip, progress), this::show,
                problem -> note.setText(problem.line()));
    }

    private void show(PreviewedClip clip) {
        previewed = clip;
        if (clip == null || clip.leftOut().isPresent()) {
            picture.setFrame(null, 0, 0);
            player.show(List.of());
            note.setText(clip == null ? "" : "Left out: " + clip.leftOut().get().line());
            return;
        }
        picture.setFrame(clip.picture(), clip.sourceColumns(), clip.sourceRows());
        int rows = clip.geometry().rows();
        int columns = clip.geometry().columns();
        StoredClip stored = new StoredClip(0, clip.info().patient(), clip.info().study(), clip.info().clip(),
                clip.info().view(), clip.info().file(), 0, clip.frames().size(), clip.timesMs(), clip.geometry(),
                clip.info().attributes());
        player.show(List.of(CinePane.of("Stored", new CineClip(planned.place(), stored, rows, columns, clip.frames(),
                new boolean[rows * columns], List.of(), List.of()), CinePane.Painter.NOTHING)));
        player.play();
        note.setText(String.format(Locale.ROOT, "%d of %d frames, one every %s ms by true time; stored as %d x %d "
                + "pixels.%s", clip.frames().size(), clip.clipTimesMs().length, interval(planned.options().intervalMs()),
                columns, rows, clip.problems().isEmpty() ? "" : " Doubtful: " + clip.problems().get(0).line()));
    }

    private static String interval(double ms) {
        return ms == Math.rint(ms) ? Long.toString((long) ms) : Double.toString(ms);
    }

    private void paint(GC gc, FrameView view) {
        if (previewed != null && previewed.seen().length > 0) {
            MaskOutline.draw(gc, view, previewed.seen(), previewed.sourceColumns(),
                    Palette.color(Palette.series(3)));
            gc.setForeground(Palette.color(Palette.series(5)));
            gc.setLineStyle(SWT.LINE_DASH);
            gc.drawRectangle((int) view.toCanvasX(previewed.geometry().x0()),
                    (int) view.toCanvasY(previewed.geometry().y0()),
                    (int) (view.scale() * previewed.geometry().width()),
                    (int) (view.scale() * previewed.geometry().height()));
            gc.setLineStyle(SWT.LINE_SOLID);
        }
    }

    /** Returns the plan that was listed. */
    ImportPlan plan() {
        return planned;
    }

    /** Returns what would be imported; {@code null} before it is known. */
    ImportRequest request() {
        return listed == null ? null : request;
    }
}
