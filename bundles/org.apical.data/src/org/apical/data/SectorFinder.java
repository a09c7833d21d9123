package org.apical.data;

import java.util.List;

import org.apical.api.source.ScanRegion;
import org.apical.data.internal.SectorSearch;

/**
 * Finds the part of a clip's pictures that shows tissue, so that everything else can be blanked.
 *
 * @since 1.0
 */
public final class SectorFinder {

    private SectorFinder() {
    }

    /**
     * Finds the scan sector.
     *
     * <p>A tissue region that the scanner declared bounds the search when it lies inside the picture and holds most of
     * what moves. There, the largest connected part that moves (of a still: that is bright) is taken and a fan fitted
     * to it: two edges that meet in an apex, a near and a far arc. ECG, scales, text and logos lie outside the fan;
     * letters that reach over its margin are taken out of it. When no fan fits, the outline of the moving part is
     * taken, with a problem. A trace that moves inside the fan is not recognised.
     *
     * @param rows the rows of a picture
     * @param columns the columns of a picture
     * @param greyFrames some pictures of the clip, one byte a pixel, rows top-down; at least one
     * @param regions what the scanner declared, perhaps nothing
     * @return the sector
     * @throws IllegalArgumentException when there is no picture or one of another size
     */
    public static Sector find(int rows, int columns, List<byte[]> greyFrames, List<ScanRegion> regions) {
        if (greyFrames.isEmpty() || greyFrames.stream().anyMatch(frame -> frame.length != rows * columns)) {
            throw new IllegalArgumentException("Pictures of " + rows + " x " + columns + " are needed.");
        }
        return new SectorSearch(rows, columns, greyFrames, regions).find();
    }
}
