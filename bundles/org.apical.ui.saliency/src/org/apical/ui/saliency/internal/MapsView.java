package org.apical.ui.saliency.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apical.analysis.Watermark;
import org.apical.api.ApicalException;
import org.apical.ui.Choices;
import org.apical.ui.Failures;
import org.apical.ui.FrameView;
import org.apical.ui.Icons;
import org.apical.ui.Palette;
import org.apical.ui.cine.CineClip;
import org.apical.ui.cine.CinePane;
import org.apical.ui.cine.CinePlayer;
import org.eclipse.jface.action.Action;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;

/** Plays a clip, its maps, and the maps over the clip in step. */
public final class MapsView extends ViewPart {

    /** The view's id in the plug-in's declaration. */
    public static final String ID = "org.apical.ui.saliency.view.maps";

    private SaliencySession session;
    private CinePlayer player;
    private Label head;
    private CineClip shown;
    private int[][] alone = new int[0][];
    private int[][] over = new int[0][];
    private Object coloured;
    private double opacity = 0.85;
    private Action export;

    @Override
    public void createPartControl(Composite parent) {
        session = SaliencySession.get();
        Composite body = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 2;
        body.setLayout(layout);
        head = new Label(body, SWT.WRAP);
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = 200;
        data.horizontalIndent = 6;
        head.setLayoutData(data);
        player = new CinePlayer(body);
        player.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        player.addTimeListener(timeMs -> looked());
        export = new Action("Export the plate of this frame, all maps, or a film") {

            @Override
            public void run() {
                export();
            }
        };
        export.setToolTipText("Export: picture, numbers or film");
        export.setImageDescriptor(Icons.descriptor("export"));
        getViewSite().getActionBars().getToolBarManager().add(export);
        session.listen(player, this::update);
        Choices.get().listen(player, choice -> {
            if (shown != null && choice.frame() >= 0 && choice.frame() != player.frame(0)
                    && choice.clip().filter(shown.clip().clip()::equals).isPresent()) {
                player.seekFrame(choice.frame());
            }
        });
    }

    @Override
    public void setFocus() {
        player.setFocus();
    }

    /** Returns the player, for those who look at it from beside. */
    public CinePlayer player() {
        return player;
    }

    /** Changes how much the strongest colours cover; 0 to 1. */
    void setOpacity(double share) {
        opacity = share;
        coloured = null;
        player.refresh();
    }

    private void looked() {
        if (shown != null && !player.clock().isPlaying()) {
            session.setFrame(player.frame(0));
            Choices.get().choose(now -> now.clip().filter(shown.clip().clip()::equals).isPresent()
                    ? now.withFrame(player.frame(0)) : now);
        }
    }

    private void update() {
        CineClip clip = session.clip();
        if (clip != shown) {
            shown = clip;
            coloured = null;
            if (clip == null) {
                player.show(List.of());
            } else {
                CinePane.Painter note = this::paint;
                player.show(List.of(CinePane.of("Input", clip, CinePane.Painter.NOTHING),
                        new CinePane("Map", clip, clip.frames()::get, frame -> colours(frame, false), note),
                        new CinePane("Map over the input", clip, clip.frames()::get, frame -> colours(frame, true),
                                note)));
                player.seekFrame(session.frame());
            }
        }
        if (clip == null) {
            player.setMessage(session.state());
            head.setText("");
        } else {
            head.setText(headline());
            player.refresh();
        }
        export.setEnabled(clip != null && session.map(session.frame()) != null);
        head.requestLayout();
    }

    private String headline() {
        StringBuilder line = new StringBuilder();
        if (session.output() != null && session.predictions().length > 0) {
            line.append(session.clip().clip().patient()).append(": ").append(session.output().label()).append(' ')
                    .append(session.output().text(session.output().of(session.predictions())));
        }
        if (session.scale().high() > 0) {
            line.append(String.format(Locale.ROOT, "     colours from %.2g to %.2g", session.scale().low(),
                    session.scale().high()));
        }
        if (!session.state().isEmpty()) {
            line.append("     ").append(session.state());
        }
        return line.toString();
    }

    /** Colours are kept until maps, scale or opacity change. */
    private int[] colours(int frame, boolean overlay) {
        if (session.map(frame) == null) {
            return overlay ? null : new int[shown.rows() * shown.columns()];
        }
        if (coloured != session.scale() || alone.length != shown.frames().size()) {
            coloured = session.scale();
            alone = new int[shown.frames().size()][];
            over = new int[shown.frames().size()][];
        }
        int[][] kept = overlay ? over : alone;
        if (kept[frame] == null) {
            kept[frame] = Heat.of(session.map(frame), session.scale(), overlay ? opacity : -1);
        }
        return kept[frame];
    }

    private void paint(GC gc, FrameView view, int frame) {
        if (session.map(frame) == null) {
            gc.setForeground(gc.getDevice().getSystemColor(SWT.COLOR_GRAY));
            gc.drawText("Not drawn yet", 6, 6 + 2 * gc.getFontMetrics().getHeight(), true);
        } else if (session.failed()) {
            // On black of its own, since maps have colours like it.
            gc.setForeground(Palette.color(Palette.BAD));
            gc.setBackground(gc.getDevice().getSystemColor(SWT.COLOR_BLACK));
            gc.drawText(Watermark.FAILED_CHECKS, 6, 6 + 2 * gc.getFontMetrics().getHeight(), false);
        }
    }

    private void export() {
        FileDialog dialog = new FileDialog(getSite().getShell(), SWT.SAVE);
        dialog.setOverwrite(true);
        dialog.setFileName(shown.clip().patient() + "-" + session.method().entry().shortId());
        dialog.setFilterNames(MapExport.NAMES.toArray(String[]::new));
        dialog.setFilterExtensions(MapExport.ENDINGS.toArray(String[]::new));
        String file = dialog.open();
        if (file != null) {
            export(dialog.getFilterIndex(), Path.of(file));
        }
    }

    /**
     * Exports what is shown, beside the window; a failure is shown.
     *
     * @param kind 0 the plate of this frame, 1 the numbers of all maps, 2 a film, 3 a film for browsers
     * @param file the file; its ending is added when it is missing
     */
    public void export(int kind, Path file) {
        try {
            MapExport.of(session, kind, file).schedule();
        } catch (ApicalException e) {
            Failures.show("Export maps", e);
        }
    }
}
