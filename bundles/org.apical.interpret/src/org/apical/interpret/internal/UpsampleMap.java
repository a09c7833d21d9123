package org.apical.interpret.internal;

import org.apical.api.Tensor;
import org.apical.api.network.Shape;

/** Repeats every value along each spatial dimension. */
final class UpsampleMap implements LinearMap {

    private final Shape input;
    private final Shape output;
    private final int[] source;

    UpsampleMap(int factor, Shape input, Shape output) {
        this.input = input;
        this.output = output;
        int rank = input.spatialRank();
        this.source = new int[(int) (output.length() / output.channels())];
        for (int place = 0; place < source.length; place++) {
            int rest = place;
            int step = 1;
            for (int d = rank - 1; d >= 0; d--) {
                int size = output.spatial().get(d);
                source[place] += rest % size / factor * step;
                step *= input.spatial().get(d);
                rest /= size;
            }
        }
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor y = Tensor.zeros(output.batch(x.items()));
        int places = (int) (input.length() / input.channels());
        for (int i = 0; i < y.data().length; i++) {
            y.data()[i] = x.data()[i / source.length * places + source[i % source.length]];
        }
        return y;
    }

    @Override
    public Tensor transposed(Tensor upstream) {
        Tensor down = Tensor.zeros(input.batch(upstream.items()));
        int places = (int) (input.length() / input.channels());
        for (int i = 0; i < upstream.data().length; i++) {
            down.data()[i / source.length * places + source[i % source.length]] += upstream.data()[i];
        }
        return down;
    }
}
