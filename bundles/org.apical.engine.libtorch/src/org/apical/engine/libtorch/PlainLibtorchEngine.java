package org.apical.engine.libtorch;

import java.util.Map;
import java.util.Set;

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
import org.apical.engine.libtorch.internal.PlainModel;

/**
 * Runs libtorch as a PyTorch script with default settings does: contiguous single-precision tensors, automatic
 * differentiation, PyTorch's own optimisers, batch normalisation in evaluation mode for predictions.
 *
 * <p>It is there to compare other engines with, in the same process and on the same work, and is never chosen unless it
 * is named. An optimiser rule with two state slots becomes PyTorch's Adam (AdamW with decoupled weight decay) with its
 * default betas, a rule without state becomes SGD; the norm of the gradient is not reported.
 *
 * @since 1.0
 */
public final class PlainLibtorchEngine implements Engine {

    private static final Map<Work, Set<Precision>> PRECISIONS = Map.of(Work.TRAINING, Set.of(Precision.FP32),
            Work.PREDICTION, Set.of(Precision.FP32), Work.GRADIENTS, Set.of(Precision.FP32));

    @Override
    public Availability probe() {
        Availability found = Device.probe();
        return found.usable() ? new Availability(true, found.device(), found.version(), PRECISIONS, found.notes())
                : found;
    }

    @Override
    public Model create(TrainedNetwork start, TrainingSpec training) throws ApicalException {
        requireFp32(training.precision());
        return new PlainModel(start, training, training.threads());
    }

    @Override
    public Model open(TrainedNetwork trained, PredictionSpec spec) throws ApicalException {
        requireFp32(spec.precision());
        return new PlainModel(trained, null, spec.threads());
    }

    @Override
    public int rank(Work work, Precision precision) {
        return 0;
    }

    private void requireFp32(Precision precision) throws ApicalException {
        Availability found = probe();
        if (!found.offers(Work.TRAINING, precision)) {
            throw ApicalException.failed(Problem.of("libtorch as PyTorch's defaults cannot run here in " + precision
                    + ".", found.usable() ? "Use fp32." : String.join(" ", found.notes())), null);
        }
    }
}
