package org.apical.engine.onnx;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.engine.Availability;
import org.apical.api.engine.Engine;
import org.apical.api.engine.Model;
import org.apical.api.engine.Precision;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.engine.TrainingSpec;
import org.apical.api.engine.Work;
import org.apical.api.network.Network;
import org.apical.api.network.TrainedNetwork;
import org.apical.engine.onnx.internal.OnnxModel;
import org.apical.engine.onnx.internal.OrtRuntime;
import org.apical.onnx.OnnxFile;

/**
 * Predicts with ONNX Runtime on the processor, in single precision. It does not train and gives no gradients.
 *
 * <p>Models are independent: each has threads and memory of its own, and several threads may use several at once.
 *
 * @since 1.0
 */
public final class OnnxEngine implements Engine {

    /** Between the small network at 112x112 (197) and Inception-ResNet-v1 at 299x299 (241) in batches of 8. */
    private static final int RANK = 220;

    @Override
    public Availability probe() {
        return OrtRuntime.probe();
    }

    @Override
    public boolean supports(Network network) {
        return OnnxFile.holds(network);
    }

    /**
     * Refuses: this engine does not train.
     *
     * @throws ApicalException always
     */
    @Override
    public Model create(TrainedNetwork start, TrainingSpec training) throws ApicalException {
        throw ApicalException.failed(Problem.of("ONNX Runtime does not train networks.",
                "Train with another engine, or with 'engine: auto'."), null);
    }

    @Override
    public Model open(TrainedNetwork trained, PredictionSpec spec) throws ApicalException {
        Availability found = probe();
        if (!found.usable()) {
            throw ApicalException.failed(Problem.of("ONNX Runtime cannot run here.",
                    String.join(" ", found.notes())), null);
        }
        if (!found.offers(Work.PREDICTION, spec.precision())) {
            throw ApicalException.failed(Problem.of("ONNX Runtime predicts in single precision only.",
                    "Set 'precision: fp32', or choose another engine."), null);
        }
        return new OnnxModel(trained, spec.threads());
    }

    @Override
    public int rank(Work work, Precision precision) {
        return probe().offers(work, precision) ? RANK : 0;
    }
}
