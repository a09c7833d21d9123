package org.apical.interpret.internal;

import java.util.ArrayList;
import java.util.List;

import org.apical.api.Tensor;
import org.apical.api.network.Shape;

/** Sums and concatenations of tensors. */
final class Joins {

    private Joins() {
    }

    static void addScaled(Tensor sum, Tensor values, double scale) {
        for (int i = 0; i < sum.data().length; i++) {
            sum.data()[i] += (float) (scale * values.data()[i]);
        }
    }

    static Tensor scaled(Tensor values, double scale) {
        return scale == 1 ? values : Layers.each(values, value -> scale * value);
    }

    static Tensor concatenate(List<Tensor> parts, Shape output) {
        int items = parts.get(0).items();
        Tensor joined = Tensor.zeros(output.batch(items));
        int at = 0;
        for (int item = 0; item < items; item++) {
            for (Tensor part : parts) {
                System.arraycopy(part.data(), item * part.itemLength(), joined.data(), at, part.itemLength());
                at += part.itemLength();
            }
        }
        return joined;
    }

    /** Cuts a concatenation apart again. */
    static List<Tensor> split(Tensor joined, List<Shape> shapes) {
        List<Tensor> parts = new ArrayList<>();
        int from = 0;
        for (Shape shape : shapes) {
            Tensor part = Tensor.zeros(shape.batch(joined.items()));
            for (int item = 0; item < joined.items(); item++) {
                System.arraycopy(joined.data(), item * joined.itemLength() + from, part.data(),
                        item * part.itemLength(), part.itemLength());
            }
            from += part.itemLength();
            parts.add(part);
        }
        return parts;
    }
}
