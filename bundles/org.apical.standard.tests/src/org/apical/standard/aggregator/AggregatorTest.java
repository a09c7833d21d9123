package org.apical.standard.aggregator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.apical.api.NoSettings;
import org.apical.api.aggregator.FrameAggregator;
import org.apical.api.aggregator.LearntAggregator;
import org.apical.api.task.Target;
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
    void confidenceWeighsProbabilitiesByTheirDistanceFromOneHalf() {
        Target yesNo = Target.binary("no", "yes");
        var confidence = new ConfidenceWeighted().create(NONE, yesNo);
        assertEquals((0.8 * 0.9 + 0.4 * 0.3) / 1.2, confidence.aggregate(new double[] {0.9, 0.3, 0.5}), 1e-12);
        assertEquals(0.5, confidence.aggregate(new double[] {0.5, 0.5}), 1e-12);
    }

    @Test
    void confidenceWeighsValuesByTheirAgreement() {
        var confidence = new ConfidenceWeighted().create(NONE, Target.regression("%", 0, 100));
        double spread = 1.4826;
        double far = 1 / (1 + Math.pow(40 / spread, 2));
        double near = 1 / (1 + Math.pow(1 / spread, 2));
        double expected = (50 + near * 49 + near * 51 + far * 90 + far * 10) / (1 + 2 * near + 2 * far);
        assertEquals(expected, confidence.aggregate(new double[] {50, 49, 51, 90, 10}), 1e-9);
        assertEquals(7, confidence.aggregate(new double[] {7, 7, 7, 90}), 1e-12);
    }

    /** One frame in ten is wildly wrong to one side: attention must learn to leave it out, and beat the mean. */
    @Test
    void attentionLearnsToLeaveOddFramesOut() {
        Target number = Target.regression("%", 0, 100);
        List<LearntAggregator.FrameSet> train = patients(1);
        List<Double> learnt = new Attention().learn(new Attention.Settings(0.01), number, train);
        assertTrue(learnt.get(0) < -0.5 || learnt.get(1) < -0.5, learnt.toString());
        var attention = new Attention().create(new Attention.Settings(0.01), number, learnt);
        List<LearntAggregator.FrameSet> test = patients(2);
        assertTrue(error(attention, test) < 0.5 * error(new Mean().create(NONE), test), learnt.toString());
        assertEquals(learnt, new Attention().learn(new Attention.Settings(0.01), number, train));
    }

    @Test
    void attentionIsTheMeanBeforeItLearntAndUnderAGreatPenalty() {
        Target number = Target.regression("%", 0, 100);
        assertEquals(54.7, new Attention().create(new Attention.Settings(0.01)).aggregate(FRAMES), 1e-12);
        List<Double> held = new Attention().learn(new Attention.Settings(1000), number, patients(1));
        assertEquals(List.of(0.0, 0.0), held.subList(0, 2));
        assertEquals(54.7, new Attention().create(new Attention.Settings(1000), number, held).aggregate(FRAMES),
                1e-9);
        assertEquals(List.of(0.0, 0.0, 1.0), new Attention().learn(new Attention.Settings(0), number,
                List.of(new LearntAggregator.FrameSet(List.of(3.0, 3.0), 4))));
    }

    private static List<LearntAggregator.FrameSet> patients(long seed) {
        Random random = new Random(seed);
        List<LearntAggregator.FrameSet> sets = new ArrayList<>();
        for (int patient = 0; patient < 60; patient++) {
            double truth = 55 + 10 * random.nextGaussian();
            List<Double> frames = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                frames.add(truth + 2 * random.nextGaussian() + (random.nextInt(10) == 0 ? 40 : 0));
            }
            sets.add(new LearntAggregator.FrameSet(frames, truth));
        }
        return sets;
    }

    private static double error(FrameAggregator aggregator, List<LearntAggregator.FrameSet> sets) {
        return sets.stream().mapToDouble(set -> Math.pow(aggregator.aggregate(set.predictions().stream()
                .mapToDouble(Double::doubleValue).toArray()) - set.truth(), 2)).average().orElseThrow();
    }

    @Test
    void theFramesKeepTheirOrder() {
        double[] frames = FRAMES.clone();
        new Median().create(NONE).aggregate(frames);
        new TrimmedMean().create(new TrimmedMean.Settings(0.1)).aggregate(frames);
        assertArrayEquals(FRAMES, frames);
    }
}
