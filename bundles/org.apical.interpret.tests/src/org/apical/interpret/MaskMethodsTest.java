package org.apical.interpret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.engine.Engine;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.interpreter.ExplainedModel;
import org.apical.api.interpreter.SaliencyMethod;
import org.apical.api.network.Network;
import org.apical.api.network.Shape;
import org.apical.engine.conformance.samples.Samples;
import org.apical.standard.architecture.SmallCnn;

/** Methods that hide places and predict again. */
class MaskMethodsTest {

    private static final int ROWS = 5;
    private static final int COLUMNS = 6;

    @TempDir
    Path folder;

    private static Tensor frames(int count) {
        Tensor frames = Tensor.zeros(count, 1, ROWS, COLUMNS);
        for (int i = 0; i < frames.data().length; i++) {
            frames.data()[i] = (float) Math.sin(i * 1.3) + 0.1f * (i % 7);
        }
        return frames;
    }

    private static boolean[] drawn() {
        boolean[] mask = new boolean[ROWS * COLUMNS];
        for (int i = 8; i < 15; i++) {
            mask[i] = true;
        }
        return mask;
    }

    private static float[] hidden(float[] frame) {
        float[] black = frame.clone();
        float darkest = Float.POSITIVE_INFINITY;
        for (float value : frame) {
            darkest = Math.min(darkest, value);
        }
        for (int i = 0; i < black.length; i++) {
            black[i] = drawn()[i] ? darkest : black[i];
        }
        return black;
    }

    @Test
    void hidingARegionChangesTheOutputAsTheFormulaSays() throws ApicalException {
        FormulaModel model = new FormulaModel(Shape.of(1, ROWS, COLUMNS), 2);
        Tensor input = frames(3);
        List<MaskOcclusion.Effect> effects = MaskOcclusion.effects(model, input, drawn(), Fill.BLACK, 1, 2,
                Progress.NONE);
        for (int item = 0; item < 3; item++) {
            float[] frame = input.items(item, item + 1).copy().data();
            assertEquals(FormulaModel.value(1, frame), effects.get(item).before(), 1e-4);
            assertEquals(FormulaModel.value(1, hidden(frame)), effects.get(item).after(), 1e-4);
        }
        assertTrue(model.largestBatch() <= 2);
        assertThrows(IllegalArgumentException.class, () -> MaskOcclusion.effects(model, input, new boolean[7],
                Fill.BLACK, 1, 2, Progress.NONE));
    }

    @Test
    void theDrawnRegionIsReadFromAPicture() throws ApicalException, IOException {
        BufferedImage picture = new BufferedImage(COLUMNS, ROWS, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < ROWS * COLUMNS; i++) {
            picture.setRGB(i % COLUMNS, i / COLUMNS, drawn()[i] ? 0x00ff80 : 0);
        }
        Path file = folder.resolve("mask.png");
        ImageIO.write(picture, "png", file.toFile());
        FormulaModel model = new FormulaModel(Shape.of(1, ROWS, COLUMNS), 1);
        Tensor input = frames(1);
        float[] map = new MaskOcclusion().create(new MaskOcclusion.Settings(file, Fill.BLACK, 8)).map(model, input, 0,
                1, Progress.NONE).data();
        double change = Math.abs(FormulaModel.value(0, hidden(input.data())) - FormulaModel.value(0, input.data()));
        for (int i = 0; i < map.length; i++) {
            assertEquals(drawn()[i] ? change : 0, map[i], 1e-4);
        }

        SaliencyMethod other = new MaskOcclusion().create(new MaskOcclusion.Settings(file, Fill.BLACK, 8));
        FormulaModel larger = new FormulaModel(Shape.of(1, 9, 9), 1);
        ApicalException e = assertThrows(ApicalException.class, () -> other.map(larger, Tensor.zeros(1, 1, 9, 9), 0, 1,
                Progress.NONE));
        assertTrue(e.getMessage().contains("5 rows and 6 columns"), e.getMessage());
    }

