package org.apical.ui.experiment.internal;

import java.util.function.Consumer;

import org.apical.ui.Palette;
import org.apical.ui.experiment.internal.network.GraphLayout;
import org.apical.ui.experiment.internal.network.LayerBox;
import org.apical.ui.experiment.internal.network.LayerGraph;
import org.apical.ui.experiment.internal.network.NetworkFigures;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;

/**
 * A network drawn as boxes and lines from top to bottom. The wheel and the arrow keys move it; the wheel with Ctrl,
 * plus and minus zoom, 0 shows all.
 */
final class NetworkCanvas extends Canvas {

    private static final double BOX_WIDTH = 230;
    private static final double BOX_HEIGHT = 40;
    private static final double GAP_X = 24;
    private static final double GAP_Y = 26;
    private static final double LEAST = 0.05;
    private static final double MOST = 3;

    private final Consumer<String> chosen;
    private LayerGraph graph;
    private GraphLayout layout;
    private double zoom = 1;
    private double left;
    private double top;
    private int selected = -1;
    private boolean fitting = true;
    private Point dragged;

    NetworkCanvas(Composite parent, Consumer<String> chosen) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.H_SCROLL | SWT.V_SCROLL | SWT.BORDER);
        this.chosen = chosen;
        addListener(SWT.Paint, event -> paint(event.gc));
        addListener(SWT.Resize, event -> {
            if (fitting) {
                fit();
            }
            scrollBars();
        });
        addListener(SWT.MouseWheel, this::wheel);
        addListener(SWT.MouseDown, event -> {
            setFocus();
            dragged = new Point(event.x, event.y);
            select(boxAt(event.x, event.y));
        });
        addListener(SWT.MouseUp, event -> dragged = null);
        addListener(SWT.MouseMove, this::move);
        addListener(SWT.KeyDown, this::key);
        // A control that takes keys must pass on the one that leaves it.
        addListener(SWT.Traverse, event -> event.doit = true);
        getHorizontalBar().addListener(SWT.Selection, event -> moveTo(getHorizontalBar().getSelection() / zoom, top));
        getVerticalBar().addListener(SWT.Selection, event -> moveTo(left, getVerticalBar().getSelection() / zoom));
        getAccessible().addAccessibleListener(new AccessibleAdapter() {

            @Override
            public void getName(AccessibleEvent event) {
                event.result = "Drawing of the network; its table tells the same";
            }
        });
    }

    /** Shows a network. */
    void show(LayerGraph next, GraphLayout place) {
        graph = next;
        layout = place;
        selected = -1;
        fit();
    }

    /** Returns the zoom. */
    double zoom() {
        return zoom;
    }

    /** Shows all of it, or the top of it where all would be too small to read. */
    void fit() {
        fitting = true;
        Rectangle area = getClientArea();
        if (layout == null || area.width == 0) {
            return;
        }
        zoom = Math.min(1, Math.max(0.45, Math.min(area.width / width(), area.height / height())));
        moveTo((width() - area.width / zoom) / 2, 0);
    }

    /** Zooms about the middle. */
    void zoom(double factor) {
        Rectangle area = getClientArea();
        zoom(factor, area.width / 2, area.height / 2);
    }

    private void zoom(double factor, int x, int y) {
        fitting = false;
        double next = Math.min(MOST, Math.max(LEAST, zoom * factor));
        double atX = left + x / zoom;
        double atY = top + y / zoom;
        zoom = next;
        moveTo(atX - x / zoom, atY - y / zoom);
    }

    private double width() {
        return layout.width() * (BOX_WIDTH + GAP_X) + GAP_X;
    }

    private double height() {
        return layout.ranks() * (BOX_HEIGHT + GAP_Y) + GAP_Y;
    }

    private void moveTo(double x, double y) {
        if (layout == null) {
            return;
        }
        Rectangle area = getClientArea();
        double wide = area.width / zoom;
        double high = area.height / zoom;
        left = width() <= wide ? (width() - wide) / 2 : Math.max(0, Math.min(width() - wide, x));
        top = height() <= high ? 0 : Math.max(0, Math.min(height() - high, y));
        scrollBars();
        redraw();
    }

    private void scrollBars() {
        if (layout != null) {
            Rectangle area = getClientArea();
            bar(getHorizontalBar(), left, width(), area.width);
            bar(getVerticalBar(), top, height(), area.height);
        }
    }

    private void bar(ScrollBar bar, double from, double all, int shown) {
        int whole = (int) Math.ceil(all * zoom);
        bar.setEnabled(whole > shown);
        bar.setValues((int) Math.round(Math.max(0, from) * zoom), 0, Math.max(whole, 1), Math.max(1,
                Math.min(shown, whole)), 40, Math.max(1, shown - 40));
    }

    private double x(GraphLayout.Place place) {
        return GAP_X + place.x() * (BOX_WIDTH + GAP_X) - GAP_X / 2;
    }

    private double y(GraphLayout.Place place) {
        return GAP_Y + place.rank() * (BOX_HEIGHT + GAP_Y);
    }

    private int boxAt(int x, int y) {
        if (layout != null) {
            double atX = left + x / zoom;
            double atY = top + y / zoom;
            for (GraphLayout.Place place : layout.places()) {
                if (Math.abs(atX - x(place)) <= BOX_WIDTH / 2 && atY >= y(place) && atY <= y(place) + BOX_HEIGHT) {
                    return place.box();
                }
            }
        }
        return -1;
    }

    private void select(int box) {
        if (box != selected) {
            selected = box;
            redraw();
            if (box > 0) {
                chosen.accept(graph.boxes().get(box).nodes().get(0));
            }
        }
    }

    /** Shows and marks the box of a node. */
    void select(String node) {
        if (graph == null) {
            return;
        }
        for (int i = 0; i < graph.boxes().size(); i++) {
            if (graph.boxes().get(i).nodes().contains(node) && i != selected) {
                selected = i;
                GraphLayout.Place place = layout.places().get(i);
                Rectangle area = getClientArea();
                boolean hidden = y(place) < top || y(place) + BOX_HEIGHT > top + area.height / zoom
                        || x(place) - BOX_WIDTH / 2 < left || x(place) + BOX_WIDTH / 2 > left + area.width / zoom;
                if (hidden) {
                    fitting = false;
                    moveTo(x(place) - area.width / zoom / 2, y(place) - area.height / zoom / 2);
                }
                redraw();
                return;
            }
        }
    }

    private void wheel(Event event) {
        if ((event.stateMask & SWT.MOD1) != 0) {
            zoom(event.count > 0 ? 1.2 : 1 / 1.2, event.x, event.y);
        } else {
            fitting = false;
            moveTo(left, top - event.count * 20 / zoom);
        }
        event.doit = false;
    }

    private void move(Event event) {
        if (dragged != null) {
            fitting = false;
            double x = left - (event.x - dragged.x) / zoom;
            double y = top - (event.y - dragged.y) / zoom;
            dragged = new Point(event.x, event.y);
            moveTo(x, y);
            return;
        }
        int box = boxAt(event.x, event.y);
        String tip = box < 0 ? null : tip(graph.boxes().get(box));
        if (tip == null || !tip.equals(getToolTipText())) {
            setToolTipText(tip);
        }
    }

    private static String tip(LayerBox box) {
        return String.join(", ", box.nodes()) + "\n" + box.title() + "\nOutput: " + box.output() + "\nParameters: "
                + NetworkFigures.count(box.parameters()) + "\nMultiplies of a frame: "
                + NetworkFigures.count(box.multiplies());
    }

    private void key(Event event) {
        switch (event.character == 0 ? event.keyCode : event.character) {
            case '+', '=', SWT.KEYPAD_ADD -> zoom(1.25);
            case '-', SWT.KEYPAD_SUBTRACT -> zoom(0.8);
            case '0' -> fit();
            case SWT.ARROW_UP -> moveTo(left, top - 60 / zoom);
            case SWT.ARROW_DOWN -> moveTo(left, top + 60 / zoom);
            case SWT.ARROW_LEFT -> moveTo(left - 60 / zoom, top);
            case SWT.ARROW_RIGHT -> moveTo(left + 60 / zoom, top);
            default -> event.doit = true;
        }
    }

    private void paint(GC gc) {
        if (graph == null) {
            return;
        }
        gc.setAntialias(SWT.ON);
        gc.setTextAntialias(SWT.ON);
        Transform transform = new Transform(getDisplay());
        try {
            transform.scale((float) zoom, (float) zoom);
            transform.translate((float) -left, (float) -top);
            gc.setTransform(transform);
            double bottom = top + getClientArea().height / zoom;
            lines(gc, bottom);
            for (GraphLayout.Place place : layout.places()) {
                if (y(place) < bottom && y(place) + BOX_HEIGHT > top) {
                    box(gc, place, graph.boxes().get(place.box()));
                }
            }
            gc.setTransform(null);
        } finally {
            transform.dispose();
        }
    }

    private void lines(GC gc, double bottom) {
        gc.setForeground(Palette.faint(this));
        gc.setLineWidth(1);
        for (GraphLayout.Line line : layout.lines()) {
            GraphLayout.Place first = line.points().get(0);
            GraphLayout.Place last = line.points().get(line.points().size() - 1);
            if (y(first) > bottom || y(last) < top) {
                continue;
            }
            Path path = new Path(getDisplay());
            try {
                path.moveTo((float) x(first), (float) (y(first) + BOX_HEIGHT));
                double fromX = x(first);
                double fromY = y(first) + BOX_HEIGHT;
                for (GraphLayout.Place place : line.points().subList(1, line.points().size())) {
                    double toY = y(place);
                    double half = (fromY + toY) / 2;
                    path.cubicTo((float) fromX, (float) half, (float) x(place), (float) half, (float) x(place),
                            (float) toY);
                    fromX = x(place);
                    fromY = place.box() < 0 ? toY + BOX_HEIGHT : toY;
                    path.lineTo((float) fromX, (float) fromY);
                }
                gc.drawPath(path);
            } finally {
                path.dispose();
            }
        }
    }

    private void box(GC gc, GraphLayout.Place place, LayerBox box) {
        int x = (int) Math.round(x(place) - BOX_WIDTH / 2);
        int y = (int) Math.round(y(place));
        Color colour = Palette.color(Palette.on(colour(box.kind()), Palette.isDark(this)));
        gc.setBackground(getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        gc.fillRoundRectangle(x, y, (int) BOX_WIDTH, (int) BOX_HEIGHT, 8, 8);
        gc.setBackground(colour);
        gc.fillRectangle(x, y + 3, 6, (int) BOX_HEIGHT - 6);
        gc.setForeground(colour);
        gc.setLineWidth(place.box() == selected ? 3 : 1);
        gc.drawRoundRectangle(x, y, (int) BOX_WIDTH, (int) BOX_HEIGHT, 8, 8);
        gc.setForeground(getDisplay().getSystemColor(SWT.COLOR_LIST_FOREGROUND));
        Font font = JFaceResources.getDefaultFont();
        gc.setFont(font);
        gc.drawText(fitting(gc, box.title()), x + 12, y + 2, true);
        gc.drawText(fitting(gc, box.output() + (box.parameters() == 0 ? "" : ", " + NetworkFigures.count(
                box.parameters()) + " parameters")), x + 12, y + (int) BOX_HEIGHT / 2, true);
    }

    /** Shortens a text so that it fits into a box. */
    private static String fitting(GC gc, String text) {
        int room = (int) BOX_WIDTH - 18;
        String shown = text;
        while (shown.length() > 4 && gc.textExtent(shown).x > room) {
            shown = shown.substring(0, shown.length() - (shown.endsWith("…") ? 3 : 2)) + "…";
        }
        return shown;
    }

    /** Returns the colour of a kind of box, one that all colour visions tell from the others. */
    static RGB colour(LayerBox.Kind kind) {
        return switch (kind) {
            case CONVOLUTION -> Palette.series(0);
            case DENSE -> Palette.series(1);
            case JOIN -> Palette.series(2);
            case POOL -> Palette.series(3);
            case INPUT -> Palette.series(4);
            case OTHER -> Palette.series(5);
        };
    }
}
