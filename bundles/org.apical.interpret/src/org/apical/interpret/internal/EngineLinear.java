package org.apical.interpret.internal;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.engine.Model;

/** A convolution or dense layer, run by the engine. */
record EngineLinear(Model model) implements LinearMap {

    @Override
    public Tensor forward(Tensor input) throws ApicalException {
        return model.predict(input);
    }

    @Override
    public Tensor transposed(Tensor upstream) throws ApicalException {
        // The gradient of a linear map is the same everywhere, so where it is taken does not matter.
        return model.inputGradient(Tensor.zeros(model.network().input().batch(upstream.items())), upstream);
    }
}
