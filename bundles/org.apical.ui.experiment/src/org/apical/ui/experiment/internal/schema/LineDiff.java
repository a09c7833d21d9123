package org.apical.ui.experiment.internal.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of two texts side by side.
 *
 * @param left the line of the first text, {@code null} where only the second has one
 * @param right the line of the second text, {@code null} where only the first has one
 * @param same whether both are equal
 */
public record LineDiff(String left, String right, boolean same) {

    /**
     * Puts two texts side by side, so that as many equal lines as possible face each other.
     *
     * @param first the first text
     * @param second the second text
     * @return the lines; changed lines face each other where both texts have some
     */
    public static List<LineDiff> of(String first, String second) {
        List<String> left = first.lines().toList();
        List<String> right = second.lines().toList();
        int[][] common = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                common[i][j] = left.get(i).equals(right.get(j)) ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<LineDiff> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < left.size() || j < right.size()) {
            if (i < left.size() && j < right.size() && left.get(i).equals(right.get(j))) {
                lines.add(new LineDiff(left.get(i++), right.get(j++), true));
                continue;
            }
            List<String> gone = new ArrayList<>();
            List<String> come = new ArrayList<>();
            while (i < left.size() || j < right.size()) {
                if (i < left.size() && j < right.size() && left.get(i).equals(right.get(j))) {
                    break;
                } else if (j == right.size() || i < left.size() && common[i + 1][j] >= common[i][j + 1]) {
                    gone.add(left.get(i++));
                } else {
                    come.add(right.get(j++));
                }
            }
            for (int k = 0; k < Math.max(gone.size(), come.size()); k++) {
                lines.add(new LineDiff(k < gone.size() ? gone.get(k) : null, k < come.size() ? come.get(k) : null,
                        false));
            }
        }
        return lines;
    }
}
