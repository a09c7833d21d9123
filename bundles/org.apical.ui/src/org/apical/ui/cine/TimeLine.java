package org.apical.ui.cine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import org.apical.ui.Palette;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/**
 * The time line of a cine: a stroke for every frame at its true time, the phases of the heart's cycle, curves of what
 * was predicted, and the present time, which can be dragged.
 */
public final class TimeLine extends Canvas {

    private static final int LEFT = 12;
    private static final int MARK_HEIGHT = 16;
    private static final int CURVE_HEIGHT = 64;

    private final List<DoubleConsumer> scrubbing = new ArrayList<>();
    private final List<IntConsumer> stepping = new ArrayList<>();
    private double[] timesMs = new double[0];
    private double spanMs = 1;
    private double timeMs;
    private List<CycleMark> marks = List.of();
    private double[] drawnMs = new double[0];
    private List<Trace> traces = List.of();

    /**
     * Makes an empty time line.
     *
     * @param parent its parent
     */
    public TimeLine(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED);
        addListener(SWT.Paint, event -> paint(event.gc));
        addListener(SWT.MouseDown, this::scrub);
        addListener(SWT.MouseMove, event -> {
            if ((event.stateMask & SWT.BUTTON1) != 0) {
                scrub(event);
            } else {
                point(event.x);
            }
        });
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        addListener(SWT.Traverse, event -> {
            boolean arrow = event.detail == SWT.TRAVERSE_ARROW_NEXT || event.detail == SWT.TRAVERSE_ARROW_PREVIOUS;
            event.doit = !arrow;
        });
        getAccessible().addAccessibleListener(new AccessibleAdapter() {

            @Override
            public void getName(AccessibleEvent event) {
                event.result = String.format(Locale.ROOT, "Time line, %.0f of %.0f milliseconds", timeMs, spanMs);
            }
        });
    }

    /**
     * Says what to do when the user goes to a time.
     *
     * @param listener takes milliseconds after the first frame
     */
    public void onScrub(DoubleConsumer listener) {
        scrubbing.add(listener);
    }

    /**
     * Says what to do when the user steps with the arrow keys.
     *
     * @param listener takes the number of frames, negative to go back
     */
    public void onStep(IntConsumer listener) {
        stepping.add(listener);
    }

    /**
     * Shows another cine.
     *
     * @param clip the clip whose frames have strokes; {@code null} for none
     * @param span how long the cine takes, in milliseconds
     */
    public void setClip(CineClip clip, double span) {
        timesMs = clip == null ? new double[0] : clip.timesMs();
        marks = clip == null ? List.of() : clip.marks();
        drawnMs = clip == null ? new double[0]
                : clip.tracings().stream().mapToDouble(CineClip.FrameTracing::timeMs).distinct().toArray();
        spanMs = Math.max(1, span);
        traces = List.of();
        layoutAgain();
    }

    /**
     * Shows other phases of the heart's cycle.
     *
     * @param shown the phases
     */
    public void setMarks(List<CycleMark> shown) {
        marks = List.copyOf(shown);
        redraw();
    }

    /**
     * Shows curves.
     *
     * @param shown the curves; each is drawn from its lowest to its highest value
     */
    public void setTraces(List<Trace> shown) {
        traces = List.copyOf(shown);
        layoutAgain();
    }

    /**
     * Returns the curves that are shown.
     *
     * @return the curves
     */
    public List<Trace> traces() {
        return traces;
    }

    /**
     * Moves the present time.
     *
     * @param time milliseconds after the first frame
     */
    public void setTime(double time) {
        if (time != timeMs) {
            timeMs = time;
            redraw();
        }
    }

    private void layoutAgain() {
        getParent().layout(true);
        redraw();
    }

    @Override
    public Point computeSize(int wide, int high, boolean changed) {
        int lines = fontHeight();
        int height = top() + MARK_HEIGHT + (traces.isEmpty() ? 0 : CURVE_HEIGHT) + 12 + lines;
        return new Point(wide == SWT.DEFAULT ? 300 : wide, high == SWT.DEFAULT ? height : high);
    }

    /** The titles of the curves stand above everything else. */
    private int top() {
        return traces.size() * MARK_HEIGHT;
    }

    private int fontHeight() {
        GC gc = new GC(this);
        try {
            return gc.getFontMetrics().getHeight();
        } finally {
            gc.dispose();
        }
    }

    private void scrub(Event event) {
        if (event.button > 1 || timesMs.length == 0) {
            return;
        }
        setFocus();
        double share = (event.x - LEFT) / (double) Math.max(1, getClientArea().width - 2 * LEFT);
        double time = Math.max(0, Math.min(1, share)) * spanMs;
        scrubbing.forEach(listener -> listener.accept(time));
    }

    private void key(Event event) {
        int frames = switch (event.keyCode) {
            case SWT.ARROW_LEFT -> -1;
            case SWT.ARROW_RIGHT -> 1;
            case SWT.PAGE_UP -> -5;
            case SWT.PAGE_DOWN -> 5;
            default -> 0;
        };
        if (frames != 0) {
            stepping.forEach(listener -> listener.accept(frames));
        } else if (event.keyCode == SWT.HOME) {
            scrubbing.forEach(listener -> listener.accept(0));
        } else if (event.keyCode == SWT.END && timesMs.length > 0) {
            scrubbing.forEach(listener -> listener.accept(timesMs[timesMs.length - 1]));
        }
    }

    /** Tells what lies below the pointer. */
    private void point(int x) {
        String text = null;
        for (CycleMark mark : marks) {
            if (Math.abs(x(mark.timeMs()) - x) < 6) {
                text = String.format(Locale.ROOT, "%s at %.0f ms, from %s",
                        mark.phase() == CycleMark.Phase.END_DIASTOLE ? "End-diastole" : "End-systole", mark.timeMs(),
                        mark.origin());
            }
        }
        if (text == null && timesMs.length > 0) {
            double share = (x - LEFT) / (double) Math.max(1, getClientArea().width - 2 * LEFT);
            int frame = CineClock.frameAt(timesMs, share * spanMs);
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "Frame %d at %.1f ms", frame + 1,
                    timesMs[frame]));
            for (Trace trace : traces) {
                if (frame < trace.values().length) {
                    line.append("\n").append(trace.name()).append(": ").append(trace.text(trace.values()[frame]));
                }
            }
            text = line.toString();
        }
        if (!Objects.equals(text, getToolTipText())) {
            setToolTipText(text);
        }
    }

    private Color own(int series) {
        return Palette.color(Palette.on(Palette.series(series), Palette.isDark(this)));
    }

    private int x(double time) {
        return LEFT + (int) Math.round(time / spanMs * Math.max(1, getClientArea().width - 2 * LEFT));
    }

    private void paint(GC gc) {
        Rectangle area = getClientArea();
        Color ink = getForeground();
        Color faint = Palette.faint(this);
        gc.setAntialias(SWT.ON);
        int base = area.height - gc.getFontMetrics().getHeight() - 4;
        gc.setForeground(faint);
        gc.drawLine(LEFT, base, area.width - LEFT, base);
        paintCurves(gc, base - 12);
        paintFrames(gc, base, ink, faint);
        paintMarks(gc, base);
        if (timesMs.length > 0) {
            gc.setForeground(own(1));
            gc.setLineWidth(2);
            gc.drawLine(x(timeMs), top() + MARK_HEIGHT, x(timeMs), base + 3);
            gc.setLineWidth(1);
        }
        if (isFocusControl()) {
            gc.drawFocus(0, 0, area.width, area.height);
        }
    }

    private void paintFrames(GC gc, int base, Color ink, Color faint) {
        gc.setForeground(ink);
        for (double time : timesMs) {
            gc.drawLine(x(time), base - 8, x(time), base);
        }
        for (double time : drawnMs) {
            gc.setBackground(own(2));
            gc.fillOval(x(time) - 3, base - 12, 6, 6);
        }
        gc.setBackground(getBackground());
        double step = niceStep();
        for (double time = 0; time <= spanMs; time += step) {
            String label = String.format(Locale.ROOT, spanMs >= 2000 ? "%.1f s" : "%.0f ms",
                    spanMs >= 2000 ? time / 1000 : time);
            int wide = gc.textExtent(label).x;
            int at = Math.max(0, Math.min(getClientArea().width - wide, x(time) - wide / 2));
            gc.drawText(label, at, base + 3, true);
        }
        gc.setForeground(faint);
    }

    /** Labels stand at least 90 pixels apart, at round times. */
    private double niceStep() {
        double wanted = spanMs * 90 / Math.max(90, getClientArea().width - 2 * LEFT);
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(1, wanted))));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= wanted) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private void paintMarks(GC gc, int base) {
        for (CycleMark mark : marks) {
            if (mark.timeMs() > spanMs) {
                continue;
            }
            gc.setForeground(own(mark.phase() == CycleMark.Phase.END_DIASTOLE ? 0 : 4));
            int x = x(mark.timeMs());
            gc.setLineStyle(mark.phase() == CycleMark.Phase.END_DIASTOLE ? SWT.LINE_SOLID : SWT.LINE_DASH);
            gc.drawLine(x, top() + MARK_HEIGHT, x, base);
            gc.setLineStyle(SWT.LINE_SOLID);
            String letters = mark.phase().letters();
            gc.drawText(letters, x - gc.textExtent(letters).x / 2, top(), true);
        }
    }

    private void paintCurves(GC gc, int bottom) {
        int top = top() + MARK_HEIGHT + 4;
        for (int i = 0; i < traces.size(); i++) {
            Trace trace = traces.get(i);
            double low = Math.min(level(trace), Arrays.stream(trace.values()).min().orElse(0));
            double high = Math.max(level(trace), Arrays.stream(trace.values()).max().orElse(1));
            double extent = high > low ? high - low : 1;
            Color colour = own(2 * i + 2);
            gc.setForeground(colour);
            gc.setBackground(colour);
            int[] line = new int[2 * trace.values().length];
            for (int k = 0; k < trace.values().length; k++) {
                line[2 * k] = x(trace.timesMs()[k]);
                line[2 * k + 1] = bottom - (int) Math.round((trace.values()[k] - low) / extent * (bottom - top));
                gc.fillOval(line[2 * k] - 2, line[2 * k + 1] - 2, 5, 5);
            }
            gc.drawPolyline(line);
            if (Double.isFinite(trace.level())) {
                int y = bottom - (int) Math.round((trace.level() - low) / extent * (bottom - top));
                gc.setLineStyle(SWT.LINE_DOT);
                gc.drawLine(LEFT, y, getClientArea().width - LEFT, y);
                gc.setLineStyle(SWT.LINE_SOLID);
            }
            String title = trace.name() + (Double.isFinite(trace.level()) ? ": " + trace.text(trace.level()) : "");
            gc.drawText(title, Math.max(0, getClientArea().width - LEFT - gc.textExtent(title).x), i * MARK_HEIGHT,
                    true);
        }
    }

    private static double level(Trace trace) {
        return Double.isFinite(trace.level()) ? trace.level() : trace.values().length > 0 ? trace.values()[0] : 0;
    }
}
