package org.apical.ui.saliency.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apical.trust.counterfactual.ClipMask;

/** What was drawn into the frames of a clip with the occlusion brush, and how to take strokes back. */
final class BrushMask {

    private static final int UNDOABLE = 30;

    private final int rows;
    private final int columns;
    private final boolean[] sector;
    private final Deque<List<boolean[]>> before = new ArrayDeque<>();
    private List<boolean[]> frames;

    BrushMask(int rows, int columns, boolean[] sector, int count) {
        this.rows = rows;
        this.columns = columns;
        this.sector = sector;
        frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            frames.add(new boolean[rows * columns]);
        }
    }

    /** Begins a stroke, which {@link #undo} takes back as a whole. */
    void begin() {
        before.push(frames.stream().map(boolean[]::clone).toList());
        if (before.size() > UNDOABLE) {
            before.removeLast();
        }
    }

    /**
     * Draws a dot.
     *
     * @param frame the frame; -1 for all of them
     * @param x its middle, in pixels of the frame from the left edge
     * @param y its middle, from the upper edge
     * @param radius its radius in pixels
     * @param hidden true to hide, false to show again
     */
    void dot(int frame, double x, double y, double radius, boolean hidden) {
        int reach = (int) Math.ceil(radius);
        for (int row = Math.max(0, (int) y - reach); row <= Math.min(rows - 1, (int) y + reach); row++) {
            for (int column = Math.max(0, (int) x - reach); column <= Math.min(columns - 1, (int) x + reach);
                    column++) {
                int place = row * columns + column;
                if (sector[place] && Math.hypot(column + 0.5 - x, row + 0.5 - y) <= radius) {
                    for (int i = 0; i < frames.size(); i++) {
                        if (frame < 0 || frame == i) {
                            frames.get(i)[place] = hidden;
                        }
                    }
                }
            }
        }
    }

    /** Takes over a mask that is known. */
    void take(ClipMask mask) {
        begin();
        List<boolean[]> next = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            next.add(mask.frame(i).clone());
        }
        frames = next;
    }

    /** Shows everything again. */
    void clear() {
        begin();
        frames = new ArrayList<>(frames.stream().map(one -> new boolean[one.length]).toList());
    }

    /** Takes the last stroke back. */
    void undo() {
        if (!before.isEmpty()) {
            frames = new ArrayList<>(before.pop().stream().map(boolean[]::clone).toList());
        }
    }

    boolean[] frame(int frame) {
        return frames.get(frame);
    }

    /** Returns the mask as the counterfactual takes it; later strokes do not change it. */
    ClipMask mask() {
        return new ClipMask(rows, columns, sector, frames);
    }
}
