package org.apical.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.apical.api.source.ScanRegion;
import org.junit.jupiter.api.Test;

/** Regions as devices write them. */
class UltrasoundRegionTest {
    private final List<String> problems = new ArrayList<>();

    private static DicomObject item(int x0, int y0, int x1, int y1, double dx, double dy) {
        DicomObject item = new DicomObject();
        item.putInts(Tag.REGION_SPATIAL_FORMAT, Vr.US, 1);
        item.putInts(Tag.REGION_DATA_TYPE, Vr.US, 1);
        item.putInts(Tag.REGION_LOCATION_MIN_X0, Vr.UL, x0);
        item.putInts(Tag.REGION_LOCATION_MIN_Y0, Vr.UL, y0);
        item.putInts(Tag.REGION_LOCATION_MAX_X1, Vr.UL, x1);
        item.putInts(Tag.REGION_LOCATION_MAX_Y1, Vr.UL, y1);
        item.putInts(Tag.PHYSICAL_UNITS_X_DIRECTION, Vr.US, 3);
        item.putInts(Tag.PHYSICAL_UNITS_Y_DIRECTION, Vr.US, 3);
        item.putDoubles(Tag.PHYSICAL_DELTA_X, Vr.FD, dx);
        item.putDoubles(Tag.PHYSICAL_DELTA_Y, Vr.FD, dy);
        return item;
    }

    private UltrasoundRegion read(DicomObject item) {
        DicomObject o = new DicomObject();
        o.putSequence(Tag.SEQUENCE_OF_ULTRASOUND_REGIONS, List.of(item));
        return UltrasoundRegion.of(o, 100, 200, problems::add).get(0);
    }

    @Test
    void boundsMayComeInEitherOrderAndDeltasBeNegative() {
        UltrasoundRegion region = read(item(150, 90, 10, 5, -0.03, 0.04));
        assertTrue(region.usable());
        assertEquals(10, region.minX());
        assertEquals(150, region.maxX());
        assertEquals(5, region.minY());
        assertEquals(90, region.maxY());
        assertEquals(-0.03, region.deltaX());
        assertEquals(0.3, region.millimetresPerPixelX(), 1e-12);
        assertEquals(0.04, region.toScanRegion().deltaYCm(), 1e-12);
        assertEquals(ScanRegion.Kind.TISSUE, region.toScanRegion().kind());
        assertEquals(List.of(), problems);
    }

    @Test
    void regionOutsideTheImageIsNotUsable() {
        UltrasoundRegion region = read(item(50, 5, 4000, 40, 0, Double.NaN));
        assertFalse(region.usable());
        assertTrue(Double.isNaN(region.deltaX()) && Double.isNaN(region.deltaY()));
        assertTrue(Double.isNaN(region.millimetresPerPixelX()));
        assertEquals(1, problems.size());
        assertFalse(read(item(-1, 5, 100, 40, 1, 1)).usable(), "4294967295 is outside too");
    }

    @Test
    void boundJustBehindTheEdgeIsTakenAsTheEdge() {
        UltrasoundRegion region = read(item(0, 0, 200, 100, 0.1, 0.1));
        assertTrue(region.usable());
        assertEquals(199, region.maxX());
        assertEquals(99, region.maxY());
    }

    @Test
    void regionWithoutAreaOrBoundsIsNotUsable() {
        assertFalse(read(item(5, 5, 5, 50, 1, 1)).usable());
        DicomObject item = item(5, 5, 50, 50, 1, 1);
        item.remove(Tag.REGION_LOCATION_MAX_X1);
        assertFalse(read(item).usable());
        assertEquals(2, problems.size());
    }

    @Test
    void sharedRegionsAreKnownByKind() throws Exception {
        DicomFile file = DicomReader.read(TestFiles.file("t_regions_ecg_2d_spectral_24f.dcm"));
        List<UltrasoundRegion> regions = UltrasoundRegion.of(file.dataset(), 120, 160, problems::add);
        assertEquals(List.of(ScanRegion.Kind.WAVEFORM, ScanRegion.Kind.TISSUE, ScanRegion.Kind.SPECTRAL),
                regions.stream().map(r -> r.toScanRegion().kind()).toList());
        assertTrue(regions.get(1).isTissue2d());
    }

    @Test
    void downsizedSonositeRegionIsFlagged() throws Exception {
        DicomFile file = DicomReader.read(TestFiles.file("us_a4c_sonosite_jpegbaseline_30f.dcm"));
        UltrasoundRegion region = UltrasoundRegion.of(file.dataset(), 240, 320, problems::add).get(0);
        assertFalse(region.usable());
        assertEquals(1, problems.size());
    }
}
