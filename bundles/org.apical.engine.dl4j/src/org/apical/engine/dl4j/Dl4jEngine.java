package org.apical.engine.dl4j;

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
import org.apical.engine.dl4j.internal.Dl4jModel;
import org.apical.engine.dl4j.internal.Device;

/**
 * Trains and predicts with Deeplearning4j on the processor, through oneDNN where the system's build has it.
 *
 * <p>All models of a process share one native thread: they may be used from any thread, but work one after another.
 *
 * @since 1.0
 */
public final class Dl4jEngine implements Engine {

    /** Measured on the small network at 112x112, training with batches of 24. */
    private static final int RANK = 60;

    @Override
    public Availability probe() {
        return Device.probe();
    }

    @Override
    public Model create(TrainedNetwork start, TrainingSpec training) throws ApicalException {
        requireUsable();
        return new Dl4jModel(start, training, training.threads());
    }

    @Override
    public Model open(TrainedNetwork trained, PredictionSpec spec) throws ApicalException {
        requireUsable();
        return new Dl4jModel(trained, null, spec.threads());
    }

    @Override
    public int rank(Work work, Precision precision) {
        return Device.probe().offers(work, precision) ? RANK : 0;
    }

    private void requireUsable() throws ApicalException {
        Availability found = probe();
        if (!found.usable()) {
            throw ApicalException.failed(Problem.of("Deeplearning4j cannot run here.",
                    String.join(" ", found.notes())), null);
        }
    }
}
