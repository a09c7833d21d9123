package org.apical.dicom;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apical.api.source.ScanRegion;

/**
 * One region of an ultrasound image: where it lies, what it shows, how large its pixels are.
 *
 * <p>Bounds are in pixels, inclusive, put in order when the file has them the other way round. Source: PS3.3 section
 * C.8.5.5.
 *
 * @param minX          leftmost column
 * @param minY          topmost row
 * @param maxX          rightmost column
 * @param maxY          bottom row
 * @param spatialFormat 1 two-dimensional, 2 M-mode, 3 spectral, 4 wave form, 5 graphics; 0 none
 * @param dataType      1 tissue, 2 colour flow, 3 and 4 Doppler, 10 ECG trace and so on; 0 none
 * @param flags         the region flags
 * @param unitsX        physical units along columns: 3 cm, 4 seconds, 7 cm/s; 0 none
 * @param unitsY        physical units along rows
 * @param deltaX        physical units a pixel to the right, possibly negative; NaN when missing or useless
 * @param deltaY        physical units a pixel down, possibly negative; NaN when missing or useless
 * @param usable        whether the bounds lie inside the image and enclose an area
 * @since 1.0
 */
public record UltrasoundRegion(int minX, int minY, int maxX, int maxY, int spatialFormat, int dataType, int flags,
        int unitsX, int unitsY, double deltaX, double deltaY, boolean usable) {
    private static final int CENTIMETRE = 3;
    private static final int ECG_TRACE = 10;
    private static final int MOST = 1000;

    /**
     * Reads the regions of a data set, in their order.
     *
     * @param o        the data set
     * @param rows     rows of the image
     * @param columns  columns of the image
     * @param problems takes one sentence for each region that cannot be used
     */
    public static List<UltrasoundRegion> of(DicomObject o, int rows, int columns, Consumer<String> problems) {
        List<UltrasoundRegion> regions = new ArrayList<>();
        for (DicomObject item : o.getSequence(Tag.SEQUENCE_OF_ULTRASOUND_REGIONS)) {
            if (regions.size() == MOST) {
                problems.accept("Only the first " + MOST + " ultrasound regions are read.");
                break;
            }
            regions.add(of(item, rows, columns, "Ultrasound region " + (regions.size() + 1), problems));
        }
        return List.copyOf(regions);
    }

    private static UltrasoundRegion of(DicomObject item, int rows, int columns, String name,
            Consumer<String> problems) {
        int x0 = bound(item, Tag.REGION_LOCATION_MIN_X0);
        int y0 = bound(item, Tag.REGION_LOCATION_MIN_Y0);
        int x1 = bound(item, Tag.REGION_LOCATION_MAX_X1);
        int y1 = bound(item, Tag.REGION_LOCATION_MAX_Y1);
        // Some devices give the first column and row behind the region instead of the last ones inside.
        x0 = x0 == columns ? columns - 1 : x0;
        x1 = x1 == columns ? columns - 1 : x1;
        y0 = y0 == rows ? rows - 1 : y0;
        y1 = y1 == rows ? rows - 1 : y1;
        boolean complete = x0 >= 0 && y0 >= 0 && x1 >= 0 && y1 >= 0;
        boolean area = x0 != x1 && y0 != y1;
        boolean inside = Math.max(x0, x1) < columns && Math.max(y0, y1) < rows;
        if (!complete) {
            problems.accept(name + " lacks a bound and is not used.");
        } else if (!inside) {
            problems.accept(name + " (columns " + Math.min(x0, x1) + " to " + Math.max(x0, x1) + ", rows "
                    + Math.min(y0, y1) + " to " + Math.max(y0, y1) + ") reaches outside the image of " + columns
                    + " x " + rows + " pixels and is not used.");
        } else if (!area) {
            problems.accept(name + " has no area and is not used.");
        }
        double deltaX = delta(item, Tag.PHYSICAL_DELTA_X);
        double deltaY = delta(item, Tag.PHYSICAL_DELTA_Y);
        return new UltrasoundRegion(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1),
                item.getInt(Tag.REGION_SPATIAL_FORMAT).orElse(0), item.getInt(Tag.REGION_DATA_TYPE).orElse(0),
                (int) item.getDouble(Tag.REGION_FLAGS).orElse(0),
                item.getInt(Tag.PHYSICAL_UNITS_X_DIRECTION).orElse(0),
                item.getInt(Tag.PHYSICAL_UNITS_Y_DIRECTION).orElse(0), deltaX, deltaY, complete && inside && area);
    }

    private static int bound(DicomObject item, int tag) {
        double value = item.getDouble(tag).orElse(-1);
        return value >= 0 ? (int) Math.min(value, Integer.MAX_VALUE) : -1;
    }

    private static double delta(DicomObject item, int tag) {
        double value = item.getDouble(tag).orElse(Double.NaN);
        return value != 0 && Double.isFinite(value) ? value : Double.NaN;
    }

    /** Returns whether this is two-dimensional tissue, the region that shows the heart. */
    public boolean isTissue2d() {
        return spatialFormat == 1 && dataType == 1;
    }

    /** Returns whether this is two-dimensional colour flow. */
    public boolean isColorFlow2d() {
        return spatialFormat == 1 && dataType == 2;
    }

    /** Returns millimetres a pixel along columns; NaN when the region is not usable or not in centimetres. */
    public double millimetresPerPixelX() {
        return usable && unitsX == CENTIMETRE ? 10 * Math.abs(deltaX) : Double.NaN;
    }

    /** Returns millimetres a pixel along rows; NaN when the region is not usable or not in centimetres. */
    public double millimetresPerPixelY() {
        return usable && unitsY == CENTIMETRE ? 10 * Math.abs(deltaY) : Double.NaN;
    }

    /** Returns the same as the data model knows it; deltas in centimetres and positive. */
    public ScanRegion toScanRegion() {
        ScanRegion.Kind kind = switch (spatialFormat) {
            case 1 -> isTissue2d() || isColorFlow2d() ? ScanRegion.Kind.TISSUE : ScanRegion.Kind.OTHER;
            case 2 -> ScanRegion.Kind.M_MODE;
            case 3 -> ScanRegion.Kind.SPECTRAL;
            case 4 -> ScanRegion.Kind.WAVEFORM;
            default -> dataType == ECG_TRACE ? ScanRegion.Kind.WAVEFORM : ScanRegion.Kind.OTHER;
        };
        return new ScanRegion(kind, minX, minY, maxX, maxY, millimetresPerPixelX() / 10, millimetresPerPixelY() / 10);
    }
}
