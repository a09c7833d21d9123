package org.apical.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apical.analysis.FigureFormat;
import org.apical.analysis.chart.Figure;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.entity.XYItemEntity;
import org.jfree.data.xy.XYDataset;

/** Writes charts to files as reports do, and points as text. */
final class ChartFiles {

    /** The endings of files that a chart can be written to. */
    static final List<String> ENDINGS = List.of("svg", "pdf", "png", "csv");

    private ChartFiles() {
    }

    static void write(JFreeChart chart, int width, int height, Path file) throws ApicalException {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (!ENDINGS.contains(ending)) {
            throw ApicalException.badInput(new Problem("No chart is written as '" + ending + "'.", file.toString(), "",
                    "Let the name end in " + String.join(", ", ENDINGS) + "."));
        }
        Figure figure = Figure.of(name.substring(0, dot), name, width, height, chart);
        if (ending.equals("csv")) {
            AtomicFiles.writeText(file, figure.table().stream()
                    .map(row -> row.stream().map(ChartFiles::cell).collect(Collectors.joining(",")))
                    .collect(Collectors.joining("\n", "", "\n")));
        } else {
            FigureFormat.valueOf(ending.toUpperCase(Locale.ROOT)).write(figure, file.toAbsolutePath().getParent());
        }
    }

    private static String cell(Object value) {
        String text = String.valueOf(value);
        return text.matches("(?s).*[\",\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** Returns what a point says of itself: series, horizontal and vertical value, or the chart's own words. */
    static String describe(XYItemEntity item) {
        if (item.getToolTipText() != null) {
            return item.getToolTipText();
        }
        XYDataset data = item.getDataset();
        return String.format(Locale.ROOT, "%s: %s, %s", data.getSeriesKey(item.getSeriesIndex()),
                number(data.getXValue(item.getSeriesIndex(), item.getItem())),
                number(data.getYValue(item.getSeriesIndex(), item.getItem())));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9 ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
