package org.apical.interpret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.interpreter.SaliencyMethod;
import org.apical.api.network.Shape;
import org.apical.testing.WatchedProgress;
import org.junit.jupiter.api.Test;

/** Saliency methods on a model whose gradients are known exactly. */
class SaliencyMethodTest {

    private static final Shape FRAME = Shape.of(1, 8, 9);
    private static final int ITEMS = 5;

    private static Tensor frames(int items) {
        Random random = new Random(4);
        Tensor frames = Tensor.zeros(FRAME.batch(items));
        for (int i = 0; i < frames.data().length; i++) {
            frames.data()[i] = (float) random.nextGaussian();
        }
        return frames;
    }

    private static SaliencyMethod gradient(int batch) {
        return new Gradient().create(new Gradient.Settings(batch));
    }

    private static SaliencyMethod smoothGrad(int samples, double noise, SmoothGrad.Average average, int batch) {
        return new SmoothGrad().create(new SmoothGrad.Settings(samples, noise, average, batch));
    }

    private static Tensor map(SaliencyMethod method, Tensor input, int output, long seed) throws ApicalException {
        return method.map(new FormulaModel(FRAME, 3), input, output, seed, Progress.NONE);
    }

    @Test
    void gradientIsTheMagnitudeOfTheDerivative() throws ApicalException {
        Tensor input = frames(ITEMS);
        Tensor map = map(gradient(2), input, 1, 0);
        for (int i = 0; i < map.data().length; i++) {
            double slope = FormulaModel.slope(1, i % input.itemLength(), input.data()[i]);
            assertEquals(Math.abs(slope), map.data()[i], 1e-6);
        }
        assertArrayEquals(input.shape(), map.shape());
    }

    @Test
    void gradientMatchesCentralDifferencesOfTheOutput() throws ApicalException {
        Tensor input = frames(1);
        Tensor map = map(gradient(1), input, 2, 0);
        for (int i = 0; i < input.data().length; i++) {
            float[] up = input.data().clone();
            float[] down = input.data().clone();
            up[i] += 1e-2f;
            down[i] -= 1e-2f;
            double slope = (FormulaModel.value(2, up) - FormulaModel.value(2, down)) / ((double) up[i] - down[i]);
            assertEquals(Math.abs(slope), map.data()[i], 1e-3 * Math.max(0.1, Math.abs(slope)));
        }
    }

    @Test
    void oneSampleWithoutNoiseIsTheGradient() throws ApicalException {
        Tensor input = frames(ITEMS);
        float[] expected = map(gradient(10), input, 0, 0).data();
        for (SmoothGrad.Average average : SmoothGrad.Average.values()) {
            float[] map = map(smoothGrad(1, 0, average, 3), input, 0, 99).data();
            for (int i = 0; i < map.length; i++) {
                float gradient = expected[i];
                assertEquals(average == SmoothGrad.Average.SQUARED ? (float) ((double) gradient * gradient) : gradient,
                        map[i]);
            }
        }
    }

    @Test
    void smoothGradIsTheMeanOverNoiseOfTheAskedWidth() throws ApicalException {
        Tensor input = frames(1);
        double noise = 0.1;
        double deviation = noise * Extent.of(input.data()).range();
        Tensor map = map(smoothGrad(20000, noise, SmoothGrad.Average.SIGNED, 500), input, 0, 1);
        for (int i = 0; i < map.data().length; i++) {
            // E[cos(x + e)] = cos(x) exp(-s^2 / 2) for normal noise e of deviation s.
            double x = input.data()[i];
            double mean = FormulaModel.weight(0, i) * (Math.cos(x) * Math.exp(-deviation * deviation / 2) + x);
            assertEquals(Math.abs(mean), map.data()[i], 5 * 1.7 * deviation / Math.sqrt(20000));
        }
    }

    @Test
    void magnitudesAverageToNoLessThanTheMagnitudeOfTheAverage() throws ApicalException {
        Tensor input = frames(2);
        float[] signed = map(smoothGrad(40, 0.3, SmoothGrad.Average.SIGNED, 10), input, 0, 1).data();
        float[] magnitude = map(smoothGrad(40, 0.3, SmoothGrad.Average.MAGNITUDE, 10), input, 0, 1).data();
        float[] squared = map(smoothGrad(40, 0.3, SmoothGrad.Average.SQUARED, 10), input, 0, 1).data();
        int more = 0;
        for (int i = 0; i < signed.length; i++) {
            assertTrue(magnitude[i] >= signed[i] - 1e-6);
            assertTrue(squared[i] >= magnitude[i] * magnitude[i] - 1e-5);
            more += magnitude[i] > signed[i] + 1e-3 ? 1 : 0;
        }
        assertTrue(more > 0, "noise that turns some derivatives round must show");
    }

    @Test
    void theBatchChangesMemoryAndNotTheMap() throws ApicalException {
        Tensor input = frames(ITEMS);
        float[] expected = map(smoothGrad(7, 0.2, SmoothGrad.Average.MAGNITUDE, 1000), input, 0, 8).data();
        for (int batch : new int[] {1, 3, 10}) {
            FormulaModel model = new FormulaModel(FRAME, 3);
            float[] map = smoothGrad(7, 0.2, SmoothGrad.Average.MAGNITUDE, batch)
                    .map(model, input, 0, 8, Progress.NONE).data();
            assertArrayEquals(expected, map);
            assertEquals(batch, model.largestBatch());
            assertEquals(7 * ITEMS, model.passes());
        }
    }

