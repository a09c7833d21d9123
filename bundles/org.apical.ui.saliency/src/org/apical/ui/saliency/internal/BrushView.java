package org.apical.ui.saliency.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apical.api.task.Target;
import org.apical.trust.counterfactual.ClipMask;
import org.apical.trust.counterfactual.Counterfactual;
import org.apical.trust.counterfactual.CounterfactualSettings;
import org.apical.trust.counterfactual.Replacement;
import org.apical.ui.ChartCanvas;
import org.apical.ui.FrameCanvas;
import org.apical.ui.FrameMouse;
import org.apical.ui.FrameView;
import org.apical.ui.Icons;
import org.apical.ui.Palette;
import org.apical.ui.cine.CineClip;
import org.apical.ui.cine.CinePane;
import org.apical.ui.cine.CinePlayer;
import org.apical.ui.cine.Latest;
import org.apical.ui.cine.MaskOutline;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.ui.part.ViewPart;

/**
 * The occlusion brush: what is drawn over is filled from its surroundings in every frame, and the network asked again,
 * with growing parts and with patches elsewhere.
 */
public final class BrushView extends ViewPart {

    /** The view's id in the plug-in's declaration. */
    public static final String ID = "org.apical.ui.saliency.view.brush";

    private static final String ELSEWHERE = "Folder of a phantom …";
    private static final List<String> FILLS = List.of("Speckle", "Blur", "Mean");
    private static final List<Replacement> REPLACEMENTS = List.of(Replacement.SPECKLE, Replacement.BLUR,
            Replacement.MEAN);

    private final RunHolder holder = new RunHolder();
    private final BrushWork work = new BrushWork(holder);
    private SaliencySession session;
    private CinePlayer player;
    private Spinner size;
    private Button erase;
    private Button every;
    private Combo fill;
    private Combo structures;
    private Label told;
    private ChartCanvas chart;
    private Latest asking;
    private CineClip shown;
    private OutputChoice about;
    private BrushMask mask;
    private BrushWork.Answered answered;
    private Optional<Path> truth = Optional.empty();
    private Path listedOf;
    private boolean drawing;

