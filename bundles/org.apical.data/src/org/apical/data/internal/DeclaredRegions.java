package org.apical.data.internal;

import java.util.List;
import java.util.Optional;

import org.apical.api.Problem;
import org.apical.api.source.ScanRegion;

/** The tissue regions that a scanner declared, weighed against what the pictures show. */
final class DeclaredRegions {

    /** A region is believed when it holds at least this share of the evidence. */
    private static final double BELIEVED_FROM = 0.5;

    private final EvidenceMap map;
    private final int rows;
    private final int columns;
    private final List<ScanRegion> regions;

    DeclaredRegions(EvidenceMap map, int rows, int columns, List<ScanRegion> regions) {
        this.map = map;
        this.rows = rows;
        this.columns = columns;
        this.regions = regions;
    }

    /** Returns the tissue region that holds most of the evidence, when it holds enough of it to be believed. */
    Optional<ScanRegion> believed(float[] evidence, List<Problem> problems) {
        ScanRegion best = null;
        double bestSum = -1;
        double all = 0;
        for (float value : evidence) {
            all += value;
        }
        for (ScanRegion region : regions) {
            if (region.kind() != ScanRegion.Kind.TISSUE || !isInside(region)) {
                continue;
            }
            double sum = 0;
            boolean[] cells = cellsOf(region);
            for (int i = 0; i < cells.length; i++) {
                sum += cells[i] ? evidence[i] : 0;
            }
            if (sum > bestSum) {
                best = region;
                bestSum = sum;
            }
        }
        if (best != null && bestSum < BELIEVED_FROM * all) {
            problems.add(Problem.of("The region that the scanner declared holds less than half of what the pictures "
                    + "show; it was not used.", "Look at what was masked."));
            return Optional.empty();
        }
        return Optional.ofNullable(best);
    }

    private boolean isInside(ScanRegion region) {
        return region.x0() >= 0 && region.y0() >= 0 && region.x1() < columns && region.y1() < rows
                && region.x1() > region.x0() && region.y1() > region.y0();
    }

    /** Returns the cells whose centre lies in a region. */
    boolean[] cellsOf(ScanRegion region) {
        boolean[] cells = new boolean[map.motion().length];
        for (int i = 0; i < cells.length; i++) {
            int x = i % map.columns() * map.cell() + map.cell() / 2;
            int y = i / map.columns() * map.cell() + map.cell() / 2;
            cells[i] = contains(region, x, y);
        }
        return cells;
    }

    /** Takes the pixels outside of a region out of a mask. */
    static void clip(boolean[] mask, int columns, ScanRegion region) {
        for (int i = 0; i < mask.length; i++) {
            mask[i] &= contains(region, i % columns, i / columns);
        }
    }

    private static boolean contains(ScanRegion region, int x, int y) {
        return x >= region.x0() && x <= region.x1() && y >= region.y0() && y <= region.y1();
    }
}
