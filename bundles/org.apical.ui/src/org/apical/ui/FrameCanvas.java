package org.apical.ui;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/**
 * Shows a frame of grey values with what lies over it. The wheel zooms at the pointer, the middle button, or the left
 * one with Ctrl, shifts, a double click shows the whole frame; {@code +}, {@code -}, {@code 0} and Shift with
 * the arrows do the same from the keyboard.
 */
public final class FrameCanvas extends Canvas {

    private static final int STEP = 24;

    /** Draws over the frame: tracings, marks, texts. */
    @FunctionalInterface
    public interface Painter {

        /**
         * Draws.
         *
         * @param gc draws on the canvas, in points; the painter may change its colours and line
         * @param view where the frame lies
         */
        void paint(GC gc, FrameView view);
    }

    private final List<Painter> painters = new CopyOnWriteArrayList<>();
    private final List<Consumer<FrameMouse>> mice = new CopyOnWriteArrayList<>();
    private final List<Runnable> viewListeners = new CopyOnWriteArrayList<>();
    private byte[] grey;
    private int[] overlay;
    private int width;
    private int height;
    private double brightness;
    private double contrast;
    private boolean smooth = true;
    private boolean mouseZooms = true;
    private FrameView view;
    private boolean whole = true;
    private Image image;
    private Point grip;

    /**
     * Creates an empty canvas.
     *
     * @param parent the widget that holds it
     * @param style styles of a canvas
     */
    public FrameCanvas(Composite parent, int style) {
        super(parent, style | SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        addListener(SWT.Paint, event -> paint(event.gc));
        addListener(SWT.Dispose, event -> forget());
        addListener(SWT.MouseDown, this::press);
        addListener(SWT.MouseMove, this::move);
        addListener(SWT.MouseUp, this::release);
        addListener(SWT.MouseVerticalWheel, this::wheel);
        addListener(SWT.MouseDoubleClick, event -> fit());
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT
                || event.detail == SWT.TRAVERSE_TAB_PREVIOUS || event.detail == SWT.TRAVERSE_ESCAPE);
    }

    /**
     * Shows a frame; the part that is looked at stays when it is as large as the one before.
     *
     * @param pixels a byte a pixel, rows top-down, not copied; {@code null} for none
     * @param columns the width in pixels
     * @param rows the height in pixels
     */
    public void setFrame(byte[] pixels, int columns, int rows) {
        checkWidget();
        if (pixels != null && pixels.length != columns * rows) {
            throw new IllegalArgumentException("A frame of " + columns + " x " + rows + " has no " + pixels.length
                    + " pixels.");
        }
        if (columns != width || rows != height) {
            overlay = null;
            whole = true;
        }
        grey = pixels;
        width = columns;
        height = rows;
        change();
    }

    /**
     * Shows colours over the frame.
     *
     * @param argb a colour a pixel of the frame, its highest byte saying how much it covers, not copied; {@code null}
     *     for none
     */
    public void setOverlay(int[] argb) {
        checkWidget();
        if (argb != null && argb.length != width * height) {
            throw new IllegalArgumentException("A frame of " + width + " x " + height + " takes no overlay of "
                    + argb.length + " pixels.");
        }
        overlay = argb;
        change();
    }

    /**
     * Changes how grey values are shown.
     *
     * @param lighter from -1, all black, to 1, all white; 0 leaves them
     * @param steeper from -1, all alike, to 1, four times steeper around mid-grey; 0 leaves them
     */
    public void setShades(double lighter, double steeper) {
        checkWidget();
        brightness = Math.max(-1, Math.min(1, lighter));
        contrast = Math.max(-1, Math.min(1, steeper));
        change();
    }

    /**
     * Chooses between smooth enlargement and visible pixels.
     *
     * @param smoothly whether pixels melt into each other
     */
    public void setSmooth(boolean smoothly) {
        checkWidget();
        smooth = smoothly;
        redraw();
    }

    /**
     * Chooses whether the mouse's wheel zooms; otherwise listeners may use it.
     *
     * @param zooms true as long as nothing is said
     */
    public void setWheelZooms(boolean zooms) {
        mouseZooms = zooms;
    }

    /**
     * Adds something that draws over the frame; it is asked at every paint.
     *
     * @param painter what draws
     */
    public void addPainter(Painter painter) {
        painters.add(Objects.requireNonNull(painter));
    }

    /**
     * Tells a listener what the mouse does, in pixels of the frame.
     *
     * @param listener what to tell
     */
    public void addFrameMouseListener(Consumer<FrameMouse> listener) {
        mice.add(Objects.requireNonNull(listener));
    }

    /**
     * Tells a listener when another part is shown, so that canvases side by side can follow each other.
     *
     * @param listener what to tell
     */
    public void addViewListener(Runnable listener) {
        viewListeners.add(Objects.requireNonNull(listener));
    }

