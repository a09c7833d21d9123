package org.apical.standard.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import org.apical.api.NoSettings;
import org.apical.api.Tensor;
import org.apical.api.engine.LossFunction;
import org.apical.api.task.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses against their textbook formulas in double precision, and gradients against central differences of these. */
class LossTest {

    private static final NoSettings NONE = new NoSettings();
    private static final float NAN = Float.NaN;

    /** A loss, its formula for one row of outputs and targets, and whether targets are classes. */
    record Case(String name, LossFunction loss, BiFunction<double[], double[], Double> row, int outputs,
            boolean classes) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("squared", new SquaredError().create(NONE), (o, t) -> sq(o[0] - t[0]), 1, false),
                new Case("absolute", new AbsoluteError().create(NONE), (o, t) -> Math.abs(o[0] - t[0]), 1, false),
                new Case("huber 0.7", new Huber().create(new Huber.Settings(0.7)), (o, t) -> huber(o[0] - t[0], 0.7),
                        1, false),
                new Case("binary cross-entropy", crossEntropy(List.of(), 0),
                        (o, t) -> -t[0] * Math.log(sigmoid(o[0])) - (1 - t[0]) * Math.log(1 - sigmoid(o[0])), 1,
                        true),
                new Case("cross-entropy of 4", crossEntropy(List.of(), 0), (o, t) -> focal(o, t, 0), 4, true),
                new Case("binary focal", focalLoss(2, 0.25, List.of(), 0),
                        (o, t) -> binaryFocal(o[0], t[0], 2, 0.25), 1, true),
                new Case("binary focal, gamma 0.5", focalLoss(0.5, 0.8, List.of(), 0),
                        (o, t) -> binaryFocal(o[0], t[0], 0.5, 0.8), 1, true),
                new Case("focal of 3", focalLoss(2, 0.25, List.of(), 0), (o, t) -> focal(o, t, 2), 3,
                        true),
                new Case("focal of 3, gamma 0.5", focalLoss(0.5, 0.25, List.of(), 0),
                        (o, t) -> focal(o, t, 0.5), 3, true),
                new Case("binary cross-entropy, weighted and smoothed", crossEntropy(List.of(0.5, 3.0), 0.1),
                        (o, t) -> binaryFocal(o[0], t[0], 0, 0.5, List.of(0.5, 3.0), 0.1) * 2, 1, true),
                new Case("cross-entropy of 4, weighted", crossEntropy(List.of(1.0, 2.0, 0.0, 4.0), 0),
                        (o, t) -> focal(o, shares(t, List.of(1.0, 2.0, 0.0, 4.0), 0), 0), 4, true),
                new Case("cross-entropy of 4, smoothed", crossEntropy(List.of(), 0.2),
                        (o, t) -> focal(o, shares(t, List.of(1.0, 1.0, 1.0, 1.0), 0.2), 0), 4, true),
                new Case("binary focal, weighted and smoothed", focalLoss(2, 0.25, List.of(1.0, 5.0), 0.1),
                        (o, t) -> binaryFocal(o[0], t[0], 2, 0.25, List.of(1.0, 5.0), 0.1), 1, true),
                new Case("focal of 3, weighted and smoothed", focalLoss(2, 0.25, List.of(1.0, 2.0, 3.0), 0.3),
                        (o, t) -> focal(o, shares(t, List.of(1.0, 2.0, 3.0), 0.3), 2), 3, true));
    }

    private static LossFunction crossEntropy(List<Double> weights, double smoothing) {
        return new CrossEntropy().create(new CrossEntropy.Settings(weights, smoothing));
    }

    private static LossFunction focalLoss(double gamma, double alpha, List<Double> weights, double smoothing) {
        return new Focal().create(new Focal.Settings(gamma, alpha, weights, smoothing));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void valueAndGradientMatchTheFormula(Case c) {
        Random random = new Random(7);
        int rows = 40;
        Tensor output = Tensor.zeros(rows, c.outputs());
        Tensor target = Tensor.zeros(rows, c.outputs());
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < c.outputs(); k++) {
                output.data()[row * c.outputs() + k] = (float) (2 * random.nextGaussian());
                target.data()[row * c.outputs() + k] = c.classes() ? 0 : (float) random.nextGaussian();
            }
            if (c.classes()) {
                int chosen = random.nextInt(Math.max(2, c.outputs()));
                target.data()[row * c.outputs() + (c.outputs() == 1 ? 0 : chosen)] = c.outputs() == 1 ? chosen : 1;
            }
        }
        target.data()[5 * c.outputs()] = NAN;
        LossFunction.Value value = c.loss().evaluate(output, target);
        double[] outputs = toDouble(output.data());
        assertEquals(reference(c, outputs, target), value.mean(), 1e-9);
        for (int i = 0; i < outputs.length; i++) {
            double step = 1e-5;
            double[] up = outputs.clone();
            double[] down = outputs.clone();
            up[i] += step;
            down[i] -= step;
            double slope = (reference(c, up, target) - reference(c, down, target)) / (2 * step);
            assertEquals(slope, value.gradient().data()[i], 1e-7 + 1e-5 * Math.abs(slope), c + " output " + i);
        }
        for (int k = 0; k < c.outputs(); k++) {
            assertEquals(0f, value.gradient().data()[5 * c.outputs() + k]);
        }
        assertArrayEquals(output.shape(), value.gradient().shape());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nothingIsLostWithoutLabels(Case c) {
        Tensor target = Tensor.zeros(3, c.outputs());
        Arrays.fill(target.data(), NAN);
        Tensor output = Tensor.zeros(3, c.outputs());
        Arrays.fill(output.data(), 2f);
        LossFunction.Value value = c.loss().evaluate(output, target);
        assertEquals(0, value.mean());
        assertArrayEquals(new float[3 * c.outputs()], value.gradient().data());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void staysFiniteForHugeOutputs(Case c) {
        for (float huge : new float[] {1e4f, -1e4f, 1e8f, -1e8f}) {
            for (int positive = 0; positive < Math.max(2, c.outputs()); positive++) {
                Tensor output = Tensor.zeros(1, c.outputs());
                Tensor target = Tensor.zeros(1, c.outputs());
                output.data()[0] = huge;
                target.data()[c.outputs() == 1 ? 0 : positive] = c.outputs() == 1 ? positive : 1;
                LossFunction.Value value = c.loss().evaluate(output, target);
                assertTrue(Double.isFinite(value.mean()) && value.mean() >= 0, c + " at " + huge);
                for (float slope : value.gradient().data()) {
                    assertTrue(Float.isFinite(slope), c + " at " + huge);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void refusesTargetsOfAnotherShape(Case c) {
        assertThrows(IllegalArgumentException.class,
                () -> c.loss().evaluate(Tensor.zeros(4, c.outputs()), Tensor.zeros(3, c.outputs())));
    }

    @Test
    void lossesGoWithTheirTargets() {
        Target number = Target.regression("%", 0, 100);
        Target yesNo = Target.binary("no", "yes");
        Target choice = Target.categorical(List.of("A2C", "A4C", "PLAX"));
        for (var loss : List.of(new SquaredError(), new AbsoluteError(), new Huber())) {
            assertTrue(loss.supports(number));
            assertFalse(loss.supports(yesNo) || loss.supports(choice));
        }
        for (var loss : List.of(new CrossEntropy(), new Focal())) {
            assertTrue(loss.supports(yesNo) && loss.supports(choice));
            assertFalse(loss.supports(number));
        }
    }

    @Test
    void balancedClassesCountAlikeHoweverRare() {
        // 90 % negative: a negative weighs 1 / (2 * 0.9), a positive 1 / (2 * 0.1).
        List<Double> shares = List.of(0.9, 0.1);
        Tensor output = Tensor.of(new float[] {0.3f, -1.2f}, 2, 1);
        Tensor target = Tensor.of(new float[] {0, 1}, 2, 1);
        LossFunction.Value byHand = crossEntropy(List.of(1 / 1.8, 1 / 0.2), 0.1).evaluate(output, target);
        LossFunction.Value value = new CrossEntropy().create(new CrossEntropy.Settings(List.of(), 0.1, true), shares)
                .evaluate(output, target);
        assertEquals(byHand.mean(), value.mean(), 1e-12);
        assertArrayEquals(byHand.gradient().data(), value.gradient().data(), 1e-9f);
        LossFunction.Value focal = new Focal().create(new Focal.Settings(2, 0.25, List.of(), 0, true), shares)
                .evaluate(output, target);
        assertEquals(focalLoss(2, 0.25, List.of(1 / 1.8, 1 / 0.2), 0).evaluate(output, target).mean(), focal.mean(),
                1e-12);
        LossFunction.Value plain = new CrossEntropy().create(new CrossEntropy.Settings(List.of(), 0.1), shares)
                .evaluate(output, target);
        assertEquals(crossEntropy(List.of(), 0.1).evaluate(output, target).mean(), plain.mean(), 1e-12);

        LossFunction three = new CrossEntropy().create(new CrossEntropy.Settings(List.of(), 0, true),
                List.of(0.5, 0.0, 0.5));
        Tensor third = Tensor.of(new float[] {0, 0, 1}, 1, 3);
        assertEquals(crossEntropy(List.of(1.0, 0.0, 1.0), 0).evaluate(Tensor.zeros(1, 3), third).mean(),
                three.evaluate(Tensor.zeros(1, 3), third).mean(), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> new CrossEntropy.Settings(List.of(1.0, 2.0), 0, true));
    }

    @Test
    void focalOfGammaZeroIsTheCrossEntropy() {
        Tensor output = Tensor.of(new float[] {0.3f, -1.2f, 2f, 0, 1, -1}, 2, 3);
        Tensor target = Tensor.of(new float[] {0, 1, 0, 1, 0, 0}, 2, 3);
        LossFunction.Value expected = crossEntropy(List.of(), 0).evaluate(output, target);
        LossFunction.Value value = focalLoss(0, 0.25, List.of(), 0).evaluate(output, target);
        assertEquals(expected.mean(), value.mean(), 1e-12);
        assertArrayEquals(expected.gradient().data(), value.gradient().data(), 1e-7f);
    }

    @Test
    void refusesWeightsThatFitNoClasses() {
        assertThrows(IllegalArgumentException.class, () -> new CrossEntropy.Settings(List.of(1.0, -1.0), 0));
        assertThrows(IllegalArgumentException.class, () -> new Focal.Settings(2, 0.25, List.of(0.0, 0.0), 0));
        LossFunction three = crossEntropy(List.of(1.0, 2.0, 3.0), 0);
        assertThrows(IllegalArgumentException.class, () -> three.evaluate(Tensor.zeros(1, 1), Tensor.zeros(1, 1)));
    }

    private static double reference(Case c, double[] outputs, Tensor target) {
        double sum = 0;
        int present = 0;
        for (int row = 0; row < target.items(); row++) {
            double[] o = Arrays.copyOfRange(outputs, row * c.outputs(), (row + 1) * c.outputs());
            double[] t = toDouble(Arrays.copyOfRange(target.data(), row * c.outputs(),
                    (row + 1) * c.outputs()));
            if (!Double.isNaN(t[0])) {
                sum += c.row().apply(o, t);
                present++;
            }
        }
        return sum / present;
    }

    private static double sq(double x) {
        return x * x;
    }

    private static double huber(double error, double delta) {
        return Math.abs(error) <= delta ? sq(error) / 2 : delta * Math.abs(error) - sq(delta) / 2;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double binaryFocal(double logit, double target, double gamma, double alpha) {
        double p = target == 1 ? sigmoid(logit) : 1 - sigmoid(logit);
        return -(target == 1 ? alpha : 1 - alpha) * Math.pow(1 - p, gamma) * Math.log(p);
    }

    private static double binaryFocal(double logit, double target, double gamma, double alpha, List<Double> weights,
            double smoothing) {
        double[] shares = shares(new double[] {1 - target, target}, weights, smoothing);
        return shares[0] * binaryFocal(logit, 0, gamma, alpha) + shares[1] * binaryFocal(logit, 1, gamma, alpha);
    }

    private static double[] shares(double[] target, List<Double> weights, double smoothing) {
        double[] shares = new double[target.length];
        for (int k = 0; k < shares.length; k++) {
            shares[k] = weights.get(k) * (target[k] * (1 - smoothing) + smoothing / target.length);
        }
        return shares;
    }

    private static double focal(double[] logits, double[] target, double gamma) {
        double sum = Arrays.stream(logits).map(Math::exp).sum();
        double loss = 0;
        for (int k = 0; k < logits.length; k++) {
            double p = Math.exp(logits[k]) / sum;
            loss -= target[k] * Math.pow(1 - p, gamma) * Math.log(p);
        }
        return loss;
    }

    private static double[] toDouble(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }
}
