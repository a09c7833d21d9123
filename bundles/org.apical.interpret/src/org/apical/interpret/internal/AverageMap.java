package org.apical.interpret.internal;

import java.util.Arrays;

import org.apical.api.Tensor;
import org.apical.api.network.Shape;

/** Average pooling over windows or over everything. */
final class AverageMap implements LinearMap {

    private final Windows windows;
    private final int[] counts;
    private final Shape input;
    private final Shape output;

    AverageMap(Windows windows, Shape input, Shape output) {
        this.windows = windows;
        this.counts = windows.counts();
        this.input = input;
        this.output = output;
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor y = Tensor.zeros(output.batch(x.items()));
        double[] sum = new double[windows.windows()];
        for (int channel = 0; channel < x.items() * input.channels(); channel++) {
            Arrays.fill(sum, 0);
            int from = channel * windows.places();
            windows.forEach((place, window) -> sum[window] += x.data()[from + place]);
            for (int window = 0; window < sum.length; window++) {
                y.data()[channel * sum.length + window] = (float) (sum[window] / counts[window]);
            }
        }
        return y;
    }

    @Override
    public Tensor transposed(Tensor upstream) {
        Tensor down = Tensor.zeros(input.batch(upstream.items()));
        for (int channel = 0; channel < upstream.items() * input.channels(); channel++) {
            int from = channel * windows.windows();
            int into = channel * windows.places();
            windows.forEach((place, window) ->
                    down.data()[into + place] += upstream.data()[from + window] / counts[window]);
        }
        return down;
    }
}