    @Override
    public void createPartControl(Composite parent) {
        session = SaliencySession.get();
        Composite body = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 2;
        layout.marginHeight = 2;
        body.setLayout(layout);
        tools(body);
        told = new Label(body, SWT.WRAP);
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = 200;
        told.setLayoutData(data);
        SashForm sash = new SashForm(body, SWT.HORIZONTAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        player = new CinePlayer(sash);
        chart = new ChartCanvas(sash, SWT.NONE);
        sash.setWeights(68, 32);
        asking = new Latest(body);
        session.listen(body, this::update);
    }

    private void tools(Composite body) {
        Composite bar = new Composite(body, SWT.NONE);
        bar.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        RowLayout layout = new RowLayout(SWT.HORIZONTAL);
        layout.center = true;
        layout.marginTop = 0;
        layout.marginBottom = 0;
        bar.setLayout(layout);
        size = new Spinner(labelled(bar, "Brush"), SWT.BORDER);
        size.setValues(8, 1, 100, 0, 1, 5);
        size.setToolTipText("The width of the brush in pixels of the frame");
        erase = button(bar, SWT.CHECK, "&Erase", "Shows again what is drawn over", on -> { });
        every = button(bar, SWT.CHECK, "E&very frame", "Draws into all frames at once", on -> { });
        every.setSelection(true);
        button(bar, SWT.PUSH, "&Undo", "Takes the last stroke back", on -> change(BrushMask::undo));
        button(bar, SWT.PUSH, "C&lear", "Shows everything again", on -> change(BrushMask::clear));
        fill = new Combo(labelled(bar, "Fill"), SWT.READ_ONLY | SWT.DROP_DOWN);
        fill.setItems(FILLS.toArray(String[]::new));
        fill.select(0);
        fill.setToolTipText("What takes the place of what is drawn over");
        fill.addListener(SWT.Selection, event -> ask());
        structures = new Combo(labelled(bar, "Structure"), SWT.READ_ONLY | SWT.DROP_DOWN);
        GridData wide = new GridData();
        wide.widthHint = 150;
        structures.setLayoutData(wide);
        structures.setToolTipText("Takes the mask of a structure that is known: traced by readers, or a phantom's");
        structures.addListener(SWT.Selection, event -> take(structures.getText()));
    }

    /** Makes a place for a field that stays with its label when the bar breaks into two lines. */
    private static Composite labelled(Composite bar, String text) {
        Composite both = new Composite(bar, SWT.NONE);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        both.setLayout(layout);
        new Label(both, SWT.NONE).setText(text);
        return both;
    }

    private static Button button(Composite bar, int style, String text, String tip, Consumer<Boolean> action) {
        Button button = new Button(bar, style);
        button.setText(text);
        button.setToolTipText(tip);
        if (text.contains("Undo")) {
            button.setImage(Icons.image("previous"));
        }
        button.addListener(SWT.Selection, event -> action.accept(button.getSelection()));
        return button;
    }

    @Override
    public void setFocus() {
        player.setFocus();
    }

    @Override
    public void dispose() {
        if (asking != null) {
            asking.afterAll("Closing the model", holder::close);
        }
        super.dispose();
    }

    /** Returns the player, for those who look at it from beside. */
    public CinePlayer player() {
        return player;
    }

    private void update() {
        boolean otherClip = session.clip() != shown;
        boolean otherOutput = session.output() != null && !session.output().equals(about);
        about = session.output();
        if (otherClip) {
            shown = session.clip();
            answered = null;
            mask = shown == null ? null
                    : new BrushMask(shown.rows(), shown.columns(), shown.sector(), shown.frames().size());
            show();
            if (shown == null) {
                player.setMessage(session.state());
                told.setText("");
            } else {
                told.setText("Draw with the left button over what the network shall not see.");
                list();
            }
        } else if (otherOutput && shown != null && mask != null && !mask.mask().isEmpty()) {
            ask();
        }
    }

    private void show() {
        List<CinePane> panes = new ArrayList<>();
        if (shown != null) {
            panes.add(CinePane.of("As it is", shown, this::paint));
            panes.add(new CinePane("Without", shown, frame -> answered == null ? shown.frames().get(frame)
                    : answered.frames().get(frame), frame -> null, CinePane.Painter.NOTHING));
        }
        List<FrameCanvas> before = player.canvases();
        player.show(panes);
        if (!before.equals(player.canvases())) {
            player.canvases().stream().limit(1).forEach(canvas -> canvas.addFrameMouseListener(this::mouse));
        }
    }

    private void paint(GC gc, FrameView view, int frame) {
        if (mask != null) {
            MaskOutline.draw(gc, view, mask.frame(frame), shown.columns(), Palette.color(Palette.series(3)));
        }
    }

    private void mouse(FrameMouse mouse) {
        if (mask == null) {
            return;
        }
        if (mouse.action() == FrameMouse.Action.DOWN && mouse.button() == 1) {
            player.pause();
            mask.begin();
            drawing = true;
        }
        if (drawing) {
            mask.dot(every.getSelection() ? -1 : player.frame(0), mouse.x(), mouse.y(), size.getSelection() / 2.0,
                    !erase.getSelection());
            player.canvases().forEach(FrameCanvas::redraw);
        }
        if (drawing && mouse.action() == FrameMouse.Action.UP) {
            drawing = false;
            ask();
        }
    }

    private void change(Consumer<BrushMask> work) {
        if (mask != null) {
            work.accept(mask);
            player.refresh();
            ask();
        }
    }

    /** Asks the network again; what was asked before is forgotten. */
    private void ask() {
        if (shown == null || about == null || session.run() == null) {
            return;
        }
        ClipMask drawn = mask.mask();
        if (drawn.isEmpty()) {
            asking.cancel();
            answered = null;
            chart.setChart(null);
            told.setText("Draw with the left button over what the network shall not see.");
            player.refresh();
            return;
        }
        CounterfactualSettings standard = CounterfactualSettings.DEFAULT;
        CounterfactualSettings settings = new CounterfactualSettings(REPLACEMENTS.get(fill.getSelectionIndex()),
                standard.margin(), standard.doses(), standard.controls());
        Path run = session.run();
        CineClip clip = shown;
        OutputChoice output = about;
        long seed = session.seed();
        told.setText("Asking the network …");
        asking.start("Hiding what was drawn over", progress -> work.ask(run, output, clip, drawn, settings, seed,
                progress), found -> {
                    if (clip == shown) {
                        answered = found;
                        tell(found, output);
                        chart.setChart(DoseChart.of(found.answer(), output));
                        player.refresh();
                    }
                }, problem -> told.setText(problem.line()));
    }

    private void tell(BrushWork.Answered found, OutputChoice output) {
        Counterfactual.Answer answer = found.answer();
        boolean share = output.target().kind() != Target.Kind.REGRESSION;
        double factor = share ? 100 : 1;
        String unit = share ? " points" : output.target().unit().isEmpty() ? "" : " " + output.target().unit();
        told.setText(String.format(Locale.ROOT, "%s: %s as it is, %s without (%+.2f%s). %s hidden is %.1f %% of the "
                + "sector; asked in %.2f s.", output.label(), output.text(answer.before()),
                output.text(answer.without()), answer.change() * factor, unit, answer.controls().isEmpty()
                        ? "There is no room for patches elsewhere. What is" : String.format(Locale.ROOT,
                                "%d patches of that size elsewhere change it by %.2f%s on average. What is",
                                answer.controls().size(), answer.controlChange() * factor, unit),
                100 * answer.sectorShare(), found.seconds()));
        told.requestLayout();
    }

    private void list() {
        Path run = session.run();
        String task = about == null ? "" : about.task();
        if (run == null || run.equals(listedOf)) {
            return;
        }
        structures.setItems(ELSEWHERE);
        asking.start("Looking for known structures", progress -> work.structures(run, task, truth), names -> {
            List<String> items = new ArrayList<>(names);
            items.add(ELSEWHERE);
            structures.setItems(items.toArray(String[]::new));
            listedOf = run;
        }, problem -> told.setText(problem.line()));
    }

    private void take(String name) {
        if (shown == null) {
            return;
        }
        if (name.equals(ELSEWHERE)) {
            DirectoryDialog dialog = new DirectoryDialog(getSite().getShell(), SWT.OPEN);
            dialog.setMessage("Choose the folder that the phantom was drawn into; it holds truth.csv and masks.");
            String folder = dialog.open();
            if (folder != null) {
                truth = Optional.of(Path.of(folder));
                listedOf = null;
                list();
            }
            return;
        }
        Path run = session.run();
        String task = about.task();
        CineClip clip = shown;
        asking.start("Reading a structure", progress -> work.structure(run, task, truth, clip, name), found -> {
            if (found.isEmpty()) {
                told.setText("Nothing is known of " + name + " in this clip.");
            } else if (clip == shown) {
                change(drawn -> drawn.take(found.get()));
            }
        }, problem -> told.setText(problem.line()));
    }
}
