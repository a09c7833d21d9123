package org.apical.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import org.apical.api.ApicalException;
import org.apical.api.NoSettings;
import org.apical.api.Progress;
import org.apical.api.source.Clip;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.Listing;

class PaintedClipTest {

    private static final ClipInfo INFO = new ClipInfo("P1", "S1", "C1", "A4C", "a.clip", Map.of());

    private static PaintedClip clip(PaintedClip.Painter painter) {
        return new PaintedClip(INFO, 2, 3, PaintedClip.times(4, 50), true, painter);
    }

    @Test
    void pixelsFollowRowByRowWithinBlackAndWhite() {
        byte[] frame = clip(index -> (x, y) -> 100 * index + 10 * y + x + 0.9).greyFrame(2);
        assertArrayEquals(new byte[] {(byte) 200, (byte) 201, (byte) 202, (byte) 210, (byte) 211, (byte) 212}, frame);
        assertArrayEquals(new byte[] {-1, -1, -1, 0, 0, 0}, clip(index -> (x, y) -> y == 0 ? 300 : -5).greyFrame(0));
    }

    @Test
    void aFrameIsTheSameEachTime() {
        PaintedClip noise = clip(index -> {
            Random random = new Random(index);
            return (x, y) -> random.nextInt(256);
        });
        assertArrayEquals(noise.greyFrame(3), noise.greyFrame(3));
    }

    @Test
    void aSourceListsClipsThatOpenToThemselves() throws ApicalException {
        PaintedClip clip = clip(index -> (x, y) -> 0);
        Listing listing = new ListedSource(path -> path.endsWith("clips") ? List.of(clip) : List.of())
                .list(new NoSettings(), Path.of("clips"), Progress.NONE);
        try (Clip opened = listing.clips().get(0).open()) {
            assertSame(clip, opened);
            assertEquals(4, opened.frameCount());
            assertArrayEquals(new double[] {0, 50, 100, 150}, opened.frameTimesMs());
            assertEquals(List.of(), opened.regions());
        }
    }
}
