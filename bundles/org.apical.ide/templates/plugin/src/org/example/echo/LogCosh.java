package org.example.echo;

import org.apical.api.NoSettings;
import org.apical.api.Tensor;
import org.apical.api.engine.LossFunction;
import org.apical.api.loss.Loss;
import org.apical.api.task.Target;

/** The logarithm of the hyperbolic cosine of the error. */
public final class LogCosh implements Loss<NoSettings> {

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public boolean supports(Target target) {
        return target.kind() == Target.Kind.REGRESSION;
    }

    @Override
    public LossFunction create(NoSettings settings) {
        return LogCosh::evaluate;
    }

    private static LossFunction.Value evaluate(Tensor output, Tensor target) {
        int present = 0;
        for (float value : target.data()) {
            present += Float.isNaN(value) ? 0 : 1;
        }
        double sum = 0;
        float[] gradient = new float[output.data().length];
        for (int i = 0; i < gradient.length; i++) {
            double error = output.data()[i] - target.data()[i];
            if (!Double.isNaN(error)) {
                // The same as log(cosh(error)), but does not overflow.
                sum += Math.abs(error) + Math.log1p(Math.exp(-2 * Math.abs(error))) - Math.log(2);
                gradient[i] = (float) (Math.tanh(error) / present);
            }
        }
        return new LossFunction.Value(present == 0 ? 0 : sum / present, Tensor.of(gradient, output.shape().clone()));
    }
}
