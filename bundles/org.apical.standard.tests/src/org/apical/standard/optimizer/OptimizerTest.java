package org.apical.standard.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.apical.api.engine.UpdateRule;
import org.junit.jupiter.api.Test;

/** Update rules against the formulas of their papers, worked out in double precision over many steps. */
class OptimizerTest {

    private static final int STEPS = 200;

    /** The weight after each of many noisy gradients of a parabola, by the papers' formulas. */
    private interface Reference {
        double step(double weight, double gradient, int t);
    }

    private static void assertFollows(UpdateRule rule, double learningRate, Reference reference) {
        Random random = new Random(3);
        float[] weights = {1.5f, -0.25f, 3};
        double[] expected = {1.5};
        float[][] state = new float[rule.stateSlots()][3];
        for (int t = 1; t <= STEPS; t++) {
            float gradient = (float) (expected[0] - 0.4 + 0.3 * random.nextGaussian());
            rule.apply(weights, new float[] {gradient, 0, 0}, state, t, learningRate);
            expected[0] = reference.step(expected[0], gradient, t);
            assertEquals(expected[0], weights[0], 2e-5, "step " + t);
        }
        assertEquals(-0.25f, weights[1], "a weight without a gradient does not move");
    }

    @Test
    void adamFollowsAlgorithm1OfThePaper() {
        Adam.Settings settings = new Adam.Settings(0.01, 0.9, 0.99, 1e-3);
        double[] moments = new double[2];
        assertFollows(new Adam().create(settings), 0.01, (weight, g, t) -> {
            moments[0] = 0.9 * moments[0] + 0.1 * g;
            moments[1] = 0.99 * moments[1] + 0.01 * g * g;
            double mean = moments[0] / (1 - Math.pow(0.9, t));
            double square = moments[1] / (1 - Math.pow(0.99, t));
            return weight - 0.01 * mean / (Math.sqrt(square) + 1e-3);
        });
    }

    @Test
    void adamsFirstStepIsTheLearningRateWhateverTheGradient() {
        for (float gradient : new float[] {1e-3f, 1, 1e4f}) {
            float[] weights = {0};
            new Adam().create(new Adam.Settings(0.001, 0.9, 0.999, 1e-8)).apply(weights, new float[] {gradient},
                    new float[2][1], 1, 0.001);
            assertEquals(-0.001f, weights[0], 1e-7f);
        }
    }

    @Test
    void momentumAccumulatesVelocity() {
        double[] velocity = new double[1];
        assertFollows(new Sgd().create(new Sgd.Settings(0.02, 0.8, false)), 0.02, (weight, g, t) -> {
            velocity[0] = 0.8 * velocity[0] + g;
            return weight - 0.02 * velocity[0];
        });
    }

    @Test
    void nesterovLooksAhead() {
        double[] velocity = new double[1];
        assertFollows(new Sgd().create(new Sgd.Settings(0.02, 0.8, true)), 0.02, (weight, g, t) -> {
            velocity[0] = 0.8 * velocity[0] + g;
            return weight - 0.02 * (g + 0.8 * velocity[0]);
        });
    }

    @Test
    void plainDescentNeedsNoState() {
        UpdateRule rule = new Sgd().create(new Sgd.Settings(0.1, 0, false));
        assertEquals(0, rule.stateSlots());
        assertFollows(rule, 0.1, (weight, g, t) -> weight - 0.1 * g);
    }
}
