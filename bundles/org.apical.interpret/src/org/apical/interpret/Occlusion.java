package org.apical.interpret;

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
 * Occlusion: how much the output changes when a window of the item is hidden (Zeiler and Fergus 2014,
 * doi:10.1007/978-3-319-10590-1_53). Needs predictions only.
 *
 * <p>Windows overlap; a place's value is the mean magnitude of the change over the windows that cover it. Windows are
 * squares of a frame, stretches of a signal, features of a vector, and blocks of a clip.
 *
 * @since 1.0
 */
public final class Occlusion implements Interpreter<Occlusion.Settings> {

    /**
     * The settings.
     *
     * @param places the number of windows along each side of a frame, or along a signal
     * @param overlap the side of a window, in distances between windows
     * @param times the number of windows along the frames of a clip
     * @param fill what hidden places show
     * @param batch how many windows run through the network at once
     */
    public record Settings(
            @Setting(label = "Places", defaultValue = "14", min = 1, max = 1000,
                    help = "The number of windows along each side of a frame.")
            int places,
            @Setting(label = "Overlap", defaultValue = "2", min = 1, max = 100,
                    help = "The side of a window, in distances between neighbouring windows.")
            double overlap,
            @Setting(label = "Times", defaultValue = "1", min = 1, max = 1000,
                    help = "The number of windows along the frames of a clip; 1 hides a place in all frames.")
            int times,
            @Setting(label = "Fill", defaultValue = "black",
                    help = "What hidden places show: black, the frame's mean brightness, or the frame blurred.")
            Fill fill,
            @Setting(label = "Batch", defaultValue = "8", min = 1, max = 4096,
                    help = "How many windows run through the network at once; fewer take less memory.")
            int batch) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public SaliencyMethod create(Settings settings) {
        return (model, input, output, seed, progress) -> {
            Windows windows = new Windows(Grid.of(input), settings);
            progress.begin("Computing saliency maps", input.items() * (1L + windows.count()));
            Tensor result = Tensor.zeros(input.shape().clone());
            int length = input.itemLength();
            for (int item = 0; item < input.items(); item++) {
                float[] map = map(model, input.items(item, item + 1), output, settings, windows, progress);
                System.arraycopy(map, 0, result.data(), item * length, length);
            }
            return result;
        };
    }

    /** {@inheritDoc} The estimate is for frames. */
    @Override
    public long passesPerItem(Settings settings) {
        return 1L + (long) settings.places() * settings.places();
    }

    @Override
    public PassCount cost(Settings settings) {
        return new PassCount(passesPerItem(settings), 0);
    }

    private static float[] map(Model model, Tensor item, int output, Settings settings, Windows windows,
            Progress progress) throws ApicalException {
        float[] fill = settings.fill().of(item).data();
        int places = windows.grid.places();
        double whole = Outputs.predict(model, item, output)[0];
        progress.advance(1);
        double[] sum = new double[places];
        int[] covered = new int[places];
        for (int start = 0; start < windows.count(); start += settings.batch()) {
            progress.checkCancelled();
            int size = Math.min(settings.batch(), windows.count() - start);
            float[] occluded = new float[size * item.itemLength()];
            for (int k = 0; k < size; k++) {
                for (int i = 0; i < item.itemLength(); i++) {
                    occluded[k * item.itemLength() + i] = windows.covers(start + k, i % places) ? fill[i]
                            : item.data()[i];
                }
            }
            double[] scores = Outputs.predict(model, Tensor.of(occluded, Passes.shape(item, size)), output);
            for (int k = 0; k < size; k++) {
                for (int i = 0; i < places; i++) {
                    if (windows.covers(start + k, i)) {
                        sum[i] += Math.abs(whole - scores[k]);
                        covered[i]++;
                    }
                }
            }
            progress.advance(size);
        }
        float[] map = new float[item.itemLength()];
        for (int i = 0; i < map.length; i++) {
            int place = i % places;
            map[i] = covered[place] == 0 ? 0 : (float) (sum[place] / covered[place]);
        }
        return map;
    }

    /** The windows that slide over a grid. */
    private static final class Windows {

        private final Grid grid;
        private final int[] sizes;
        private final int[] counts;
        /** For each dimension, window and position: whether the window covers the position. */
        private final boolean[][][] covers;

        Windows(Grid grid, Settings settings) {
            this.grid = grid;
            this.sizes = grid.sizes();
            this.counts = new int[sizes.length];
            this.covers = new boolean[sizes.length][][];
            for (int d = 0; d < sizes.length; d++) {
                boolean time = sizes.length == 3 && d == 0;
                counts[d] = Math.min(sizes[d], time ? settings.times() : settings.places());
                covers[d] = new boolean[counts[d]][sizes[d]];
                double distance = (double) sizes[d] / counts[d];
                for (int k = 0; k < counts[d]; k++) {
                    double middle = (k + 0.5) * distance;
                    double reach = settings.overlap() / 2 * distance;
                    long to = Math.min(sizes[d], Math.round(middle + reach));
                    for (int at = (int) Math.max(0, Math.round(middle - reach)); at < to; at++) {
                        covers[d][k][at] = true;
                    }
                }
            }
        }

        int count() {
            return Tensor.length(counts);
        }

        boolean covers(int window, int place) {
            int restOfWindow = window;
            int restOfPlace = place;
            for (int d = counts.length - 1; d >= 0; d--) {
                if (!covers[d][restOfWindow % counts[d]][restOfPlace % sizes[d]]) {
                    return false;
                }
                restOfWindow /= counts[d];
                restOfPlace /= sizes[d];
            }
            return true;
        }
    }
}
