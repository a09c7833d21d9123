package org.apical.interpret;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;

import org.apical.api.interpreter.Interpreter;
import org.apical.api.interpreter.SaliencyMethod;
import org.apical.api.settings.Setting;

/**
 * SmoothGrad: the mean of gradient maps over copies of the input with added Gaussian noise (Smilkov et al. 2017,
 * arXiv:1706.03825). The EchoNet paper's method.
 *
 * <p>A map is the magnitude of the gradient, and maps are averaged; so one copy without noise gives {@link Gradient}.
 * The paper's formula leaves open whether magnitudes or signed gradients are averaged: the setting {@code average}
 * chooses; of a signed mean the magnitude is taken at the end. The noise of an item depends on the seed and the item's
 * place in the input, not on the batch.
 *
 * @since 1.0
 */
public final class SmoothGrad implements Interpreter<SmoothGrad.Settings> {

    /** What is averaged over the copies. */
    public enum Average {
        /** The magnitude of each gradient. */
        MAGNITUDE,
        /** The gradient with its sign; derivatives that change direction cancel. */
        SIGNED,
        /** The square of each gradient (SmoothGrad-Squared; Hooker et al. 2019, arXiv:1806.10758). */
        SQUARED
    }

    /**
     * The settings.
     *
     * @param samples the number of noisy copies
     * @param noise the noise's standard deviation as a share of the range of the item's values
     * @param average what is averaged
     * @param batch how many copies run through the network at once
     */
    public record Settings(
            @Setting(label = "Samples", defaultValue = "50", min = 1, max = 100000,
                    help = "The number of noisy copies a map is averaged over.")
            int samples,
            @Setting(label = "Noise", defaultValue = "0.15", min = 0, max = 10,
                    help = "The standard deviation of the noise, as a share of the range from the frame's darkest "
                            + "to its brightest value.")
            double noise,
            @Setting(label = "Average", defaultValue = "magnitude",
                    help = "What is averaged over the copies: the magnitude of the gradient, the gradient with its "
                            + "sign, or its square.")
            Average average,
            @Setting(label = "Batch", defaultValue = "8", min = 1, max = 4096,
                    help = "How many passes run through the network at once; fewer take less memory.")
            int batch) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public SaliencyMethod create(Settings settings) {
        DoubleUnaryOperator averaged = switch (settings.average()) {
            case MAGNITUDE -> Math::abs;
            case SIGNED -> DoubleUnaryOperator.identity();
            case SQUARED -> gradient -> gradient * gradient;
        };
        return (model, input, output, seed, progress) -> {
            var map = new Passes(model, output, settings.batch(), progress).meanGradient(input, settings.samples(),
                    (item, number, copy, into, offset) -> addNoise(item, settings.noise(),
                            seed(seed, number, copy), into, offset),
                    averaged);
            if (settings.average() == Average.SIGNED) {
                Magnitude.take(map.data());
            }
            return map;
        };
    }

    @Override
    public long passesPerItem(Settings settings) {
        return settings.samples();
    }

    private static void addNoise(float[] item, double noise, long seed, float[] into, int offset) {
        Passes.copy(item, into, offset);
        double deviation = noise * Extent.of(item).range();
        if (deviation == 0) {
            return;
        }
        // The algorithm of Random is part of its contract, so maps are the same on every Java.
        Random random = new Random(seed);
        for (int i = 0; i < item.length; i++) {
            into[offset + i] += (float) (deviation * random.nextGaussian());
        }
    }

    private static long seed(long seed, int item, int copy) {
        long mixed = seed + 0x9E3779B97F4A7C15L * (((long) item << 32) + copy + 1);
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
