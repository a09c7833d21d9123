package org.apical.ui.cine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleConsumer;
import org.apical.ui.FrameCanvas;
import org.apical.ui.FrameMouse;
import org.apical.ui.FrameView;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;

/**
 * Plays clips side by side in step, at the true times of their frames. Space plays and pauses, the arrows step, Home
 * and End go to the first and the last frame, {@code [} and {@code ]} change the speed, {@code l} switches the loop.
 * Dragging with the right button changes brightness (up and down) and contrast (left and right).
 */
public final class CinePlayer extends Composite {

    private static final double DRAG = 300;

    private final List<DoubleConsumer> listeners = new CopyOnWriteArrayList<>();
    private final List<FrameCanvas> canvases = new ArrayList<>();
    private final Composite pictures;
    private final TimeLine line;
    private final Transport transport;
    private final Label empty;
    private List<CinePane> panes = List.of();
    private int[] shown = new int[0];
    private CineClock clock = new CineClock(List.of());
    private double brightness;
    private double contrast;
    private double grabX = Double.NaN;
    private double grabY;
    private boolean following;

    /**
     * Makes an empty player.
     *
     * @param parent its parent
     */
    public CinePlayer(Composite parent) {
        super(parent, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 2;
        setLayout(layout);
        empty = new Label(this, SWT.CENTER | SWT.WRAP);
        empty.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, true));
        pictures = new Composite(this, SWT.NONE);
        // Pictures are read on black, in the light theme too.
        pictures.setBackground(getDisplay().getSystemColor(SWT.COLOR_BLACK));
        pictures.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        line = new TimeLine(this);
        line.setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
        line.onScrub(this::seek);
        line.onStep(this::step);
        line.addListener(SWT.KeyDown, this::key);
        transport = new Transport(this);
        transport.control().setLayoutData(new GridData(SWT.FILL, SWT.BOTTOM, true, false));
        arrange();
        show(List.of());
    }

    /**
     * Says what stands where pictures would be while there are none.
     *
     * @param sentence what to do, or what is being done
     */
    public void setMessage(String sentence) {
        empty.setText(sentence);
        empty.requestLayout();
    }

    /**
     * Shows other pictures. Where the first is of the same clip as before, the time stays.
     *
     * @param next the panes, in the order in which they stand; the time line is that of the first
     */
    public void show(List<CinePane> next) {
        boolean same = !next.isEmpty() && !panes.isEmpty()
                && next.get(0).clip().clip().equals(panes.get(0).clip().clip())
                && next.get(0).clip().cohort().equals(panes.get(0).clip().cohort());
        boolean playing = clock.isPlaying() && same;
        double timeMs = same ? clock.timeMs() : 0;
        double speed = clock.speed();
        boolean loop = clock.isLooping();
        panes = List.copyOf(next);
        clock = new CineClock(panes.stream().map(pane -> pane.clip().timesMs()).distinct().toList());
        clock.setLooping(loop);
        clock.setSpeed(speed, System.nanoTime());
        clock.seek(timeMs, System.nanoTime());
        if (panes.size() != canvases.size()) {
            arrange();
        }
        shown = new int[panes.size()];
        if (!same) {
            line.setClip(panes.isEmpty() ? null : panes.get(0).clip(), clock.spanMs());
            canvases.forEach(FrameCanvas::fit);
        }
        refresh();
        if (playing) {
            play();
        }
        transport.update();
    }

    private void arrange() {
        for (Control child : pictures.getChildren()) {
            child.dispose();
        }
        canvases.clear();
        int count = panes.size();
        int across = count <= 3 ? Math.max(1, count) : (int) Math.ceil(Math.sqrt(count));
        GridLayout layout = new GridLayout(across, true);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.horizontalSpacing = 2;
        layout.verticalSpacing = 2;
        pictures.setLayout(layout);
        for (int i = 0; i < count; i++) {
            int number = i;
            FrameCanvas canvas = new FrameCanvas(pictures, SWT.NONE);
            canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
            canvas.addPainter((gc, view) -> paint(gc, view, number));
            canvas.addListener(SWT.KeyDown, this::key);
            canvas.addViewListener(() -> follow(canvas));
            canvas.addFrameMouseListener(mouse -> shade(canvas, mouse));
            canvases.add(canvas);
        }
        boolean any = count > 0;
        ((GridData) empty.getLayoutData()).exclude = any;
        empty.setVisible(!any);
        ((GridData) pictures.getLayoutData()).exclude = !any;
        pictures.setVisible(any);
        line.setEnabled(any);
        pictures.layout(true);
        layout(true, true);
    }

    private void paint(GC gc, FrameView view, int number) {
        if (number < panes.size()) {
            CinePane pane = panes.get(number);
            pane.painter().paint(gc, view, shown[number]);
            gc.setForeground(getDisplay().getSystemColor(SWT.COLOR_WHITE));
            gc.drawText(pane.title(), 6, 4, true);
        }
    }

    /** Pictures of one size show the same part. */
    private void follow(FrameCanvas leader) {
        if (following) {
            return;
        }
        following = true;
        try {
            for (FrameCanvas canvas : canvases) {
                if (canvas != leader && canvas.getSize().equals(leader.getSize())) {
                    canvas.setView(leader.view());
                }
            }
        } finally {
            following = false;
        }
    }

    private void shade(FrameCanvas canvas, FrameMouse mouse) {
        double scale = canvas.view().scale();
        if (mouse.action() == FrameMouse.Action.DOWN && mouse.button() == 3) {
            grabX = mouse.x();
            grabY = mouse.y();
        } else if (mouse.action() == FrameMouse.Action.MOVE && !Double.isNaN(grabX)) {
            setShades(brightness - (mouse.y() - grabY) * scale / DRAG, contrast + (mouse.x() - grabX) * scale / DRAG);
            grabX = mouse.x();
            grabY = mouse.y();
        } else if (mouse.action() == FrameMouse.Action.UP) {
            grabX = Double.NaN;
        }
    }

    /**
     * Changes how grey values are shown in all pictures.
     *
     * @param lighter from -1 to 1, 0 leaves them
     * @param steeper from -1 to 1, 0 leaves them
     */
    public void setShades(double lighter, double steeper) {
        brightness = Math.max(-1, Math.min(1, lighter));
        contrast = Math.max(-1, Math.min(1, steeper));
        canvases.forEach(canvas -> canvas.setShades(brightness, contrast));
        transport.update();
    }

    /**
     * Returns the brightness.
     *
     * @return from -1 to 1
     */
    public double brightness() {
        return brightness;
    }

    /**
     * Returns the contrast.
     *
     * @return from -1 to 1
     */
    public double contrast() {
        return contrast;
    }

    /** Draws the present frames again, because what lies over them changed. */
    public void refresh() {
        for (int i = 0; i < panes.size(); i++) {
            draw(i, panes.get(i).clip().frameAt(clock.timeMs()));
        }
        line.setTime(clock.timeMs());
        transport.update();
    }

    private void draw(int number, int frame) {
        CinePane pane = panes.get(number);
        FrameCanvas canvas = canvases.get(number);
        shown[number] = frame;
        canvas.setFrame(pane.grey().apply(frame), pane.clip().columns(), pane.clip().rows());
        canvas.setOverlay(pane.overlay().apply(frame));
    }

    /** Shows what is due, and tells listeners. */
    private void advance() {
        for (int i = 0; i < panes.size(); i++) {
            int due = panes.get(i).clip().frameAt(clock.timeMs());
            if (due != shown[i]) {
                draw(i, due);
            }
        }
        line.setTime(clock.timeMs());
        transport.update();
        listeners.forEach(listener -> listener.accept(clock.timeMs()));
    }

    private void wake(CineClock mine) {
        if (isDisposed() || mine != clock || !clock.isPlaying()) {
            return;
        }
        clock.tick(System.nanoTime());
        advance();
        sleep();
    }

    private void sleep() {
        long nanos = clock.untilNextNanos();
        if (nanos >= 0) {
            CineClock mine = clock;
            getDisplay().timerExec((int) Math.max(1, (nanos + 999_999) / 1_000_000), () -> wake(mine));
        }
    }

    /** Plays from the present time. */
    public void play() {
        if (!clock.isPlaying()) {
            clock.play(System.nanoTime());
            sleep();
            transport.update();
        }
    }

    /** Stops at the present frame. */
    public void pause() {
        if (clock.isPlaying()) {
            clock.pause(System.nanoTime());
            advance();
        }
    }

    /** Plays when it stands, stops when it plays. */
    public void toggle() {
        if (clock.isPlaying()) {
            pause();
        } else {
            play();
        }
    }

    /**
     * Stops and goes to a time.
     *
     * @param timeMs milliseconds after the first frame
     */
    public void seek(double timeMs) {
        clock.pause(System.nanoTime());
        clock.seek(timeMs, System.nanoTime());
        advance();
    }

    /**
     * Stops and goes to a frame of the first picture.
     *
     * @param frame its number, from 0
     */
    public void seekFrame(int frame) {
        if (!panes.isEmpty()) {
            double[] times = panes.get(0).clip().timesMs();
            seek(times[Math.max(0, Math.min(times.length - 1, frame))]);
        }
    }

    /**
     * Stops and goes some frames on or back.
     *
     * @param frames how many; negative to go back
     */
    public void step(int frames) {
        clock.pause(System.nanoTime());
        clock.step(frames);
        advance();
    }

    /**
     * Changes the speed.
     *
     * @param factor 1 for true time
     */
    public void setSpeed(double factor) {
        clock.setSpeed(factor, System.nanoTime());
        transport.update();
    }

    /**
     * Says whether the cine begins again at its end.
     *
     * @param again true to begin again
     */
    public void setLooping(boolean again) {
        clock.setLooping(again);
        transport.update();
    }

    /**
     * Looks closer or from further away.
     *
     * @param factor above 1 to look closer; 0 shows whole frames
     */
    public void zoom(double factor) {
        if (!canvases.isEmpty() && factor > 0) {
            canvases.get(0).zoom(factor);
        } else {
            canvases.forEach(FrameCanvas::fit);
        }
    }

    private void key(Event event) {
        boolean plain = (event.stateMask & SWT.MODIFIER_MASK) == 0;
        if (!plain || panes.isEmpty()) {
            return;
        }
        boolean onLine = event.widget == line;
        switch (event.keyCode) {
            case ' ' -> toggle();
            case SWT.ARROW_LEFT -> step(onLine ? 0 : -1);
            case SWT.ARROW_RIGHT -> step(onLine ? 0 : 1);
            case SWT.HOME -> seekFrame(0);
            case SWT.END -> seekFrame(Integer.MAX_VALUE);
            case '[' -> setSpeed(Math.max(0.125, clock.speed() / 2));
            case ']' -> setSpeed(Math.min(4, clock.speed() * 2));
            case 'l' -> setLooping(!clock.isLooping());
            default -> { }
        }
    }

    /**
     * Returns the clock; to be looked at only.
     *
     * @return the clock of what is shown
     */
    public CineClock clock() {
        return clock;
    }

    /**
     * Returns the time line.
     *
     * @return the time line below the pictures
     */
    public TimeLine timeLine() {
        return line;
    }

    /**
     * Returns the canvases, for tools.
     *
     * @return one for each pane, in their order; others after the number of panes changed
     */
    public List<FrameCanvas> canvases() {
        return List.copyOf(canvases);
    }

    /**
     * Returns what is shown.
     *
     * @return the panes
     */
    public List<CinePane> panes() {
        return panes;
    }

    /**
     * Returns the frame that is shown.
     *
     * @param pane the number of the pane
     * @return the frame's number, from 0; -1 when there is no such pane
     */
    public int frame(int pane) {
        return pane < shown.length ? shown[pane] : -1;
    }

    /**
     * Tells a listener whenever another time is shown, while playing too.
     *
     * @param listener takes milliseconds after the first frame
     */
    public void addTimeListener(DoubleConsumer listener) {
        listeners.add(listener);
    }

    /** Returns where the cine is, in words. */
    String place() {
        if (panes.isEmpty()) {
            return "";
        }
        CineClip clip = panes.get(0).clip();
        return String.format(Locale.ROOT, "%d / %d   %.1f ms", shown[0] + 1, clip.frames().size(),
                clip.timesMs()[shown[0]]);
    }

    @Override
    public boolean setFocus() {
        return canvases.isEmpty() ? super.setFocus() : canvases.get(0).setFocus();
    }
}
