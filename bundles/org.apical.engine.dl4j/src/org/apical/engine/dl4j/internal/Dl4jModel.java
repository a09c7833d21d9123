package org.apical.engine.dl4j.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apical.api.Tensor;
import org.apical.api.engine.Batch;
import org.apical.api.engine.LossFunction;
import org.apical.api.engine.TrainingSpec;
import org.apical.api.engine.support.HostModel;
import org.apical.api.engine.support.MemoryGuard;
import org.apical.api.network.Operation;
import org.apical.api.network.Shape;
import org.apical.api.network.TrainedNetwork;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network on Deeplearning4j: one graph that trains, and a second one without batch normalisation that predicts. The
 * weights are copied to the device for each step.
 */
public final class Dl4jModel extends HostModel {

    private static final int BYTES_PER_VALUE = 4;

    private final int threads;
    private final TrainingSpec training;
    private CompiledNetwork trainer;
    private CompiledNetwork predictor;
    private long stepSeed;

    /**
     * Makes a model.
     *
     * @param start the network and the weights to begin with, copied
     * @param training how to train, or {@code null} for a model that does not
     * @param threads how many processor threads to use
     */
    public Dl4jModel(TrainedNetwork start, TrainingSpec training, int threads) {
        // Activations run in place.
        super("Deeplearning4j", start, training, NativeRuntime.THREAD, new MemoryGuard(start.network(),
                BYTES_PER_VALUE, node -> !(node.operation() instanceof Operation.Activation),
                Pointer::availablePhysicalBytes));
        this.training = training;
        this.threads = threads;
    }

    @Override
    protected double computeGradients(Batch batch, Map<String, float[]> present, Map<String, float[]> results,
            long seed) {
        NativeRuntime.useThreads(threads);
        stepSeed = seed;
        if (trainer == null) {
            trainer = GraphCompiler.forTraining(network(), () -> stepSeed);
        }
        double[] loss = new double[1];
        trainer.upload(present);
        trainer.graph().forwardBackward(trainer.input(batch.input()), true, output -> {
            LossFunction.Value value = training.loss().evaluate(outputTensor(output, batch.input().items()),
                    batch.target());
            loss[0] = value.mean();
            return Shapes.channelsLast(value.gradient().data(), network().output().output());
        });
        trainer.downloadGradients(results);
        return loss[0];
    }

    @Override
    protected void load(TrainedNetwork folded) {
        NativeRuntime.useThreads(threads);
        if (predictor == null) {
            predictor = GraphCompiler.forPrediction(folded.network());
        }
        Map<String, float[]> values = new LinkedHashMap<>();
        folded.weights().values().forEach((name, tensor) -> values.put(name, tensor.data()));
        predictor.upload(values);
    }

    @Override
    protected Tensor runForward(Tensor input) {
        NativeRuntime.useThreads(threads);
        return outputTensor(predictor.graph().predict(predictor.input(input)), input.items());
    }

    @Override
    protected Tensor runBackward(Tensor input, Tensor outputGradient) {
        NativeRuntime.useThreads(threads);
        float[] weighted = Shapes.channelsLast(outputGradient.data(), network().output().output());
        predictor.graph().forwardBackward(predictor.input(input), false, output -> weighted);
        return Tensor.of(predictor.inputGradient(), input.shape().clone());
    }

    private Tensor outputTensor(float[] values, int items) {
        Shape shape = network().output().output();
        return Tensor.of(Shapes.channelsFirst(values, shape), shape.batch(items));
    }

    @Override
    protected void release(boolean closing) {
        if (closing) {
            for (CompiledNetwork compiled : Arrays.asList(trainer, predictor)) {
                if (compiled != null) {
                    compiled.free();
                }
            }
        }
        if (trainer != null || predictor != null) {
            Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
        }
    }
}