    /**
     * One place alone is not black, so that the output is its contribution c where it is seen and 0 elsewhere. With
     * cells of one pixel, seen with probability s, the mean over masks that show it is c and over all is s c; every
     * other place's mean is s c in either case.
     */
    @Test
    void randomMasksEstimateWhatIsExpectedByHand() throws ApicalException {
        int place = 16;
        double seen = 0.4;
        Tensor input = Tensor.zeros(1, 1, ROWS, COLUMNS);
        input.data()[place] = 2;
        double contribution = FormulaModel.value(0, input.data());
        FormulaModel model = new FormulaModel(Shape.of(1, ROWS, COLUMNS), 1);
        float[] map = new Rise().create(new Rise.Settings(8000, 1000, seen, Fill.BLACK, 64)).map(model, input, 0, 3,
                Progress.NONE).data();
        for (int i = 0; i < map.length; i++) {
            assertEquals(i == place ? (1 - seen) * contribution : 0, map[i], 0.04 * Math.abs(contribution), "" + i);
        }
        assertEquals(8000, model.passes());
    }

    @Test
    void randomMasksDependOnTheSeedAndNotOnTheBatch() throws ApicalException {
        FormulaModel model = new FormulaModel(Shape.of(1, ROWS, COLUMNS), 1);
        float[] one = new Rise().create(new Rise.Settings(50, 3, 0.5, Fill.MEAN, 8)).map(model, frames(2), 0, 3,
                Progress.NONE).data();
        float[] same = new Rise().create(new Rise.Settings(50, 3, 0.5, Fill.MEAN, 7)).map(model, frames(2), 0, 3,
                Progress.NONE).data();
        float[] other = new Rise().create(new Rise.Settings(50, 3, 0.5, Fill.MEAN, 8)).map(model, frames(2), 0, 4,
                Progress.NONE).data();
        assertArrayEquals(one, same, 1e-5f);
        double difference = 0;
        for (int i = 0; i < one.length; i++) {
            difference += Math.abs(one[i] - other[i]);
        }
        assertTrue(difference > 0.1);
    }

    /** So they run on the fastest engine for predictions, which need not offer gradients at all. */
    @Test
    void onlyTheEngineForPredictionsIsAsked() throws ApicalException {
        Network network = new SmallCnn().build(new SmallCnn.Settings(4, 1, 1, SmallCnn.Pooling.AVERAGE, 0),
                Shape.of(1, 16, 16), 1);
        Tensor input = Samples.tensor(8, network.input().batch(1));
        AtomicInteger predictors = new AtomicInteger();
        AtomicInteger differentiators = new AtomicInteger();
        Engine engine = Engines.usable().get(0);
        try (ExplainedModel model = ExplainedModel.open(counting(engine, predictors), counting(engine,
                differentiators), Samples.randomWeights(network, 3), PredictionSpec.fp32(1))) {
            new Occlusion().create(new Occlusion.Settings(4, 2, 1, Fill.BLACK, 8)).map(model, input, 0, 1,
                    Progress.NONE);
            new Rise().create(new Rise.Settings(10, 3, 0.5, Fill.BLACK, 8)).map(model, input, 0, 1, Progress.NONE);
            MaskOcclusion.effects(model, input, new boolean[256], Fill.BLACK, 0, 8, Progress.NONE);
            assertEquals(1, predictors.get());
            assertEquals(0, differentiators.get());
            new Gradient().create(new Gradient.Settings(8)).map(model, input, 0, 1, Progress.NONE);
            assertEquals(1, differentiators.get());
        }
    }

    /** An engine that counts how often a model is opened. */
    private static Engine counting(Engine engine, AtomicInteger opened) {
        return (Engine) Proxy.newProxyInstance(Engine.class.getClassLoader(), new Class<?>[] {Engine.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("open")) {
                        opened.incrementAndGet();
                    }
                    try {
                        return method.invoke(engine, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
