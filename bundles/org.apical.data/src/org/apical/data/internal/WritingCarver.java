package org.apical.data.internal;

import java.util.Arrays;
import java.util.List;

/**
 * Takes writing that reaches into a fan out of its mask: what is bright and still, at the margin, and stands apart from
 * the tissue or is far brighter than what lies around it. In the middle of the fan nothing is taken, so that a bright
 * and still structure of the heart stays.
 */
final class WritingCarver {

    /** Writing changes by less than this share of its brightness from picture to picture. */
    private static final float STILL_SHARE = 0.02f;
    private static final float STILL = 0.4f;
    /** Nearer to the tissue than this many cells, what is bright and still may be tissue. */
    private static final int DISTANCE = 3;
    /** How far writing reaches in from an edge, as a share of the fan's width, and where the margin begins. */
    private static final double MARGIN = 0.12;
    private static final double MARGIN_FROM_DEPTH = 0.3;
    /** Letters over tissue: their grey levels change less than this and exceed the surroundings by this much. */
    private static final int LETTER_CHANGE = 24;
    private static final int LETTER_EXCESS = 60;
    private static final int LETTER_RATIO = 3;
    private static final int AROUND = 3;

    private final EvidenceMap map;
    private final int rows;
    private final int columns;
    private final List<byte[]> frames;

    WritingCarver(EvidenceMap map, int rows, int columns, List<byte[]> frames) {
        this.map = map;
        this.rows = rows;
        this.columns = columns;
        this.frames = frames;
    }

    /** Takes bright and still cells outside the tissue out of a mask of pixels. */
    void carveApart(boolean[] mask, CellMask tissue, float bright) {
        boolean[] still = new boolean[tissue.cells().length];
        boolean[] beside = tissue.grown(DISTANCE, true).cells();
        for (int i = 0; i < still.length; i++) {
            still[i] = !beside[i] && map.brightness()[i] > bright
                    && map.motion()[i] < STILL + STILL_SHARE * map.brightness()[i];
        }
        boolean[] carved = new CellMask(map.rows(), map.columns(), still).grown(1, true).cells();
        for (int i = 0; i < mask.length; i++) {
            int cell = i / columns / map.cell() * map.columns() + i % columns / map.cell();
            mask[i] &= !carved[cell] || tissue.cells()[cell];
        }
    }

    /** Takes letters that lie over the margin of the tissue out of a mask of pixels. */
    void carveLetters(boolean[] mask, Fan fan) {
        boolean[] letters = new boolean[mask.length];
        boolean[] inside = FanRaster.mask(fan.scaled(1.0 / map.cell()), map.rows(), map.columns());
        double from = fan.near() + MARGIN_FROM_DEPTH * (fan.far() - fan.near());
        for (int y = Math.max(0, (int) from); y < Math.min(rows, fan.far()); y++) {
            double left = fan.leftAt(y);
            double right = fan.rightAt(y);
            double margin = MARGIN * (right - left);
            for (int x = Math.max(0, (int) left); x < Math.min(columns, right); x++) {
                boolean atMargin = x < left + margin || x > right - margin;
                letters[y * columns + x] = atMargin && mask[y * columns + x] && isLetter(x, y, inside);
            }
        }
        boolean[] carved = new CellMask(rows, columns, letters).grown(2, true).cells();
        for (int i = 0; i < mask.length; i++) {
            mask[i] &= !carved[i];
        }
    }

    private boolean isLetter(int x, int y, boolean[] inside) {
        int lowest = 255;
        int highest = 0;
        for (byte[] frame : frames) {
            int grey = frame[y * columns + x] & 0xFF;
            lowest = Math.min(lowest, grey);
            highest = Math.max(highest, grey);
            if (highest - lowest > LETTER_CHANGE) {
                return false;
            }
        }
        return lowest > LETTER_EXCESS
                && lowest > LETTER_EXCESS + LETTER_RATIO * around(x / map.cell(), y / map.cell(), inside);
    }

    /** Returns how bright the darker third of the cells around and inside the fan is: what is seen between letters. */
    private float around(int cellX, int cellY, boolean[] inside) {
        float[] values = new float[(2 * AROUND + 1) * (2 * AROUND + 1)];
        int count = 0;
        for (int y = Math.max(0, cellY - AROUND); y <= Math.min(map.rows() - 1, cellY + AROUND); y++) {
            for (int x = Math.max(0, cellX - AROUND); x <= Math.min(map.columns() - 1, cellX + AROUND); x++) {
                if (inside[y * map.columns() + x]) {
                    values[count++] = map.brightness()[y * map.columns() + x];
                }
            }
        }
        Arrays.sort(values, 0, count);
        return values[count / 3];
    }
}
