package org.apical.ui.study.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apical.ui.FrameMouse;
import org.apical.ui.FrameView;
import org.apical.ui.Palette;
import org.apical.ui.cine.CineClip;
import org.apical.ui.cine.CinePlayer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;

/** Draws lines and outlines into frames with the mouse, and shows what was measured before. */
final class MeasuringTool {

    /** Outlines have a corner every pixel and a half at most. */
    private static final double STEP = 1.5;

    private final CinePlayer player;
    private final List<double[]> points = new ArrayList<>();
    private Optional<Measurement.Kind> kind = Optional.empty();
    private int pane = -1;

    MeasuringTool(CinePlayer player) {
        this.player = player;
    }

    /** Chooses what the left button measures; empty for nothing. */
    void choose(Optional<Measurement.Kind> chosen) {
        kind = chosen;
        points.clear();
        player.canvases().forEach(canvas -> canvas.setCursor(chosen.isEmpty() ? null
                : canvas.getDisplay().getSystemCursor(SWT.CURSOR_CROSS)));
    }

    /** Follows the mouse over one picture of the player. */
    void mouse(int number, FrameMouse mouse) {
        if (kind.isEmpty()) {
            return;
        }
        // A frame's positions count from the edge of its first pixel, a measurement's from the pixel's centre.
        double x = mouse.x() - 0.5;
        double y = mouse.y() - 0.5;
        switch (mouse.action()) {
            case DOWN -> {
                if (mouse.button() == 1) {
                    player.pause();
                    points.clear();
                    pane = number;
                    points.add(new double[] {x, y});
                }
            }
            case MOVE -> move(x, y);
            case UP -> {
                if (mouse.button() == 1) {
                    finish();
                }
            }
            default -> throw new IllegalStateException("Unknown: " + mouse);
        }
    }

    private void move(double x, double y) {
        if (points.isEmpty()) {
            return;
        }
        if (kind.get() == Measurement.Kind.DISTANCE) {
            while (points.size() > 1) {
                points.remove(points.size() - 1);
            }
            points.add(new double[] {x, y});
        } else {
            double[] last = points.get(points.size() - 1);
            if (Math.hypot(x - last[0], y - last[1]) >= STEP) {
                points.add(new double[] {x, y});
            }
        }
        player.refresh();
    }

    private void finish() {
        if (kind.isPresent() && points.size() >= kind.get().points()) {
            CineClip clip = player.panes().get(pane).clip();
            int frame = player.frame(pane);
            Measurements.get().add(new Measurement(kind.get(), clip.clip().patient(), clip.clip().clip(), frame,
                    clip.timesMs()[frame], column(0), column(1)));
        }
        points.clear();
        player.refresh();
    }

    private double[] column(int which) {
        return points.stream().mapToDouble(point -> point[which]).toArray();
    }

    /** Draws what was measured in a frame, and what is being drawn. */
    void paint(GC gc, FrameView view, int number, CineClip clip, int frame, Optional<Calibration> calibration) {
        for (Measurement one : Measurements.get().of(clip.clip().clip(), frame)) {
            draw(gc, view, one.x(), one.y(), one.kind(), one.text(calibration));
        }
        if (number == pane && kind.isPresent() && points.size() >= kind.get().points()) {
            Measurement one = new Measurement(kind.get(), clip.clip().patient(), clip.clip().clip(), frame, 0,
                    column(0), column(1));
            draw(gc, view, one.x(), one.y(), one.kind(), one.text(calibration));
        }
    }

    private static void draw(GC gc, FrameView view, double[] x, double[] y, Measurement.Kind kind, String text) {
        gc.setForeground(Palette.color(Palette.series(6)));
        gc.setLineWidth(2);
        int[] line = new int[2 * x.length];
        for (int i = 0; i < x.length; i++) {
            line[2 * i] = (int) Math.round(view.toCanvasX(x[i] + 0.5));
            line[2 * i + 1] = (int) Math.round(view.toCanvasY(y[i] + 0.5));
        }
        if (kind == Measurement.Kind.AREA) {
            gc.drawPolygon(line);
        } else {
            gc.drawPolyline(line);
            for (int i = 0; i < line.length; i += 2) {
                gc.drawLine(line[i] - 4, line[i + 1], line[i] + 4, line[i + 1]);
                gc.drawLine(line[i], line[i + 1] - 4, line[i], line[i + 1] + 4);
            }
        }
        gc.drawText(text, line[line.length - 2] + 8, line[line.length - 1] - 8, true);
        gc.setLineWidth(1);
    }
}
