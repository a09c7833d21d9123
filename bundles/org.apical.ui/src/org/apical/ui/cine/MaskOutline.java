package org.apical.ui.cine;

import org.apical.ui.FrameView;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;

/** Draws the outlines of masks along the edges of their pixels. */
public final class MaskOutline {

    private MaskOutline() {
    }

    /**
     * Draws an outline.
     *
     * @param gc draws on the canvas
     * @param view where the frame lies on it
     * @param mask true inside, one entry a pixel
     * @param columns the columns of a frame
     * @param colour the colour of the line
     */
    public static void draw(GC gc, FrameView view, boolean[] mask, int columns, Color colour) {
        gc.setForeground(colour);
        gc.setLineWidth(2);
        int rows = mask.length / columns;
        for (int i = 0; i < mask.length; i++) {
            if (!mask[i]) {
                continue;
            }
            int row = i / columns;
            int column = i % columns;
            if (column == 0 || !mask[i - 1]) {
                line(gc, view, column, row, column, row + 1);
            }
            if (column == columns - 1 || !mask[i + 1]) {
                line(gc, view, column + 1, row, column + 1, row + 1);
            }
            if (row == 0 || !mask[i - columns]) {
                line(gc, view, column, row, column + 1, row);
            }
            if (row == rows - 1 || !mask[i + columns]) {
                line(gc, view, column, row + 1, column + 1, row + 1);
            }
        }
        gc.setLineWidth(1);
    }

    private static void line(GC gc, FrameView view, int fromX, int fromY, int toX, int toY) {
        gc.drawLine((int) Math.round(view.toCanvasX(fromX)), (int) Math.round(view.toCanvasY(fromY)),
                (int) Math.round(view.toCanvasX(toX)), (int) Math.round(view.toCanvasY(toY)));
    }
}
