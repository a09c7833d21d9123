package org.apical.interpret;

import java.util.Random;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.engine.Model;
import org.apical.api.interpreter.Interpreter;
import org.apical.api.interpreter.PassCount;
import org.apical.api.interpreter.SaliencyMethod;
import org.apical.api.settings.Setting;
import org.apical.interpret.internal.Grid;
import org.apical.interpret.internal.Outputs;

/**
 * RISE: the item is shown through many random masks; a place matters as far as the output depends on whether it was
 * seen (Petsiuk et al. 2018, arXiv:1806.07421). Needs predictions only.
 *
 * <p>Masks are coarse random grids, enlarged by linear interpolation and shifted at random. A map's value is the mean
 * output when the place was seen less the mean output over all masks: the paper's estimate without its constant, which
 * for a regression would say how large the output is and not where it comes from. Hidden places are black, the item's
 * smallest value, or what {@code fill} says. Values keep their sign; channels share one map.
 *
 * @since 1.0
 */
public final class Rise implements Interpreter<Rise.Settings> {

    /**
     * The settings.
     *
     * @param masks the number of masks
     * @param cells the cells of a mask along each side
     * @param seen the probability that a cell is seen
     * @param fill what hidden places show
     * @param batch how many masked items run through the network at once
     */
    public record Settings(
            @Setting(label = "Masks", defaultValue = "1000", min = 1, max = 1000000,
                    help = "The number of random masks; more give smoother maps.")
            int masks,
            @Setting(label = "Cells", defaultValue = "7", min = 1, max = 1000,
                    help = "The cells of a mask along each side of a frame.")
            int cells,
            @Setting(label = "Seen", defaultValue = "0.5", min = 0.01, max = 0.99,
                    help = "The probability that a cell is seen.")
            double seen,
            @Setting(label = "Fill", defaultValue = "black",
                    help = "What hidden places show: black, the frame's mean brightness, or the frame blurred.")
            Fill fill,
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
            progress.begin("Computing saliency maps", (long) input.items() * settings.masks());
            Tensor maps = Tensor.zeros(input.shape().clone());
            for (int item = 0; item < input.items(); item++) {
                float[] map = map(model, input.items(item, item + 1), output, settings, seed, progress);
                for (int i = 0; i < input.itemLength(); i++) {
                    maps.data()[item * input.itemLength() + i] = map[i % map.length];
                }
            }
            return maps;
        };
    }

    @Override
    public long passesPerItem(Settings settings) {
        return settings.masks();
    }

    @Override
    public PassCount cost(Settings settings) {
        return new PassCount(settings.masks(), 0);
    }

    private static float[] map(Model model, Tensor item, int output, Settings settings, long seed, Progress progress)
            throws ApicalException {
        Grid grid = Grid.of(item);
        int places = grid.places();
        float[] fill = settings.fill().of(item).data();
        double[] weighed = new double[places];
        double[] seen = new double[places];
        double total = 0;
        Random random = new Random(seed);
        for (int start = 0; start < settings.masks(); start += settings.batch()) {
            progress.checkCancelled();
            int size = Math.min(settings.batch(), settings.masks() - start);
            float[][] masks = new float[size][];
            float[] shown = new float[size * item.itemLength()];
            for (int k = 0; k < size; k++) {
                masks[k] = mask(grid, settings, random);
                for (int i = 0; i < item.itemLength(); i++) {
                    shown[k * item.itemLength() + i] = fill[i] + masks[k][i % places] * (item.data()[i] - fill[i]);
                }
            }
            double[] scores = Outputs.predict(model, Tensor.of(shown, Passes.shape(item, size)), output);
            for (int k = 0; k < size; k++) {
                total += scores[k];
                for (int i = 0; i < places; i++) {
                    weighed[i] += scores[k] * masks[k][i];
                    seen[i] += masks[k][i];
                }
            }
            progress.advance(size);
        }
        float[] map = new float[places];
        for (int i = 0; i < places; i++) {
            map[i] = seen[i] == 0 ? 0 : (float) (weighed[i] / seen[i] - total / settings.masks());
        }
        return map;
    }

    /** A coarse mask one cell larger than the grid on every side, enlarged and cut out at a random place. */
    static float[] mask(Grid grid, Settings settings, Random random) {
        int[] sizes = grid.sizes();
        int[] coarse = new int[sizes.length];
        int[] large = new int[sizes.length];
        int[] shift = new int[sizes.length];
        for (int d = 0; d < sizes.length; d++) {
            int cells = Math.min(settings.cells(), sizes[d]);
            int cell = (sizes[d] + cells - 1) / cells;
            coarse[d] = cells + 1;
            large[d] = coarse[d] * cell;
            shift[d] = random.nextInt(cell);
        }
        Grid cells = Grid.ofSizes(coarse);
        float[] values = new float[cells.places()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextDouble() < settings.seen() ? 1 : 0;
        }
        float[] enlarged = cells.resized(values, Grid.ofSizes(large));
        float[] mask = new float[grid.places()];
        for (int i = 0; i < mask.length; i++) {
            int rest = i;
            int from = 0;
            int step = 1;
            for (int d = sizes.length - 1; d >= 0; d--) {
                from += (rest % sizes[d] + shift[d]) * step;
                step *= large[d];
                rest /= sizes[d];
            }
            mask[i] = enlarged[from];
        }
        return mask;
    }
}