    @Test
    void theSeedDecidesTheNoise() throws ApicalException {
        Tensor input = frames(1);
        SaliencyMethod method = smoothGrad(5, 0.2, SmoothGrad.Average.MAGNITUDE, 10);
        Tensor first = map(method, input, 0, 1);
        assertEquals(first, map(method, input, 0, 1));
        assertNotEquals(first, map(method, input, 0, 2));
        Tensor twice = Tensor.zeros(FRAME.batch(2));
        System.arraycopy(input.data(), 0, twice.data(), 0, input.data().length);
        System.arraycopy(input.data(), 0, twice.data(), input.data().length, input.data().length);
        Tensor maps = map(method, twice, 0, 1);
        assertEquals(first, maps.items(0, 1));
        assertNotEquals(maps.items(0, 1), maps.items(1, 2), "each item has noise of its own");
    }

    @Test
    void integratedGradientsAddUpToTheOutputsChange() throws ApicalException {
        Tensor input = frames(ITEMS);
        SaliencyMethod method = new IntegratedGradients().create(new IntegratedGradients.Settings(50, 1, 8));
        Tensor map = map(method, input, 1, 0);
        for (int item = 0; item < ITEMS; item++) {
            float[] frame = input.items(item, item + 1).data();
            float[] black = new float[frame.length];
            Arrays.fill(black, Extent.of(frame).low());
            double change = FormulaModel.value(1, frame) - FormulaModel.value(1, black);
            double sum = 0;
            for (float attribution : map.items(item, item + 1).data()) {
                sum += attribution;
            }
            assertEquals(change, sum, 0.01 * Math.abs(change), "item " + item);
        }
    }

    @Test
    void occlusionFindsThePlaceThatMatters() throws ApicalException {
        Tensor input = frames(1);
        Arrays.fill(input.data(), 0);
        input.data()[3 * 9 + 6] = 5;
        Tensor map = map(new Occlusion().create(new Occlusion.Settings(4, 1, 1, Fill.BLACK, 3)), input, 0, 0);
        double change = Math.abs(FormulaModel.weight(0, 33) * (Math.sin(5) + 12.5));
        assertEquals(change, map.data()[33], 1e-5);
        assertEquals(0, map.data()[0], 1e-6);
        // Four windows of two rows stand in eight rows: the one that holds row 3 covers rows 2 and 3.
        assertEquals(change, map.data()[2 * 9 + 6], 1e-5);
        assertEquals(0, map.data()[4 * 9 + 6], 1e-6);
    }

    @Test
    void occlusionCoversEveryPixel() throws ApicalException {
        Tensor input = frames(2);
        FormulaModel model = new FormulaModel(FRAME, 1);
        Occlusion.Settings settings = new Occlusion.Settings(5, 2, 1, Fill.BLACK, 10);
        Tensor map = new Occlusion().create(settings).map(model, input, 0, 0, Progress.NONE);
        for (float value : map.data()) {
            assertTrue(value > 0);
        }
        assertEquals(2 * new Occlusion().passesPerItem(settings), model.passes());
    }

    @Test
    void occlusionSlidesAlongSignalsAndClips() throws ApicalException {
        Tensor signal = Tensor.zeros(1, 2, 30);
        signal.data()[30 + 13] = 5;
        Tensor map = new Occlusion().create(new Occlusion.Settings(10, 1, 1, Fill.BLACK, 3))
                .map(new FormulaModel(Shape.of(2, 30), 1), signal, 0, 0, Progress.NONE);
        double change = Math.abs(FormulaModel.weight(0, 43) * (Math.sin(5) + 12.5));
        for (int i = 0; i < 60; i++) {
            assertEquals(i % 30 >= 12 && i % 30 < 15 ? change : 0, map.data()[i], 1e-5);
        }
        Tensor clip = Tensor.zeros(1, 1, 4, 6, 6);
        clip.data()[2 * 36 + 9] = 5;
        change = Math.abs(FormulaModel.weight(0, 81) * (Math.sin(5) + 12.5));
        for (int times : new int[] {1, 4}) {
            map = new Occlusion().create(new Occlusion.Settings(6, 1, times, Fill.BLACK, 7))
                    .map(new FormulaModel(Shape.of(1, 4, 6, 6), 1), clip, 0, 0, Progress.NONE);
            for (int i = 0; i < clip.data().length; i++) {
                boolean hit = i % 36 == 9 && (times == 1 || i / 36 == 2);
                assertEquals(hit ? change : 0, map.data()[i], 1e-5);
            }
        }
    }

    @Test
    void anOutputThatDoesNotExistIsAMistake() {
        assertThrows(IllegalArgumentException.class, () -> map(gradient(1), frames(1), 3, 0));
    }

    @Test
    void progressCountsPassesAndStopsTheWork() throws ApicalException {
        Tensor input = frames(ITEMS);
        WatchedProgress patient = new WatchedProgress();
        smoothGrad(50, 0.15, SmoothGrad.Average.MAGNITUDE, 8).map(new FormulaModel(FRAME, 1), input, 0, 1, patient);
        assertEquals(50 * ITEMS, patient.total());
        assertEquals(50 * ITEMS, patient.done());
        FormulaModel model = new FormulaModel(FRAME, 1);
        WatchedProgress impatient = WatchedProgress.stoppingWhen(watched -> watched.done() >= 20);
        ApicalException e = assertThrows(ApicalException.class,
                () -> smoothGrad(50, 0.15, SmoothGrad.Average.MAGNITUDE, 8).map(model, input, 0, 1, impatient));
        assertEquals(ApicalException.Cause.INTERRUPTED, e.kind());
        assertFalse(model.passes() > 24, "at most one batch more");
    }
}
