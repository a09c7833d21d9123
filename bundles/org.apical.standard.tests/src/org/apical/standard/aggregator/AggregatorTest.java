package org.apical.standard.aggregator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apical.api.NoSettings;
import org.junit.jupiter.api.Test;

class AggregatorTest {

    private static final NoSettings NONE = new NoSettings();
    private static final double[] FRAMES = {50, 60, 52, 58, 10, 95, 55, 54, 56, 57};

    @Test
    void aggregatesByTheirNames() {
        assertEquals(54.7, new Mean().create(NONE).aggregate(FRAMES), 1e-12);
        assertEquals(55.5, new Median().create(NONE).aggregate(FRAMES), 1e-12);
        assertEquals(57, new Median().create(NONE).aggregate(new double[] {90, 57, 1}), 1e-12);
        assertEquals(95, new Maximum().create(NONE).aggregate(FRAMES), 1e-12);
        assertEquals(442 / 8.0, new TrimmedMean().create(new TrimmedMean.Settings(0.19)).aggregate(FRAMES), 1e-12);
        assertEquals(54, new FirstFrames().create(new FirstFrames.Settings(3)).aggregate(FRAMES), 1e-12);
        assertEquals(54.7, new FirstFrames().create(new FirstFrames.Settings(99)).aggregate(FRAMES), 1e-12);
    }

    @Test
    void oneFrameIsItsOwnAggregate() {
        double[] one = {42};
        assertEquals(42, new Mean().create(NONE).aggregate(one));
        assertEquals(42, new Median().create(NONE).aggregate(one));
        assertEquals(42, new TrimmedMean().create(new TrimmedMean.Settings(0.49)).aggregate(one));
    }

    @Test
    void theFramesKeepTheirOrder() {
        double[] frames = FRAMES.clone();
        new Median().create(NONE).aggregate(frames);
        new TrimmedMean().create(new TrimmedMean.Settings(0.1)).aggregate(frames);
        assertArrayEquals(FRAMES, frames);
    }
}
