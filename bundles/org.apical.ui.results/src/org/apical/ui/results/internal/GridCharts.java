package org.apical.ui.results.internal;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apical.experiment.search.SearchTable;
import org.apical.experiment.search.SearchTable.Row;
import org.apical.ui.PlotParts;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.LookupPaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYZDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Draws the cells of a search: as lines over parallel axes, and as a map of two settings. */
final class GridCharts {

    /** Dark blue to yellow by lightness, for any colour vision (Nuñez, Anderton and Renslow 2018, cividis). */
    private static final int[] SCALE = {0x00224E, 0x35456C, 0x666970, 0x948E77, 0xC8B866, 0xFEE838};
    private static final int MOST_TICKS = 6;

    private final SearchTable table;
    private final List<Row> rows;
    private final double low;
    private final double high;

    GridCharts(SearchTable table) {
        this.table = table;
        this.rows = table.rows().stream().filter(row -> Double.isFinite(row.value())).toList();
        this.low = rows.stream().mapToDouble(Row::value).min().orElse(0);
        this.high = rows.stream().mapToDouble(Row::value).max().orElse(1);
    }

    /** Returns the cells that have a metric, in the order of the parallel chart's series. */
    List<Row> rows() {
        return rows;
    }

    JFreeChart parallel() {
        List<GridAxis> axes = new ArrayList<>();
        table.keys().forEach(key -> axes.add(GridAxis.of(key, rows, row -> row.values().get(key))));
        axes.add(GridAxis.of("validation " + table.metric(), rows, row -> Double.toString(row.value())));
        SymbolAxis horizontal = new SymbolAxis(null, axes.stream().map(GridAxis::name).toArray(String[]::new));
        horizontal.setGridBandsVisible(false);
        horizontal.setRange(-0.3, axes.size() - 0.3);
        NumberAxis vertical = PlotParts.axis(null);
        vertical.setRange(-0.06, 1.06);
        vertical.setTickLabelsVisible(false);
        XYPlot plot = PlotParts.plot(horizontal, vertical);
        plot.setRangeGridlinesVisible(false);
        plot.setDomainGridlinesVisible(false);
        XYSeriesCollection lines = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
        renderer.setDefaultToolTipGenerator((data, series, item) -> words(rows.get(series)));
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            XYSeries series = new XYSeries(row.cell() + ", seed " + row.seed(), false, true);
            for (int axis = 0; axis < axes.size(); axis++) {
                String value = axis < table.keys().size() ? row.values().get(table.keys().get(axis))
                        : Double.toString(row.value());
                series.add(axis, axes.get(axis).place(value), false);
            }
            lines.addSeries(series);
            renderer.setSeriesPaint(i, colour(row.value()));
            renderer.setSeriesStroke(i, PlotParts.LINE);
            renderer.setSeriesShape(i, PlotParts.disc(5));
        }
        plot.setDataset(lines);
        plot.setRenderer(renderer);
        for (int axis = 0; axis < axes.size(); axis++) {
            plot.addDomainMarker(new ValueMarker(axis, PlotParts.QUIET, PlotParts.THIN));
            ticks(plot, axis, axes.get(axis));
        }
        return PlotParts.chart(null, plot, false);
    }

    private void ticks(XYPlot plot, int at, GridAxis axis) {
        int size = axis.values().size();
        for (int i = 0; i < Math.min(size, MOST_TICKS); i++) {
            String value = axis.values().get(size <= MOST_TICKS ? i : i * (size - 1) / (MOST_TICKS - 1));
            XYTextAnnotation tick = new XYTextAnnotation(axis.numbers() ? Figures.number(Double.parseDouble(value))
                    : value, at + 0.03, axis.place(value));
            tick.setTextAnchor(TextAnchor.BOTTOM_LEFT);
            tick.setPaint(PlotParts.QUIET);
            plot.addAnnotation(tick);
        }
    }

    private String words(Row row) {
        return "Cell " + row.cell() + ", seed " + row.seed() + ": " + row.values() + ", " + table.metric() + " "
                + Figures.number(row.value());
    }

    /** Draws the mean of the metric over all cells that share two settings. */
    JFreeChart heat(String across, String up) {
        GridAxis horizontal = GridAxis.of(across, rows, row -> row.values().get(across));
        GridAxis vertical = GridAxis.of(up, rows, row -> row.values().get(up));
        Map<List<Integer>, List<Double>> cells = new LinkedHashMap<>();
        for (Row row : rows) {
            cells.computeIfAbsent(List.of(horizontal.values().indexOf(row.values().get(across)),
                    vertical.values().indexOf(row.values().get(up))), cell -> new ArrayList<>()).add(row.value());
        }
        double[][] data = new double[3][cells.size()];
        XYPlot plot = PlotParts.plot(symbols(horizontal), symbols(vertical));
        int at = 0;
        for (Map.Entry<List<Integer>, List<Double>> cell : cells.entrySet()) {
            data[0][at] = cell.getKey().get(0);
            data[1][at] = cell.getKey().get(1);
            data[2][at] = cell.getValue().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            XYTextAnnotation value = new XYTextAnnotation(String.format(Locale.ROOT, "%.3g", data[2][at]), data[0][at],
                    data[1][at]);
            value.setPaint(share(data[2][at]) > 0.5 ? Color.BLACK : Color.WHITE);
            plot.addAnnotation(value);
            at++;
        }
        DefaultXYZDataset blocks = new DefaultXYZDataset();
        blocks.addSeries("Mean validation " + table.metric(), data);
        LookupPaintScale scale = new LookupPaintScale(Math.min(low, high - 1e-9), high + 1e-9, Color.GRAY);
        for (int i = 0; i <= 64; i++) {
            double value = low + (high - low) * i / 64;
            scale.add(value, colour(value));
        }
        XYBlockRenderer renderer = new XYBlockRenderer();
        renderer.setPaintScale(scale);
        renderer.setBlockWidth(0.96);
        renderer.setBlockHeight(0.96);
        plot.setDataset(blocks);
        plot.setRenderer(renderer);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        return PlotParts.chart("Mean validation " + table.metric(), plot, false);
    }

    private static SymbolAxis symbols(GridAxis axis) {
        SymbolAxis symbols = new SymbolAxis(axis.name(), axis.values().toArray(String[]::new));
        symbols.setGridBandsVisible(false);
        symbols.setRange(-0.5, Math.max(1, axis.values().size()) - 0.5);
        symbols.setTickMarksVisible(false);
        return symbols;
    }

    private double share(double value) {
        return high > low ? (value - low) / (high - low) : 0.5;
    }

    private Color colour(double value) {
        double at = Math.max(0, Math.min(1, share(value))) * (SCALE.length - 1);
        int from = Math.min(SCALE.length - 2, (int) at);
        double part = at - from;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double mixed = (SCALE[from] >> shift & 0xFF) * (1 - part) + (SCALE[from + 1] >> shift & 0xFF) * part;
            rgb |= (int) Math.round(mixed) << shift;
        }
        return new Color(rgb);
    }
}
