package org.apical.engine.libtorch;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.engine.Availability;
import org.apical.api.engine.Engine;
import org.apical.api.engine.Model;
import org.apical.api.engine.Precision;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.engine.TrainingSpec;
import org.apical.api.engine.Work;
import org.apical.api.network.TrainedNetwork;
import org.apical.engine.libtorch.internal.Device;
import org.apical.engine.libtorch.internal.LibtorchModel;

/**
 * Trains and predicts with libtorch: on an NVIDIA card where its CUDA build is installed and finds one, otherwise on
 * the processor through oneDNN.
 *
 * <p>Networks run as a list of kernels with a backward pass each, channels last, without libtorch's automatic
 * differentiation. All models of a process share one native thread: they may be used from any thread, but work one
 * after another.
 *
 * @since 1.0
 */
public final class LibtorchEngine implements Engine {

    @Override
    public Availability probe() {
        return Device.probe();
    }

    @Override
    public Model create(TrainedNetwork start, TrainingSpec training) throws ApicalException {
        requireOffer(Work.TRAINING, training.precision());
        return new LibtorchModel(start, training, new PredictionSpec(training.threads(), training.precision()));
    }

    @Override
    public Model open(TrainedNetwork trained, PredictionSpec spec) throws ApicalException {
        requireOffer(Work.PREDICTION, spec.precision());
        return new LibtorchModel(trained, null, spec);
    }

    @Override
    public int rank(Work work, Precision precision) {
        return probe().offers(work, precision) ? Device.rank(work, precision) : 0;
    }

    private void requireOffer(Work work, Precision precision) throws ApicalException {
        Availability found = probe();
        if (!found.usable()) {
            throw ApicalException.failed(Problem.of("libtorch cannot run here.",
                    String.join(" ", found.notes())), null);
        } else if (!found.offers(work, precision)) {
            throw ApicalException.failed(Problem.of("libtorch is slow in " + precision + " on this processor ("
                    + found.device() + ") and does not offer it.", "Use fp32."), null);
        }
    }
}
