package org.apical.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.apical.api.source.ScanRegion;
import org.junit.jupiter.api.Test;

class SectorFinderTest {

    private static final int ROWS = SyntheticClip.ROWS;
    private static final int COLUMNS = SyntheticClip.COLUMNS;

    private static List<byte[]> cine() {
        List<byte[]> frames = new ArrayList<>();
        for (int k = 0; k < 15; k++) {
            frames.add(SyntheticClip.picture(k * 100, 1));
        }
        return frames;
    }

    private static Sector find(List<byte[]> frames, ScanRegion... regions) {
        return SectorFinder.find(ROWS, COLUMNS, frames, List.of(regions));
    }

    private static ScanRegion tissue(int x0, int y0, int x1, int y1) {
        return new ScanRegion(ScanRegion.Kind.TISSUE, x0, y0, x1, y1, 0.1, 0.1);
    }

    /** Returns the overlap of mask and true fan as a share of their union. */
    private static double overlap(Sector sector) {
        int both = 0;
        int any = 0;
        for (int i = 0; i < sector.mask().length; i++) {
            boolean truth = SyntheticClip.isInFan(i % COLUMNS, i / COLUMNS);
            both += truth && sector.mask()[i] ? 1 : 0;
            any += truth || sector.mask()[i] ? 1 : 0;
        }
        return (double) both / any;
    }

    private static int writingInside(Sector sector) {
        int count = 0;
        for (int i = 0; i < sector.mask().length; i++) {
            count += sector.mask()[i] && SyntheticClip.isWriting(i % COLUMNS, i / COLUMNS) ? 1 : 0;
        }
        return count;
    }

    @Test
    void aCineGivesTheFanWithoutWritingAndTrace() {
        Sector sector = find(cine());
        assertEquals(Sector.Evidence.MOVING_FAN, sector.evidence());
        assertTrue(overlap(sector) > 0.96, "overlap " + overlap(sector));
        assertEquals(0, writingInside(sector));
        for (int x = 0; x < COLUMNS; x++) {
            assertFalse(sector.mask()[158 * COLUMNS + x], "trace at column " + x);
        }
        assertEquals(List.of(), sector.problems());
        byte[] picture = cine().get(3);
        sector.blank(picture);
        for (int i = 0; i < picture.length; i++) {
            assertTrue(sector.mask()[i] || picture[i] == 0);
        }
    }

    @Test
    void aStillGivesTheFanFromBrightnessAndSaysSo() {
        Sector sector = find(cine().subList(0, 1));
        assertEquals(Sector.Evidence.BRIGHT_FAN, sector.evidence());
        assertTrue(overlap(sector) > 0.9, "overlap " + overlap(sector));
        assertEquals(0, writingInside(sector));
        assertEquals(1, sector.problems().size());
        assertTrue(sector.problems().get(0).message().startsWith("Nothing moves"));
    }

    @Test
    void aFrozenCineIsAStill() {
        Sector sector = find(Collections.nCopies(10, cine().get(0)));
        assertEquals(Sector.Evidence.BRIGHT_FAN, sector.evidence());
        assertEquals(0, writingInside(sector));
    }

    @Test
    void aDeclaredRegionBoundsTheSector() {
        Sector sector = find(cine(), tissue(30, 10, 206, 120));
        assertEquals(Sector.Evidence.MOVING_FAN, sector.evidence());
        assertEquals(120, sector.y0() + sector.height() - 1);
        assertTrue(sector.x0() >= 30 && sector.x0() + sector.width() - 1 <= 206);
        assertEquals(List.of(), sector.problems());
    }

    @Test
    void aRegionThatDoesNotHoldThePictureIsNotBelieved() {
        Sector sector = find(cine(), tissue(0, 0, 60, 40));
        assertTrue(overlap(sector) > 0.96, "overlap " + overlap(sector));
        assertEquals(1, sector.problems().size());
        Sector outside = find(cine(), tissue(84, 31, 595, 414));
        assertTrue(overlap(outside) > 0.96, "overlap " + overlap(outside));
    }

    @Test
    void otherRegionsAreNotTissue() {
        Sector sector = find(cine(), new ScanRegion(ScanRegion.Kind.WAVEFORM, 0, 140, 239, 179, 1, 1));
        assertTrue(overlap(sector) > 0.96, "overlap " + overlap(sector));
    }

    @Test
    void aPictureWithoutSectorHasNone() {
        byte[] letters = SyntheticClip.picture(0, 1);
        for (int i = 0; i < letters.length; i++) {
            letters[i] = SyntheticClip.isWriting(i % COLUMNS, i / COLUMNS) ? letters[i] : 0;
        }
        assertEquals(Sector.Evidence.NONE, find(List.of(letters)).evidence());
        assertEquals(Sector.Evidence.NONE, find(List.of(new byte[ROWS * COLUMNS])).evidence());
    }

    @Test
    void lettersOverTheMarginOfTheSectorAreTakenOut() {
        List<byte[]> frames = cine();
        int x0 = (int) (SyntheticClip.APEX_X + 60 * Math.tan(SyntheticClip.HALF_ANGLE)) - 6;
        for (byte[] frame : frames) {
            for (int y = 68; y < 76; y++) {
                for (int x = x0; x < x0 + 12; x++) {
                    frame[y * COLUMNS + x] = (byte) (x % 4 == 0 ? 250 : 6);
                }
            }
        }
        Sector sector = find(frames);
        for (int y = 69; y < 75; y++) {
            for (int x = x0; x < x0 + 12; x++) {
                assertFalse(sector.mask()[y * COLUMNS + x] && x % 4 == 0, x + ", " + y);
            }
        }
        assertTrue(overlap(sector) > 0.94, "overlap " + overlap(sector));
    }

    @Test
    void aFanThatThePictureCutsOffIsStillAFan() {
        List<byte[]> zoomed = new ArrayList<>();
        for (byte[] frame : cine()) {
            byte[] part = new byte[80 * 80];
            for (int i = 0; i < part.length; i++) {
                part[i] = frame[(i / 80 + 40) * COLUMNS + i % 80 + 78];
            }
            zoomed.add(part);
        }
        Sector sector = SectorFinder.find(80, 80, zoomed, List.of());
        int inside = 0;
        int fan = 0;
        for (int i = 0; i < sector.mask().length; i++) {
            boolean truth = SyntheticClip.isInFan(i % 80 + 78, i / 80 + 40);
            fan += truth ? 1 : 0;
            inside += truth && sector.mask()[i] ? 1 : 0;
        }
        assertTrue(inside > 0.95 * fan, inside + " of " + fan);
    }

    @Test
    void picturesOfAnotherSizeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> find(List.of()));
        assertThrows(IllegalArgumentException.class, () -> find(List.of(new byte[12])));
    }
}