    /**
     * Returns where the frame lies.
     *
     * @return the view; meaningless while there is no frame
     */
    public FrameView view() {
        Rectangle area = getClientArea();
        if (whole || view == null) {
            return FrameView.fit(Math.max(1, width), Math.max(1, height), Math.max(1, area.width),
                    Math.max(1, area.height));
        }
        return view;
    }

    /**
     * Shows a part of the frame; listeners are not told.
     *
     * @param part where the frame shall lie
     */
    public void setView(FrameView part) {
        checkWidget();
        view = Objects.requireNonNull(part);
        whole = false;
        redraw();
    }

    /** Shows the whole frame. */
    public void fit() {
        checkWidget();
        whole = true;
        tellView();
    }

    /**
     * Looks closer or from further away, at the middle.
     *
     * @param factor above 1 to look closer
     */
    public void zoom(double factor) {
        Rectangle area = getClientArea();
        show(view().zoomed(factor, area.width / 2.0, area.height / 2.0));
    }

    private void show(FrameView next) {
        setView(next);
        tellView();
    }

    private void tellView() {
        redraw();
        viewListeners.forEach(Runnable::run);
    }

    private void change() {
        forget();
        redraw();
    }

    private void forget() {
        if (image != null) {
            image.dispose();
            image = null;
        }
    }

    private void paint(GC gc) {
        Rectangle area = getClientArea();
        // Echocardiograms are looked at on black, whatever the theme.
        gc.setBackground(getDisplay().getSystemColor(SWT.COLOR_BLACK));
        gc.fillRectangle(area);
        FrameView at = view();
        if (grey != null) {
            if (image == null) {
                image = new Image(getDisplay(), FramePixels.mixed(grey, overlay, width, height, brightness, contrast));
            }
            gc.setInterpolation(smooth ? SWT.HIGH : SWT.NONE);
            gc.drawImage(image, 0, 0, width, height, (int) Math.round(at.offsetX()), (int) Math.round(at.offsetY()),
                    Math.max(1, (int) Math.round(at.scale() * width)),
                    Math.max(1, (int) Math.round(at.scale() * height)));
        }
        for (Painter painter : painters) {
            gc.setAntialias(SWT.ON);
            gc.setLineStyle(SWT.LINE_SOLID);
            gc.setLineWidth(1);
            gc.setAlpha(255);
            painter.paint(gc, at);
        }
        if (isFocusControl()) {
            gc.setAlpha(255);
            gc.setForeground(getDisplay().getSystemColor(SWT.COLOR_GRAY));
            gc.setLineStyle(SWT.LINE_DOT);
            gc.setLineWidth(1);
            gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
        }
    }

    private void press(Event event) {
        setFocus();
        if (event.button == 2 || event.button == 1 && (event.stateMask & SWT.MOD1) != 0) {
            grip = new Point(event.x, event.y);
        } else {
            tell(FrameMouse.Action.DOWN, event);
        }
    }

    private void move(Event event) {
        if (grip != null) {
            FrameView next = view().moved(event.x - grip.x, event.y - grip.y);
            grip = new Point(event.x, event.y);
            show(next);
        } else {
            tell(FrameMouse.Action.MOVE, event);
        }
    }

    private void release(Event event) {
        if (grip != null) {
            grip = null;
        } else {
            tell(FrameMouse.Action.UP, event);
        }
    }

    private void tell(FrameMouse.Action action, Event event) {
        if (grey != null) {
            FrameView at = view();
            FrameMouse mouse = new FrameMouse(action, at.toFrameX(event.x), at.toFrameY(event.y), event.button,
                    event.stateMask);
            mice.forEach(listener -> listener.accept(mouse));
        }
    }

    private void wheel(Event event) {
        if (mouseZooms && grey != null) {
            show(view().zoomed(event.count > 0 ? 1.2 : 1 / 1.2, event.x, event.y));
            event.doit = false;
        }
    }

    private void key(Event event) {
        switch (event.character) {
            case '+', '=' -> zoom(1.2);
            case '-' -> zoom(1 / 1.2);
            case '0' -> fit();
            default -> shift(event);
        }
    }

    private void shift(Event event) {
        // Plain arrows are left to those who step through frames.
        if ((event.stateMask & SWT.MOD2) != 0) {
            switch (event.keyCode) {
                case SWT.ARROW_LEFT -> show(view().moved(STEP, 0));
                case SWT.ARROW_RIGHT -> show(view().moved(-STEP, 0));
                case SWT.ARROW_UP -> show(view().moved(0, STEP));
                case SWT.ARROW_DOWN -> show(view().moved(0, -STEP));
                default -> {
                }
            }
        }
    }
}
