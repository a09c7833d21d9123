package org.apical.interpret;

import java.util.Arrays;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.engine.Model;
import org.apical.api.interpreter.Interpreter;
import org.apical.api.interpreter.SaliencyMethod;
import org.apical.api.settings.Setting;

/**
 * Occlusion: how much the output changes when a window of the frame is black (Zeiler and Fergus 2014,
 * doi:10.1007/978-3-319-10590-1_53).
 *
 * <p>Windows overlap; a pixel's value is the mean magnitude of the change over the windows that cover it. Black is the
 * item's smallest value.
 *
 * @since 1.0
 */
public final class Occlusion implements Interpreter<Occlusion.Settings> {

    /**
     * The settings.
     *
     * @param places the number of windows along each side of a frame
     * @param overlap the side of a window, in distances between windows
     * @param batch how many windows run through the network at once
     */
    public record Settings(
            @Setting(label = "Places", defaultValue = "14", min = 1, max = 1000,
                    help = "The number of windows along each side of a frame.")
            int places,
            @Setting(label = "Overlap", defaultValue = "2", min = 1, max = 100,
                    help = "The side of a window, in distances between neighbouring windows.")
            double overlap,
            @Setting(label = "Batch", defaultValue = "10", min = 1, max = 4096,
                    help = "How many passes run through the network at once; fewer take less memory.")
            int batch) {
    }

    /** A rectangle of pixels, first row and column included, last excluded. */
    private record Window(int top, int bottom, int left, int right) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public SaliencyMethod create(Settings settings) {
        return (model, input, output, seed, progress) -> {
            if (input.shape().length != 4) {
                throw ApicalException.badInput(Problem.of("Occlusion explains frames, not inputs of shape "
                        + model.network().input() + ".", "Choose smoothGrad or another interpreter."));
            }
            progress.begin("Computing saliency maps", input.items() * passesPerItem(settings));
            Tensor result = Tensor.zeros(input.shape().clone());
            int length = input.itemLength();
            for (int item = 0; item < input.items(); item++) {
                float[] map = map(model, input.items(item, item + 1), output, settings, progress);
                System.arraycopy(map, 0, result.data(), item * length, length);
            }
            return result;
        };
    }

    @Override
    public long passesPerItem(Settings settings) {
        return 1L + (long) settings.places() * settings.places();
    }

    private static float[] map(Model model, Tensor item, int output, Settings settings, Progress progress)
            throws ApicalException {
        int rows = item.shape()[2];
        int columns = item.shape()[3];
        int windows = settings.places() * settings.places();
        float black = Extent.of(item.data()).low();
        double whole = total(model.predict(item), 0, output, model);
        progress.advance(1);
        double[] sum = new double[rows * columns];
        int[] covered = new int[rows * columns];
        for (int start = 0; start < windows; start += settings.batch()) {
            progress.checkCancelled();
            int size = Math.min(settings.batch(), windows - start);
            float[] occluded = new float[size * item.itemLength()];
            for (int k = 0; k < size; k++) {
                Passes.copy(item.data(), occluded, k * item.itemLength());
                blacken(occluded, k * item.itemLength(), item, window(start + k, settings, rows, columns), black);
            }
            Tensor scores = model.predict(Tensor.of(occluded, Passes.shape(item, size)));
            for (int k = 0; k < size; k++) {
                double change = Math.abs(whole - total(scores, k, output, model));
                spread(change, window(start + k, settings, rows, columns), columns, sum, covered);
            }
            progress.advance(size);
        }
        float[] map = new float[item.itemLength()];
        for (int i = 0; i < map.length; i++) {
            int place = i % sum.length;
            map[i] = covered[place] == 0 ? 0 : (float) (sum[place] / covered[place]);
        }
        return map;
    }

    private static Window window(int number, Settings settings, int rows, int columns) {
        double down = (double) rows / settings.places();
        double right = (double) columns / settings.places();
        double row = (number / settings.places() + 0.5) * down;
        double column = (number % settings.places() + 0.5) * right;
        double reach = settings.overlap() / 2;
        return new Window((int) Math.max(0, Math.round(row - reach * down)),
                (int) Math.min(rows, Math.round(row + reach * down)),
                (int) Math.max(0, Math.round(column - reach * right)),
                (int) Math.min(columns, Math.round(column + reach * right)));
    }

    private static void blacken(float[] values, int offset, Tensor item, Window window, float black) {
        int rows = item.shape()[2];
        int columns = item.shape()[3];
        for (int channel = 0; channel < item.shape()[1]; channel++) {
            for (int row = window.top(); row < window.bottom(); row++) {
                int from = offset + (channel * rows + row) * columns;
                Arrays.fill(values, from + window.left(), from + window.right(), black);
            }
        }
    }

    private static void spread(double change, Window window, int columns, double[] sum, int[] covered) {
        for (int row = window.top(); row < window.bottom(); row++) {
            for (int i = row * columns + window.left(); i < row * columns + window.right(); i++) {
                sum[i] += change;
                covered[i]++;
            }
        }
    }

    /** The output of an item, summed over its places where the network gives maps. */
    private static double total(Tensor scores, int item, int output, Model model) {
        int places = scores.itemLength() / model.network().output().output().channels();
        int from = item * scores.itemLength() + output * places;
        double total = 0;
        for (int i = from; i < from + places; i++) {
            total += scores.data()[i];
        }
        return total;
    }
}
