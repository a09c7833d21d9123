package org.apical.ui;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apical.api.ApicalException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.entity.XYItemEntity;
import org.jfree.data.xy.XYDataset;

/**
 * Shows a chart: drag to look closer, double-click to see the whole, click a point to learn what it is, and the context
 * menu writes it to a file.
 *
 * <p>Charts are drawn beside the user-interface thread, so the window answers whatever a chart holds. A chart that was
 * given belongs to the canvas: for new data make a new chart and give that; the part that is looked at stays.
 */
public final class ChartCanvas extends Canvas {

    /** Draws all charts, one after the other. */
    private static final ExecutorService PAINTER = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "charts");
        thread.setDaemon(true);
        return thread;
    });

    private static final int CLICK = 4;

    static {
        // Two windowing systems in one process disagree; charts need none.
        System.setProperty("java.awt.headless", "true");
    }

    /** Is told of points that are clicked. */
    @FunctionalInterface
    public interface PointListener {

        /**
         * A point was clicked.
         *
         * @param dataset the data set it belongs to
         * @param series the series within that, from 0
         * @param item the item within that, from 0
         */
        void selected(XYDataset dataset, int series, int item);
    }

    /** A point that is ringed. */
    private record Mark(XYDataset dataset, int series, int item) {

        boolean is(Object entity) {
            return entity instanceof XYItemEntity one && one.getDataset() == dataset && one.getSeriesIndex() == series
                    && one.getItem() == item;
        }
    }

    private final List<PointListener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final Display display;
    private ChartPicture picture;
    private Image image;
    private Mark mark;
    private Point from;
    private Point to;
    private volatile boolean shows;
    private int drawn;
    /** Touched by the painter alone. */
    private JFreeChart chart;
    /** Touched by the painter alone. */
    private ChartZoom zoom;

    /**
     * Creates an empty canvas.
     *
     * @param parent the widget that holds it
     * @param style styles of a canvas, such as {@link SWT#BORDER}
     */
    public ChartCanvas(Composite parent, int style) {
        super(parent, style | SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        display = parent.getDisplay();
        addListener(SWT.Paint, event -> paint(event.gc));
        addListener(SWT.Resize, event -> draw());
        addListener(SWT.Dispose, event -> forget());
        addListener(SWT.MouseDown, this::press);
        addListener(SWT.MouseMove, this::move);
        addListener(SWT.MouseUp, this::release);
        addListener(SWT.MouseDoubleClick, event -> showAll());
        addListener(SWT.MouseVerticalWheel, event -> zoomBy(event.count > 0 ? 0.8 : 1.25, event.x, event.y));
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.FocusIn, event -> redraw());
        addListener(SWT.FocusOut, event -> redraw());
        // Keeps the tabulator moving on.
        addListener(SWT.Traverse, event -> event.doit = true);
        new ChartMenu(this);
    }

    /**
     * Shows a chart.
     *
     * @param next the chart, not to be changed any more; {@code null} for none
     */
    public void setChart(JFreeChart next) {
        checkWidget();
        shows = next != null;
        mark = null;
        paintLater(() -> {
            ChartZoom before = zoom;
            chart = next;
            zoom = next == null ? null : new ChartZoom(next);
            if (before != null && zoom != null) {
                zoom.follow(before);
            }
        });
    }

    /**
     * Returns whether there is a chart.
     *
     * @return false when there is nothing to see or to export
     */
    public boolean hasChart() {
        return shows;
    }

    /**
     * Returns whether the window shows the last chart that was set.
     *
     * @return false while it is still drawn, and when it cannot be drawn
     */
    public boolean isDrawn() {
        return drawn == asked.get() && (picture != null || !shows);
    }

    /**
     * Tells a listener of every point that is clicked.
     *
     * @param listener what to tell
     */
    public void addPointListener(PointListener listener) {
        listeners.add(Objects.requireNonNull(listener));
    }

    /**
     * Rings a point, for instance that of the chosen patient.
     *
     * @param dataset the data set of the chart
     * @param series the series within that
     * @param item the item within that
     */
    public void setMark(XYDataset dataset, int series, int item) {
        checkWidget();
        mark = new Mark(dataset, series, item);
        redraw();
    }

    /** Takes the ring away. */
    public void clearMark() {
        checkWidget();
        mark = null;
        redraw();
    }

    /** Shows the whole chart again. */
    public void showAll() {
        paintLater(() -> {
            if (zoom != null) {
                zoom.reset();
            }
        });
    }

    /**
     * Writes the chart to a file, beside the user-interface thread; a failure is shown.
     *
     * @param file the file, whose ending says the format: svg, pdf, png or csv
     */
    public void export(Path file) {
        checkWidget();
        ChartLook look = look();
        Point size = getSize();
        PAINTER.execute(() -> {
            try {
                if (chart != null) {
                    ChartLook.PAPER.dress(chart);
                    ChartFiles.write(chart, Math.max(480, size.x), Math.max(320, size.y), file);
                }
            } catch (ApicalException | RuntimeException failure) {
                Failures.show("Export the chart", failure);
            } finally {
                if (chart != null) {
                    look.dress(chart);
                }
            }
        });
    }

    /** Draws again, as when the theme has changed. */
    public void draw() {
        paintLater(() -> {
        });
    }

    private void paintLater(Runnable change) {
        if (isDisposed()) {
            return;
        }
        int number = asked.incrementAndGet();
        ChartLook look = look();
        Point size = new Point(getClientArea().width, getClientArea().height);
        double scale = getMonitor().getZoom() / 100.0;
        try {
            PAINTER.execute(() -> {
                change.run();
                if (number == asked.get()) {
                    show(number, chart == null || size.x < 8 || size.y < 8 ? null : drawn(look, size, scale));
                }
            });
        } catch (RejectedExecutionException ended) {
            throw new IllegalStateException("Charts are no longer drawn.", ended);
        }
    }

    private ChartPicture drawn(ChartLook look, Point size, double scale) {
        try {
            look.dress(chart);
            return ChartPicture.draw(chart, size.x, size.y, scale);
        } catch (RuntimeException failure) {
            Failures.log("Draw a chart", failure);
            return null;
        }
    }

    private void show(int number, ChartPicture made) {
        if (display.isDisposed()) {
            return;
        }
        display.asyncExec(() -> {
            if (isDisposed()) {
                return;
            }
            forget();
            drawn = number;
            picture = made;
            if (made != null) {
                int fine = Math.round(100f * made.pixels().width / made.width());
                ImageDataProvider pixels = zoomLevel -> zoomLevel == 100 && fine != 100
                        ? made.pixels().scaledTo(made.width(), made.height())
                        : Math.abs(zoomLevel - fine) <= 1 ? made.pixels() : null;
                image = new Image(display, pixels);
            }
            redraw();
        });
    }

    private ChartLook look() {
        GC gc = new GC(this);
        try {
            // Lines of the usual fonts are about so much higher than their letters' nominal size.
            return new ChartLook(getBackground().getRGB(), getForeground().getRGB(),
                    gc.getFontMetrics().getHeight() / 1.25);
        } finally {
            gc.dispose();
        }
    }

    private void forget() {
        if (image != null) {
            image.dispose();
            image = null;
        }
    }

    private void paint(GC gc) {
        Rectangle area = getClientArea();
        gc.setBackground(getBackground());
        gc.fillRectangle(area);
        if (image != null) {
            gc.drawImage(image, 0, 0);
            paintMark(gc);
        }
        gc.setForeground(getForeground());
        if (image == null && shows && drawn == asked.get()) {
            gc.drawText("This chart could not be drawn;\nthe error log says why.", CLICK, CLICK, true);
        }
        if (from != null && to != null) {
            gc.setLineStyle(SWT.LINE_DASH);
            gc.drawRectangle(Math.min(from.x, to.x), Math.min(from.y, to.y), Math.abs(to.x - from.x),
                    Math.abs(to.y - from.y));
        }
        if (isFocusControl()) {
            gc.setLineStyle(SWT.LINE_DOT);
            gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
        }
    }

    private void paintMark(GC gc) {
        if (mark == null || picture.info().getEntityCollection() == null) {
            return;
        }
        for (Object entity : picture.info().getEntityCollection().getEntities()) {
            if (mark.is(entity)) {
                Rectangle2D at = ((XYItemEntity) entity).getArea().getBounds2D();
                gc.setAntialias(SWT.ON);
                gc.setForeground(Palette.color(Palette.BAD));
                gc.setLineWidth(2);
                gc.drawOval((int) at.getCenterX() - 7, (int) at.getCenterY() - 7, 14, 14);
                gc.setLineWidth(1);
            }
        }
    }

    private void press(Event event) {
        setFocus();
        if (event.button == 1 && picture != null) {
            from = new Point(event.x, event.y);
            to = null;
        }
    }

    private void move(Event event) {
        if (from != null && (to != null || Math.abs(event.x - from.x) + Math.abs(event.y - from.y) > CLICK)) {
            to = new Point(event.x, event.y);
            redraw();
        } else if (picture != null) {
            String text = picture.item(event.x, event.y).map(ChartFiles::describe)
                    .or(() -> picture.hint(event.x, event.y)).orElse(null);
            if (!Objects.equals(text, getToolTipText())) {
                setToolTipText(text);
            }
        }
    }

    private void release(Event event) {
        if (event.button != 1 || from == null || picture == null) {
            from = null;
            return;
        }
        Point start = from;
        Point end = to;
        from = null;
        to = null;
        if (end == null) {
            picture.item(event.x, event.y).ifPresent(item -> listeners.forEach(
                    listener -> listener.selected(item.getDataset(), item.getSeriesIndex(), item.getItem())));
            return;
        }
        Rectangle2D selected = new Rectangle2D.Double(Math.min(start.x, end.x), Math.min(start.y, end.y),
                Math.abs(end.x - start.x), Math.abs(end.y - start.y));
        Rectangle2D data = picture.dataArea(start.x, start.y);
        ChartPicture on = picture;
        paintLater(() -> {
            if (zoom != null) {
                zoom.into(selected.createIntersection(data), data, on.info().getPlotInfo(),
                        new Point2D.Double(start.x, start.y));
            }
        });
    }

    private void zoomBy(double factor, int x, int y) {
        ChartPicture on = picture;
        if (on != null) {
            paintLater(() -> {
                if (zoom != null) {
                    zoom.by(factor, on.info().getPlotInfo(), new Point2D.Double(x, y));
                }
            });
        }
    }

    private void key(Event event) {
        Rectangle area = getClientArea();
        switch (event.character) {
            case '+', '=' -> zoomBy(0.8, area.width / 2, area.height / 2);
            case '-' -> zoomBy(1.25, area.width / 2, area.height / 2);
            case '0' -> showAll();
            default -> {
            }
        }
    }
}
