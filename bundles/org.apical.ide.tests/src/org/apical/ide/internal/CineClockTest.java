package org.apical.ide.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apical.ui.cine.CineClock;
import org.junit.jupiter.api.Test;

/** A cine runs by the true times of its frames, however uneven they are and however late it is woken. */
class CineClockTest {

    private static final double[] UNEVEN = {0, 33, 99, 201, 299};
    private static final long MS = 1_000_000;

    private static CineClock clock(double[]... clips) {
        return new CineClock(List.of(clips));
    }

    @Test
    void wakesWhenTheNextFrameIsDue() {
        CineClock clock = clock(UNEVEN);
        clock.play(0);
        assertEquals(33 * MS, clock.untilNextNanos());
        clock.tick(33 * MS);
        assertEquals(66 * MS, clock.untilNextNanos());
        clock.tick(120 * MS);
        assertEquals(2, CineClock.frameAt(UNEVEN, clock.timeMs()));
        assertEquals(81 * MS, clock.untilNextNanos());
    }

    @Test
    void skipsFramesWhenItIsWokenLate() {
        CineClock clock = clock(UNEVEN);
        clock.play(0);
        clock.tick(250 * MS);
        assertEquals(3, CineClock.frameAt(UNEVEN, clock.timeMs()));
    }

    @Test
    void showsTheLastFrameAsLongAsTheOneBeforeItAndBeginsAgain() {
        CineClock clock = clock(UNEVEN);
        assertEquals(397, clock.spanMs());
        clock.play(0);
        clock.tick(396 * MS);
        assertEquals(4, CineClock.frameAt(UNEVEN, clock.timeMs()));
        assertEquals(1 * MS, clock.untilNextNanos());
        clock.tick(397 * MS + 40 * MS);
        assertEquals(40, clock.timeMs(), 1e-9);
        assertTrue(clock.isPlaying());
    }

    @Test
    void stopsAtItsEndWithoutLoopAndPlaysFromTheBeginningThen() {
        CineClock clock = clock(UNEVEN);
        clock.setLooping(false);
        clock.play(0);
        clock.tick(1000 * MS);
        assertFalse(clock.isPlaying());
        assertEquals(299, clock.timeMs());
        assertEquals(-1, clock.untilNextNanos());
        clock.play(2000 * MS);
        assertEquals(0, clock.timeMs());
    }

    @Test
    void aChangeOfSpeedKeepsThePlace() {
        CineClock clock = clock(UNEVEN);
        clock.play(0);
        clock.setSpeed(0.5, 50 * MS);
        assertEquals(50, clock.timeMs(), 1e-9);
        assertEquals(98 * MS, clock.untilNextNanos());
        clock.tick(150 * MS);
        assertEquals(100, clock.timeMs(), 1e-9);
    }

    @Test
    void severalClipsRunOnOneTimeAndEachShowsItsOwnFrame() {
        double[] slow = {0, 100, 200};
        double[] fast = {0, 50, 100, 150, 200, 250};
        CineClock clock = clock(slow, fast);
        assertEquals(300, clock.spanMs());
        clock.play(0);
        clock.tick(160 * MS);
        assertEquals(1, CineClock.frameAt(slow, clock.timeMs()));
        assertEquals(3, CineClock.frameAt(fast, clock.timeMs()));
        assertEquals(40 * MS, clock.untilNextNanos());
    }

    @Test
    void stepsAndSeeks() {
        CineClock clock = clock(UNEVEN);
        clock.step(1);
        assertEquals(33, clock.timeMs());
        clock.step(-2);
        assertEquals(299, clock.timeMs());
        clock.setLooping(false);
        clock.step(3);
        assertEquals(299, clock.timeMs());
        clock.seek(-5, 0);
        assertEquals(0, clock.timeMs());
        clock.seek(5000, 0);
        assertEquals(299, clock.timeMs());
    }

    @Test
    void anEmptyClockStands() {
        CineClock clock = new CineClock(List.of());
        clock.play(0);
        assertFalse(clock.isPlaying());
        clock.step(1);
        assertEquals(0, clock.timeMs());
    }
}
