package org.apical.data.internal;

import java.util.Arrays;

/** A set of cells on a grid, and the operations of shape on it. */
final class CellMask {

    /** Headings and grey scales are longer than this many times their width, sectors never. */
    private static final int BAR = 4;
    private static final int NEVER = Integer.MIN_VALUE / 2;

    private final int rows;
    private final int columns;
    private final boolean[] cells;

    CellMask(int rows, int columns, boolean[] cells) {
        this.rows = rows;
        this.columns = columns;
        this.cells = cells;
    }

    boolean[] cells() {
        return cells;
    }

    int count() {
        int count = 0;
        for (boolean cell : cells) {
            count += cell ? 1 : 0;
        }
        return count;
    }

    /** Keeps a cell when at least half of its 3 x 3 neighbourhood is set: takes away noise. */
    CellMask majority() {
        boolean[] kept = new boolean[cells.length];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                int set = 0;
                int seen = 0;
                for (int v = Math.max(0, y - 1); v <= Math.min(rows - 1, y + 1); v++) {
                    for (int u = Math.max(0, x - 1); u <= Math.min(columns - 1, x + 1); u++) {
                        seen++;
                        set += cells[v * columns + u] ? 1 : 0;
                    }
                }
                kept[y * columns + x] = 2 * set >= seen;
            }
        }
        return new CellMask(rows, columns, kept);
    }

    CellMask with(CellMask other) {
        boolean[] both = cells.clone();
        for (int i = 0; i < both.length; i++) {
            both[i] |= other.cells[i];
        }
        return new CellMask(rows, columns, both);
    }

    /** Returns what hangs together with another set once both are grown. */
    CellMask near(CellMask other, int radius) {
        boolean[] joined = with(other).grown(radius, true).largestPart().cells();
        boolean[] kept = cells.clone();
        for (int i = 0; i < kept.length; i++) {
            kept[i] &= joined[i];
        }
        return new CellMask(rows, columns, kept);
    }

    /** Takes away what is thinner than twice the radius, such as traces and letters. */
    CellMask opened(int radius) {
        return grown(radius, false).grown(radius, true);
    }

    /** Fills gaps narrower than twice the radius. */
    CellMask closed(int radius) {
        return grown(radius, true).grown(radius, false);
    }

    /** Grows the set, or what lies outside of it, by a square; beyond the grid nothing is known and nothing changes. */
    CellMask grown(int radius, boolean set) {
        boolean[] across = new boolean[cells.length];
        for (int start = 0; start < cells.length; start += columns) {
            int last = NEVER;
            for (int i = 0; i < columns + radius; i++) {
                if (i < columns && cells[start + i] == set) {
                    last = i;
                }
                if (i >= radius) {
                    across[start + i - radius] = last >= i - 2 * radius == set;
                }
            }
        }
        return new CellMask(rows, columns, down(across, radius, set));
    }

    /** The same for columns, yet row by row, as they lie in memory. */
    private boolean[] down(boolean[] from, int radius, boolean set) {
        boolean[] to = new boolean[from.length];
        int[] last = new int[columns];
        Arrays.fill(last, NEVER);
        for (int y = 0; y < rows + radius; y++) {
            for (int x = 0; x < columns && y < rows; x++) {
                if (from[y * columns + x] == set) {
                    last[x] = y;
                }
            }
            for (int x = 0; x < columns && y >= radius; x++) {
                to[(y - radius) * columns + x] = last[x] >= y - 2 * radius == set;
            }
        }
        return to;
    }

    /** Returns the largest part whose cells touch at a side and that is no bar across the picture. */
    CellMask largestPart() {
        int[] label = new int[cells.length];
        int[] queue = new int[cells.length];
        int best = 0;
        int bestSize = 0;
        int parts = 0;
        for (int seed = 0; seed < cells.length; seed++) {
            if (cells[seed] && label[seed] == 0) {
                parts++;
                int size = flood(seed, parts, true, label, queue);
                if (size > bestSize && !isBar(queue, size)) {
                    best = parts;
                    bestSize = size;
                }
            }
        }
        boolean[] part = new boolean[cells.length];
        for (int i = 0; i < part.length; i++) {
            part[i] = best > 0 && label[i] == best;
        }
        return new CellMask(rows, columns, part);
    }

    private boolean isBar(int[] part, int size) {
        int left = columns;
        int right = 0;
        int top = rows;
        int bottom = 0;
        for (int i = 0; i < size; i++) {
            left = Math.min(left, part[i] % columns);
            right = Math.max(right, part[i] % columns + 1);
            top = Math.min(top, part[i] / columns);
            bottom = Math.max(bottom, part[i] / columns + 1);
        }
        return right - left > BAR * (bottom - top) || bottom - top > BAR * (right - left);
    }

    /** Fills what is not connected with the border of the grid. */
    CellMask filled() {
        int[] label = new int[cells.length];
        int[] queue = new int[cells.length];
        for (int i = 0; i < cells.length; i++) {
            int x = i % columns;
            int y = i / columns;
            boolean border = x == 0 || y == 0 || x == columns - 1 || y == rows - 1;
            if (border && !cells[i] && label[i] == 0) {
                flood(i, 1, false, label, queue);
            }
        }
        boolean[] filled = new boolean[cells.length];
        for (int i = 0; i < filled.length; i++) {
            filled[i] = label[i] == 0;
        }
        return new CellMask(rows, columns, filled);
    }

    private int flood(int seed, int number, boolean value, int[] label, int[] queue) {
        int head = 0;
        int tail = 0;
        queue[tail++] = seed;
        label[seed] = number;
        while (head < tail) {
            int at = queue[head++];
            int x = at % columns;
            if (x > 0 && cells[at - 1] == value && label[at - 1] == 0) {
                label[at - 1] = number;
                queue[tail++] = at - 1;
            }
            if (x < columns - 1 && cells[at + 1] == value && label[at + 1] == 0) {
                label[at + 1] = number;
                queue[tail++] = at + 1;
            }
            if (at >= columns && cells[at - columns] == value && label[at - columns] == 0) {
                label[at - columns] = number;
                queue[tail++] = at - columns;
            }
            if (at + columns < cells.length && cells[at + columns] == value && label[at + columns] == 0) {
                label[at + columns] = number;
                queue[tail++] = at + columns;
            }
        }
        return tail;
    }
}
