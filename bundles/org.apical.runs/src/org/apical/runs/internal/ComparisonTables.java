package org.apical.runs.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apical.analysis.PairedFigure;
import org.apical.runs.Difference;
import org.apical.runs.PairedRuns;
import org.apical.runs.RunComparison;
import org.apical.runs.RunRow;

/** A comparison as tables of text, for the terminal and for a page. */
final class ComparisonTables {

    /**
     * A table.
     *
     * @param title what it tells
     * @param rows its cells, the first row names the columns
     */
    record Table(String title, List<List<String>> rows) {
    }

    private ComparisonTables() {
    }

    static List<Table> of(RunComparison comparison) {
        List<Table> tables = new ArrayList<>();
        List<String> names = comparison.runs().stream().map(RunRow::name).toList();
        add(tables, "Settings that differ", "setting", names, comparison.settings());
        add(tables, "Made with different things", "capsule", names, comparison.capsule());
        add(tables, "Figures", "figure", names, comparison.figures());
        for (PairedRuns pair : comparison.paired()) {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("figure", pair.first(), pair.second(), "difference", "95 % interval", "p", "p (Holm)",
                    "test"));
            for (PairedFigure figure : pair.comparison().figures()) {
                rows.add(List.of(figure.name(), text(figure.first()), text(figure.second()),
                        text(figure.difference().value()), text(figure.difference().low()) + " to "
                                + text(figure.difference().high()), text(figure.p()), text(figure.adjustedP()),
                        figure.test()));
            }
            tables.add(new Table(pair.task() + ", paired on " + pair.comparison().patients() + " patients of the "
                    + pair.part() + " part: second minus first", rows));
        }
        return tables;
    }

    private static void add(List<Table> tables, String title, String what, List<String> names,
            List<Difference> differences) {
        if (differences.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of(what));
        header.addAll(names);
        rows.add(header);
        for (Difference difference : differences) {
            List<String> row = new ArrayList<>(List.of(difference.key()));
            difference.values().forEach(value -> row.add(value instanceof Double number && !what.equals("setting")
                    ? text(number) : value == null ? "" : value.toString()));
            rows.add(row);
        }
        tables.add(new Table(title, rows));
    }

    private static String text(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4g", value);
    }

    static String html(List<Table> tables, List<String> notes) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<title>Comparison of runs</title>\n<style>\nbody{font:15px/1.5 system-ui,sans-serif;margin:2em auto;"
                + "max-width:80em;padding:0 1em}\ntable{border-collapse:collapse}\nth,td{padding:.2em .8em;"
                + "border-bottom:1px solid #8884;text-align:left}\n</style>\n</head>\n<body>\n"
                + "<h1>Comparison of runs</h1>\n");
        for (Table table : tables) {
            html.append("<h2>").append(escape(table.title())).append("</h2>\n<table>\n");
            String cell = "th";
            for (List<String> row : table.rows()) {
                html.append("<tr>");
                for (String text : row) {
                    html.append('<').append(cell).append('>').append(escape(text)).append("</").append(cell)
                            .append('>');
                }
                html.append("</tr>\n");
                cell = "td";
            }
            html.append("</table>\n");
        }
        notes.forEach(note -> html.append("<p>").append(escape(note)).append("</p>\n"));
        return html.append("</body>\n</html>\n").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
