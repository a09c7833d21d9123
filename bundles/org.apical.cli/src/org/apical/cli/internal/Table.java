package org.apical.cli.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table for people: numbers to the right, no wider than asked, long texts over several lines, those of the first
 * column last, for it names the row.
 */
final class Table {

    private static final int GAP = 2;
    private static final int NARROWEST = 8;

    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... head) {
        this.head = List.of(head);
    }

    Table row(Object... cells) {
        if (cells.length != head.size()) {
            throw new IllegalArgumentException("A row of " + cells.length + " cells in a table of " + head.size()
                    + " columns.");
        }
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
        return this;
    }

    /** Returns the lines, none of them wider than the width unless the columns are too many for it. */
    List<String> lines(int width) {
        int[] widths = widths(width);
        List<String> lines = new ArrayList<>(block(head, widths));
        rows.forEach(row -> lines.addAll(block(row, widths)));
        return lines;
    }

    private int[] widths(int available) {
        int[] widths = new int[head.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = head.get(column).length();
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        int gaps = GAP * (widths.length - 1);
        while (Arrays.stream(widths).sum() + gaps > available) {
            int widest = widths.length - 1;
            for (int column = widest; column > 0; column--) {
                widest = widths[column] > widths[widest] ? column : widest;
            }
            widest = widths[widest] > NARROWEST ? widest : 0;
            if (widths[widest] <= NARROWEST) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private List<String> block(List<String> cells, int[] widths) {
        List<List<String>> parts = new ArrayList<>();
        int height = 1;
        for (int column = 0; column < widths.length; column++) {
            parts.add(wrap(cells.get(column), widths[column]));
            height = Math.max(height, parts.get(column).size());
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < height; i++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String part = i < parts.get(column).size() ? parts.get(column).get(i) : "";
                String blanks = " ".repeat(widths[column] - part.length());
                line.append(isNumeric(column) ? blanks + part : part + blanks).append(" ".repeat(GAP));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private boolean isNumeric(int column) {
        return !rows.isEmpty() && rows.stream().map(row -> row.get(column))
                .allMatch(cell -> cell.isEmpty() || cell.matches("[-+]?\\d+(\\.\\d+)?(e[-+]?\\d+)?( ?%)?"))
                && rows.stream().anyMatch(row -> !row.get(column).isEmpty());
    }

    /** Breaks at blanks where it can, else after dots, slashes and hyphens, else anywhere. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int cut = rest.lastIndexOf(' ', width);
            if (cut <= width / 2) {
                cut = width;
                while (cut > width / 2 && "./-_".indexOf(rest.charAt(cut - 1)) < 0) {
                    cut--;
                }
                cut = cut > width / 2 ? cut : width;
            }
            lines.add(rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
