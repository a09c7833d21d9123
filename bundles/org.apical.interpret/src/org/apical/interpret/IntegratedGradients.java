package org.apical.interpret;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.engine.Model;
import org.apical.api.interpreter.Interpreter;
import org.apical.api.interpreter.MapTotal;
import org.apical.api.interpreter.PassCount;
import org.apical.api.interpreter.SaliencyMethod;
import org.apical.api.settings.Setting;
import org.apical.interpret.internal.Outputs;

/**
 * Integrated gradients: the difference of every value from black times the mean gradient on the way there (Sundararajan
 * et al. 2017, arXiv:1703.01365).
 *
 * <p>The way begins at a frame whose every value is the item's smallest, which is black wherever a scan sector is
 * surrounded by black. Attributions keep their sign: they add up to the output's change from black to the frame
 * (completeness), up to the error of the sum over steps, which uses the midpoint rule. Where that error is larger than
 * {@code tolerance}, steps are made three times finer, up to three times; the passes done before are used again.
 *
 * @since 1.0
 */
public final class IntegratedGradients implements Interpreter<IntegratedGradients.Settings> {

    private static final int REFINEMENTS = 3;

    /**
     * The settings.
     *
     * @param steps the number of places on the way at which the gradient is taken
     * @param tolerance the error of completeness from which on more steps are taken, as a share of the output's change
     * @param batch how many of them run through the network at once
     */
    public record Settings(
            @Setting(label = "Steps", defaultValue = "50", min = 1, max = 100000,
                    help = "The number of places between black and the frame at which the gradient is taken.")
            int steps,
            @Setting(label = "Tolerance", defaultValue = "0.01", min = 0, max = 1,
                    help = "Where the map's sum misses the output's change by more than this share of it, more steps "
                            + "are taken, up to 27 times as many; 1 for never.")
            double tolerance,
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
        return (model, input, output, seed, progress) -> {
            Passes passes = new Passes(model, output, settings.batch(), progress);
            Tensor map = steps(passes, input, settings.steps(), false);
            for (int number = 0; number < input.items() && settings.tolerance() < 1; number++) {
                Tensor item = input.items(number, number + 1);
                double change = change(model, item, output);
                Tensor mean = map.items(number, number + 1);
                int steps = settings.steps();
                for (int k = 0; k < REFINEMENTS && error(mean, item, change) > settings.tolerance(); k++) {
                    steps *= 3;
                    Tensor between = steps(passes, item, steps, true);
                    for (int i = 0; i < mean.data().length; i++) {
                        mean.data()[i] = (mean.data()[i] + 2 * between.data()[i]) / 3;
                    }
                }
                System.arraycopy(mean.data(), 0, map.data(), number * input.itemLength(), input.itemLength());
            }
            for (int number = 0; number < input.items(); number++) {
                multiply(map, input, number);
            }
            return map;
        };
    }

    @Override
    public long passesPerItem(Settings settings) {
        return settings.steps();
    }

    /** {@inheritDoc} Without finer steps. */
    @Override
    public PassCount cost(Settings settings) {
        return new PassCount(settings.steps() + 2L, settings.steps());
    }

    @Override
    public MapTotal total(Settings settings) {
        return MapTotal.CHANGE_FROM_BLACK;
    }

    /** The mean gradient at the middles of steps; or only at those that three times fewer steps do not have. */
    private static Tensor steps(Passes passes, Tensor input, int steps, boolean onlyNew) throws ApicalException {
        int copies = onlyNew ? steps / 3 * 2 : steps;
        return passes.meanGradient(input, copies, (item, number, copy, into, offset) -> {
            int step = onlyNew ? copy / 2 * 3 + copy % 2 * 2 : copy;
            between(item, (step + 0.5f) / steps, into, offset);
        }, DoubleUnaryOperator.identity());
    }

    private static double change(Model model, Tensor item, int output) throws ApicalException {
        Tensor both = Tensor.zeros(Passes.shape(item, 2));
        System.arraycopy(item.data(), 0, both.data(), 0, item.data().length);
        Arrays.fill(both.data(), item.data().length, both.data().length, Extent.of(item.data()).low());
        double[] scores = Outputs.predict(model, both, output);
        return scores[0] - scores[1];
    }

    private static double error(Tensor mean, Tensor item, double change) {
        float black = Extent.of(item.data()).low();
        double sum = 0;
        for (int i = 0; i < item.data().length; i++) {
            sum += (double) mean.data()[i] * (item.data()[i] - black);
        }
        return change == 0 ? 0 : Math.abs(sum - change) / Math.abs(change);
    }

    private static void multiply(Tensor map, Tensor input, int number) {
        int length = input.itemLength();
        float black = Extent.of(input.items(number, number + 1).data()).low();
        for (int i = number * length; i < (number + 1) * length; i++) {
            map.data()[i] *= input.data()[i] - black;
        }
    }

    private static void between(float[] item, float share, float[] into, int offset) {
        float black = Extent.of(item).low();
        for (int i = 0; i < item.length; i++) {
            into[offset + i] = black + share * (item[i] - black);
        }
    }
}
