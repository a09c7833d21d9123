package org.apical.ui.training.internal;

import java.util.Locale;
import org.apical.experiment.run.TrainingBatch;
import org.apical.ui.Choices;
import org.apical.ui.LiveTraining;
import org.apical.ui.Palette;
import org.apical.ui.QueuedRun;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;

/** The frames of a batch as the network sees them, after every variation, with patients and labels. */
public final class BatchView extends LiveView {

    /** The view's id in the plug-in's declaration. */
    public static final String ID = "org.apical.ui.training.view.batch";

    private static final int GAP = 6;
    private static final int SMALLEST = 72;
    private static final long NEW_BATCH_MS = 4000;

    private Label title;
    private Button freeze;
    private Canvas canvas;
    private TrainingBatch shown;
    private Image[] frames = {};
    private long asked;

    @Override
    protected Control create(Composite parent) {
        Composite all = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 6;
        layout.marginHeight = 4;
        all.setLayout(layout);
        title = new Label(all, SWT.WRAP);
        title.setText("No batch was seen yet.");
        title.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        freeze = new Button(all, SWT.CHECK);
        freeze.setText("&Freeze");
        freeze.setToolTipText("Keep this batch while training goes on");
        canvas = new Canvas(all, SWT.DOUBLE_BUFFERED);
        canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.MouseDown, this::choose);
        canvas.addListener(SWT.MouseMove, event -> {
            int index = at(event);
            canvas.setToolTipText(index < 0 ? null : words(shown.items().get(index)));
        });
        canvas.addListener(SWT.Dispose, event -> forget());
        return all;
    }

    private static String words(TrainingBatch.Item item) {
        return item.patient() + ", " + item.clip() + ", frame " + item.frame() + ", label " + label(item);
    }

    private static String label(TrainingBatch.Item item) {
        return Double.isNaN(item.label()) ? "missing" : String.format(Locale.ROOT, "%.4g", item.label());
    }

    @Override
    protected void look() {
        LiveTraining live = watched().map(QueuedRun::live).orElse(null);
        if (live == null || freeze.getSelection()) {
            return;
        }
        live.batch().filter(batch -> batch != shown).ifPresent(this::show);
        long now = System.currentTimeMillis();
        if (now - asked > NEW_BATCH_MS) {
            asked = now;
            live.askForBatch();
        }
    }

    private void show(TrainingBatch batch) {
        shown = batch;
        forget();
        title.setText("Epoch " + batch.epoch() + ", step " + batch.step() + ", " + batch.input().items() + " frames");
        int rows = batch.input().shape()[2];
        int columns = batch.input().shape()[3];
        frames = new Image[batch.input().items()];
        PaletteData grey = grey();
        for (int i = 0; i < frames.length; i++) {
            ImageData data = new ImageData(columns, rows, 8, grey);
            for (int y = 0; y < rows; y++) {
                for (int x = 0; x < columns; x++) {
                    double pixel = batch.input().data()[(i * rows + y) * columns + x]
                            * batch.normalisation().pixelDeviation() + batch.normalisation().pixelMean();
                    data.setPixel(x, y, (int) Math.max(0, Math.min(255, Math.round(pixel * 255))));
                }
            }
            frames[i] = new Image(canvas.getDisplay(), data);
        }
        canvas.redraw();
    }

    private static PaletteData grey() {
        RGB[] shades = new RGB[256];
        for (int i = 0; i < 256; i++) {
            shades[i] = new RGB(i, i, i);
        }
        return new PaletteData(shades);
    }

    private void forget() {
        for (Image frame : frames) {
            frame.dispose();
        }
        frames = new Image[0];
    }

    /** Returns how wide and high a cell is: as large as lets all frames be seen, or as is still legible. */
    private Point cell(int text) {
        Rectangle area = canvas.getClientArea();
        int width = Math.max(SMALLEST, area.width - GAP);
        for (int columns = 1; columns <= frames.length; columns++) {
            width = (area.width - GAP) / columns - GAP;
            int rows = (frames.length + columns - 1) / columns;
            if (width <= SMALLEST || rows * (width + text + GAP) <= area.height) {
                break;
            }
        }
        width = Math.max(Math.min(width, 2 * SMALLEST), Math.min(SMALLEST, width));
        return new Point(width, width + text);
    }

    private int columns(Point cell) {
        return Math.max(1, (canvas.getClientArea().width - GAP) / (cell.x + GAP));
    }

    private void paint(GC gc) {
        if (frames.length == 0) {
            return;
        }
        int text = gc.getFontMetrics().getHeight() + 2;
        Point cell = cell(text);
        int columns = columns(cell);
        gc.setInterpolation(SWT.LOW);
        String chosen = Choices.get().current().patient().orElse("");
        for (int i = 0; i < frames.length; i++) {
            int x = GAP + i % columns * (cell.x + GAP);
            int y = GAP + i / columns * (cell.y + GAP);
            Rectangle from = frames[i].getBounds();
            gc.drawImage(frames[i], 0, 0, from.width, from.height, x, y, cell.x, cell.x);
            if (shown.items().get(i).patient().equals(chosen)) {
                gc.setForeground(Palette.color(Palette.BAD));
                gc.setLineWidth(2);
                gc.drawRectangle(x, y, cell.x, cell.x);
            }
            gc.setForeground(canvas.getForeground());
            gc.drawText(label(shown.items().get(i)), x, y + cell.x + 1, true);
        }
    }

    private int at(Event event) {
        if (frames.length == 0) {
            return -1;
        }
        GC gc = new GC(canvas);
        int text = gc.getFontMetrics().getHeight() + 2;
        gc.dispose();
        Point cell = cell(text);
        int columns = columns(cell);
        int column = (event.x - GAP) / (cell.x + GAP);
        int index = (event.y - GAP) / (cell.y + GAP) * columns + column;
        return event.x < GAP || event.y < GAP || column >= columns || index >= frames.length ? -1 : index;
    }

    private void choose(Event event) {
        int index = at(event);
        if (index >= 0) {
            Choices.get().choose(choice -> choice.withPatient(shown.items().get(index).patient()));
            canvas.redraw();
        }
    }

    /** Returns how many frames are drawn. */
    int frames() {
        return frames.length;
    }
}
