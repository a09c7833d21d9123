package org.apical.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSamplingTest {

    private static final TimeSampling PAPER = new TimeSampling(20, 100);

    private static double[] clip(double framesPerSecond, double seconds) {
        return IntStream.range(0, (int) Math.round(framesPerSecond * seconds))
                .mapToDouble(i -> i * 1000 / framesPerSecond).toArray();
    }

    private static double[] timesOf(double[] clip) {
        return Arrays.stream(PAPER.pick(clip)).mapToDouble(i -> clip[i]).toArray();
    }

    @Test
    void ratesThatDivideTheIntervalGiveTheVeryTimes() {
        double[] expected = IntStream.range(0, 20).mapToDouble(i -> i * 100).toArray();
        for (double rate : new double[] {10, 20, 30, 40, 50, 60, 80, 90, 100}) {
            assertArrayEquals(expected, timesOf(clip(rate, 2)), 1e-6, rate + " frames/s");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {25, 75, 33.3, 47.4, 61.7})
    void otherRatesStayWithinHalfAFrameOfTheWantedTime(double rate) {
        double[] times = timesOf(clip(rate, 2));
        assertEquals(20, times.length);
        for (int k = 0; k < 20; k++) {
            assertEquals(k * 100, times[k], 500 / rate + 0.06);
        }
    }

    @Test
    void copiesAt25And75FramesASecondAgreeWithinTheSlowersHalfFrame() {
        double[] slow = timesOf(clip(25, 2));
        double[] fast = timesOf(clip(75, 2));
        for (int k = 0; k < 20; k++) {
            assertEquals(slow[k], fast[k], k % 2 == 0 ? 1e-6 : 20.0);
        }
    }

    @Test
    void roundedTimesDecideNoTies() {
        double[] exact = clip(25, 2);
        double[] jittered = exact.clone();
        for (int i = 0; i < jittered.length; i++) {
            jittered[i] += i % 2 == 0 ? 0.01 : -0.01;
        }
        assertArrayEquals(PAPER.pick(exact), PAPER.pick(jittered));
    }

    @Test
    void shortClipsStillsAndSlowClipsGiveFewerFrames() {
        assertArrayEquals(new int[] {0}, PAPER.pick(new double[] {0}));
        assertEquals(10, PAPER.pick(clip(30, 1)).length);
        double[] slow = clip(5, 2);
        assertArrayEquals(IntStream.range(0, 10).toArray(), PAPER.pick(slow));
    }

    @Test
    void unevenTimesAreFollowed() {
        double[] uneven = {0, 33, 66, 105, 190, 260, 301, 420};
        assertArrayEquals(new int[] {0, 3, 4, 6, 7}, PAPER.pick(uneven));
    }

    @Test
    void theFirstFrameNeedNotBeAtZero() {
        assertArrayEquals(PAPER.pick(clip(50, 1)), PAPER.pick(Arrays.stream(clip(50, 1)).map(t -> t + 33).toArray()));
    }

    @Test
    void missingAndDescendingTimesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> PAPER.pick(new double[0]));
        assertThrows(IllegalArgumentException.class, () -> PAPER.pick(new double[] {0, 40, 20}));
        assertThrows(IllegalArgumentException.class, () -> PAPER.pick(new double[] {0, Double.NaN}));
        assertTrue(PAPER.pick(new double[] {0, 0, 0}).length == 1);
    }
}
