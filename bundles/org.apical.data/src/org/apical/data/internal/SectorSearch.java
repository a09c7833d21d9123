package org.apical.data.internal;

import java.util.Arrays;
import java.util.List;

import org.apical.api.source.ScanRegion;
import org.apical.data.Sector;

/** The search for the scan sector in the pictures of a clip. */
public final class SectorSearch {

    private final int rows;
    private final int columns;

    /**
     * Prepares a search.
     *
     * @param rows the rows of a picture
     * @param columns the columns of a picture
     * @param frames the pictures
     * @param regions what the scanner declared
     */
    public SectorSearch(int rows, int columns, List<byte[]> frames, List<ScanRegion> regions) {
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * Searches.
     *
     * @return the sector
     */
    public Sector find() {
        boolean[] mask = new boolean[rows * columns];
        Arrays.fill(mask, true);
        return new Sector(rows, columns, mask, 0, 0, columns, rows, Sector.Evidence.WHOLE_PICTURE, List.of());
    }
}
