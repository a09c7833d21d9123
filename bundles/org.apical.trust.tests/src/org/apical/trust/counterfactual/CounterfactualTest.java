package org.apical.trust.counterfactual;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.settings.SettingsType;
import org.apical.testing.WatchedProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CounterfactualTest {

    private static final int SIDE = 40;
    private static final int FRAMES = 3;
    private static final float LEAD = 10;
    private static final boolean[] SECTOR = disc(20, 20, 18);
    /** A bar that moves a little from frame to frame. */
    private static final ClipMask MASK = new ClipMask(SIDE, SIDE, SECTOR, List.of(bar(12, 10), bar(13, 10),
            bar(14, 11)));

    /** Speckle round 1, black outside the sector, a bright bar. */
    private static Tensor frames() {
        Random random = new Random(4);
        Tensor frames = Tensor.zeros(FRAMES, 1, SIDE, SIDE);
        for (int frame = 0; frame < FRAMES; frame++) {
            for (int i = 0; i < SIDE * SIDE; i++) {
                float speckle = (float) (1 + 0.2 * random.nextGaussian());
                frames.data()[frame * SIDE * SIDE + i] = !SECTOR[i] ? 0 : MASK.frame(frame)[i] ? LEAD : speckle;
            }
        }
        return frames;
    }

    private static boolean[] bar(int top, int left) {
        boolean[] bar = new boolean[SIDE * SIDE];
        for (int row = top; row < top + 10; row++) {
            bar[row * SIDE + left] = true;
            bar[row * SIDE + left + 1] = true;
        }
        return bar;
    }

    private static boolean[] disc(int row, int column, double radius) {
        boolean[] disc = new boolean[SIDE * SIDE];
        for (int i = 0; i < disc.length; i++) {
            disc[i] = Math.hypot(i / SIDE - row, i % SIDE - column) <= radius;
        }
        return disc;
    }

    /** As a network that looks for a bright spot would say: near 1 with the bar, near 0 without. */
    private static double brightest(Tensor frames) {
        double brightest = 0;
        for (float value : frames.data()) {
            brightest = Math.max(brightest, value);
        }
        return 1 / (1 + Math.exp(5 - brightest));
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfTheStructureStaysAndNothingElseChanges(Replacement replacement) {
        Tensor frames = frames();
        Tensor filled = replacement.fill(frames, MASK, 1);
        for (int i = 0; i < filled.data().length; i++) {
            if (MASK.frame(i / SIDE / SIDE)[i % (SIDE * SIDE)]) {
                assertEquals(1, filled.data()[i], 0.85, "like its surroundings");
            } else {
                assertEquals(frames.data()[i], filled.data()[i]);
            }
        }
        assertArrayEquals(filled.data(), replacement.fill(frames, MASK, 1).data(), "the same each time");
    }

    @Test
    void speckleHasTheGrainOfItsSurroundingsAndBlurHasNone() {
        ClipMask large = new ClipMask(SIDE, SIDE, SECTOR, List.of(disc(20, 20, 8)));
        assertTrue(deviation(Replacement.BLUR, large) < 0.1);
        assertEquals(0.2, deviation(Replacement.SPECKLE, large), 0.06);
        assertEquals(0, deviation(Replacement.MEAN, large), 1e-6);
    }

    private static double deviation(Replacement replacement, ClipMask mask) {
        Random random = new Random(4);
        Tensor frame = Tensor.zeros(1, 1, SIDE, SIDE);
        for (int i = 0; i < frame.data().length; i++) {
            frame.data()[i] = SECTOR[i] ? (float) (1 + 0.2 * random.nextGaussian()) : 0;
        }
        float[] filled = replacement.fill(frame, mask, 3).data();
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int i = 0; i < filled.length; i++) {
            if (mask.frame(0)[i]) {
                sum += filled[i];
                squares += filled[i] * filled[i];
                count++;
            }
        }
        return Math.sqrt(Math.max(0, squares / count - sum / count * (sum / count)));
    }

    @Test
    void aMarginTakesInWhatLiesAroundTheStructure() throws ApicalException {
        assertArrayEquals(MASK.frame(0), MASK.grown(0).frame(0));
        boolean[] wider = MASK.grown(1).frame(0);
        for (int i = 0; i < wider.length; i++) {
            boolean beside = false;
            for (int next : new int[] {i - 1, i + 1, i - SIDE, i + SIDE}) {
                beside |= MASK.frame(0)[next < 0 ? 0 : Math.min(next, wider.length - 1)];
            }
            assertEquals(SECTOR[i] && (MASK.frame(0)[i] || beside), wider[i]);
        }
        assertEquals(1, MASK.grown(100).share());
        // An echo with a blurred edge: as the frames are, only that the bar shines one pixel beyond its mask.
        Tensor frames = frames();
        for (int i = 0; i < frames.data().length; i++) {
            frames.data()[i] = MASK.grown(1).frame(i / SIDE / SIDE)[i % (SIDE * SIDE)] ? LEAD : frames.data()[i];
        }
        CounterfactualSettings narrow = new CounterfactualSettings(Replacement.BLUR, 0, List.of(), 0);
        CounterfactualSettings wide = new CounterfactualSettings(Replacement.BLUR, 0.05, List.of(), 2);
        assertFalse(Counterfactual.ask(CounterfactualTest::brightest, frames, MASK, narrow, 1, Progress.NONE)
                .flips(0.5));
        Counterfactual.Answer answer = Counterfactual.ask(CounterfactualTest::brightest, frames, MASK, wide, 1,
                Progress.NONE);
        assertTrue(answer.flips(0.5));
        assertEquals(MASK.grown(2).share(), answer.sectorShare());
        assertEquals(0, answer.controlFlips(0.5));
    }

    @Test
    void dosesGrowFromTheMiddleAndContainEachOther() {
        int area = ClipMask.count(MASK.frame(0));
        boolean[] before = new boolean[SIDE * SIDE];
        for (double dose : new double[] {0, 0.25, 0.5, 1, 1.5, 3}) {
            boolean[] part = MASK.dose(dose).frame(0);
            assertEquals(Math.round(dose * area), ClipMask.count(part));
            for (int i = 0; i < part.length; i++) {
                assertTrue(part[i] || !before[i], "contains what a smaller dose hides");
                assertTrue(SECTOR[i] || !part[i], "within the sector");
                assertTrue(dose > 1 || MASK.frame(0)[i] || !part[i], "up to 1 within the structure");
            }
            before = part;
        }
        assertArrayEquals(MASK.frame(1), MASK.dose(1).frame(1));
        assertTrue(MASK.dose(0.25).frame(0)[17 * SIDE + 10], "the middle first");
        assertEquals(1, MASK.dose(1e6).share(), "no more than the sector");
    }

    @Test
    void controlsAreTheShapeElsewhere() {
        for (long seed = 0; seed < 20; seed++) {
            ClipMask control = MASK.control(seed).orElseThrow();
            for (int frame = 0; frame < FRAMES; frame++) {
                assertEquals(ClipMask.count(MASK.frame(frame)), ClipMask.count(control.frame(frame)));
                for (int other = 0; other < FRAMES; other++) {
                    for (int i = 0; i < SECTOR.length; i++) {
                        assertFalse(control.frame(frame)[i] && (MASK.frame(other)[i] || !SECTOR[i]));
                    }
                }
            }
            assertEquals(MASK.share(), control.share());
        }
        assertNotEquals(MASK.control(1).orElseThrow().frame(0), MASK.control(2).orElseThrow().frame(0));
    }

    @Test
    void aControlOfAShapeWithoutRoomIsACompactPatchAndWithoutAnyRoomThereIsNone() {
        boolean[] ring = disc(20, 20, 14);
        boolean[] hole = disc(20, 20, 9);
        for (int i = 0; i < ring.length; i++) {
            ring[i] &= !hole[i] && i / SIDE < 26;
        }
        ClipMask mask = new ClipMask(SIDE, SIDE, SECTOR, List.of(ring));
        ClipMask control = mask.control(5).orElseThrow();
        assertEquals(ClipMask.count(ring), ClipMask.count(control.frame(0)));
        for (int i = 0; i < ring.length; i++) {
            assertFalse(control.frame(0)[i] && ring[i]);
        }
        assertTrue(new ClipMask(SIDE, SIDE, SECTOR, List.of(disc(20, 20, 15))).control(1).isEmpty());
        assertTrue(new ClipMask(SIDE, SIDE, SECTOR, List.of(new boolean[SIDE * SIDE])).control(1).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void hidingTheStructureFlipsThePredictionAndHidingElsewhereDoesNot(Replacement replacement)
            throws ApicalException {
        CounterfactualSettings settings = new CounterfactualSettings(replacement, 0, List.of(0.0, 0.5, 1.0, 2.0), 5);
        Counterfactual.Answer answer = Counterfactual.ask(CounterfactualTest::brightest, frames(), MASK, settings, 7,
                Progress.NONE);
        assertTrue(answer.before() > 0.99 && answer.without() < 0.1);
        assertTrue(answer.flips(0.5));
        assertFalse(answer.flips(0.01), "both lie above");
        assertEquals(answer.without() - answer.before(), answer.change());
        assertEquals(5, answer.controls().size());
        assertEquals(0, answer.controlFlips(0.5));
        assertEquals(0, answer.controlChange(), 1e-3);
        assertEquals(List.of(0.0, 0.5, 1.0, 2.0), answer.doses().stream().map(Counterfactual.Dose::dose).toList());
        assertEquals(answer.before(), answer.doses().get(0).prediction());
        assertTrue(answer.doses().get(1).prediction() > 0.99, "half of the bar is still there");
        assertEquals(answer.without(), answer.doses().get(2).prediction());
        assertEquals(2 * answer.sectorShare(), answer.doses().get(3).sectorShare(), 1e-9);
    }

    @Test
    void theReaderMayStopAndMasksMustFit() {
        ApicalException e = assertThrows(ApicalException.class, () -> Counterfactual.ask(
                CounterfactualTest::brightest, frames(), MASK, CounterfactualSettings.DEFAULT, 1,
                WatchedProgress.stopped()));
        assertEquals(ApicalException.Cause.INTERRUPTED, e.kind());
        ClipMask two = new ClipMask(SIDE, SIDE, SECTOR, List.of(bar(1, 20), bar(2, 20)));
        assertThrows(IllegalArgumentException.class, () -> Replacement.MEAN.fill(frames(), two, 1));
        assertThrows(IllegalArgumentException.class, () -> new ClipMask(SIDE, 3, SECTOR, List.of(bar(1, 20))));
        assertThrows(IllegalArgumentException.class, () -> MASK.dose(-1));
    }

    @Test
    void theDefaultsOfTheSettingsAreTheDefaultConstant() throws Exception {
        assertEquals(CounterfactualSettings.DEFAULT, SettingsType.of(CounterfactualSettings.class).defaults());
    }
}
