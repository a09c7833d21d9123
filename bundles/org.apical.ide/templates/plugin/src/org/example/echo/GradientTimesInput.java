package org.example.echo;

import org.apical.api.NoSettings;
import org.apical.api.Tensor;
import org.apical.api.interpreter.Interpreter;
import org.apical.api.interpreter.SaliencyMethod;

/** The derivative of the output with respect to every input value, times that value (Shrikumar et al. 2016). */
public final class GradientTimesInput implements Interpreter<NoSettings> {

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public SaliencyMethod create(NoSettings settings) {
        return (model, input, output, seed, progress) -> {
            Tensor map = Tensor.zeros(input.shape().clone());
            int length = input.itemLength();
            for (int item = 0; item < input.items(); item++) {
                progress.checkCancelled();
                Tensor one = input.items(item, item + 1);
                Tensor weights = Tensor.zeros(model.predict(one).shape().clone());
                weights.data()[output] = 1;
                float[] gradient = model.inputGradient(one, weights).data();
                for (int i = 0; i < length; i++) {
                    map.data()[item * length + i] = Math.abs(gradient[i] * one.data()[i]);
                }
            }
            return map;
        };
    }

    @Override
    public long passesPerItem(NoSettings settings) {
        return 2;
    }
}
