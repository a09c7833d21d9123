package org.apical.engine.conformance.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.engine.Availability;
import org.apical.api.engine.Batch;
import org.apical.api.engine.Engine;
import org.apical.api.engine.LossFunction;
import org.apical.api.engine.Model;
import org.apical.api.engine.Precision;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.engine.TrainingSpec;
import org.apical.api.engine.Work;
import org.apical.api.engine.support.DeviceThread;
import org.apical.api.engine.support.DropoutMask;
import org.apical.api.engine.support.HostModel;
import org.apical.api.engine.support.MemoryGuard;
import org.apical.api.network.Network;
import org.apical.api.network.Node;
import org.apical.api.network.Operation;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.network.Weights;

/** An engine of plain loops that keeps the contract; tests break it by overriding. */
class NaiveEngine implements Engine {

    private static final DeviceThread THREAD = new DeviceThread("naive", NaiveEngine.class, () -> {
    });

    private final Set<Precision> precisions;

    NaiveEngine(Precision... precisions) {
        this.precisions = Set.of(precisions);
    }

    @Override
    public Availability probe() {
        return new Availability(true, "CPU, plain loops", "1", Map.of(Work.TRAINING, precisions, Work.PREDICTION,
                precisions, Work.GRADIENTS, precisions), List.of());
    }

    @Override
    public Model create(TrainedNetwork start, TrainingSpec training) throws ApicalException {
        return new NaiveModel(start, training, training.precision());
    }

    @Override
    public Model open(TrainedNetwork trained, PredictionSpec spec) throws ApicalException {
        return new NaiveModel(trained, null, spec.precision());
    }

    @Override
    public int rank(Work work, Precision precision) {
        return 1;
    }

    /** The network whose operations are run; a broken engine runs another. */
    NaivePass pass(Network network, Map<String, double[]> weights, boolean training, int items,
            DoubleUnaryOperator rounding) {
        return new NaivePass(network, weights, training, items, rounding);
    }

    /** What dropout multiplies by. */
    float[] mask(double rate, Node node, long stepSeed, int length) {
        return DropoutMask.draw(rate, node.name(), stepSeed, length);
    }

    /** A chance to spoil the gradients, and the moments of the batch, of a step. */
    void spoil(Map<String, float[]> results) {
    }

    /** Rounds to the 8 bits of bfloat16. */
    static double toBfloat16(double value) {
        return Float.intBitsToFloat(Float.floatToIntBits((float) value) + 0x8000 & 0xFFFF0000);
    }

    private final class NaiveModel extends HostModel {

        private final TrainingSpec training;
        private final DoubleUnaryOperator rounding;
        private TrainedNetwork folded;

        NaiveModel(TrainedNetwork start, TrainingSpec training, Precision precision) {
            super("Naive", start, training, THREAD, new MemoryGuard(start.network(), 16, node -> true,
                    () -> Runtime.getRuntime().maxMemory()));
            this.training = training;
            this.rounding = precision == Precision.FP32 ? value -> (float) value : NaiveEngine::toBfloat16;
        }

        private NaivePass pass(Network network, Map<String, float[]> present, boolean train, int items) {
            Map<String, double[]> weights = new LinkedHashMap<>();
            present.forEach((name, values) -> {
                double[] rounded = Differences.doubles(values);
                for (int i = 0; i < rounded.length; i++) {
                    rounded[i] = rounding.applyAsDouble(rounded[i]);
                }
                weights.put(name, rounded);
            });
            return NaiveEngine.this.pass(network, weights, train, items, rounding);
        }

        @Override
        protected double computeGradients(Batch batch, Map<String, float[]> present, Map<String, float[]> results,
                long stepSeed) {
            NaivePass pass = pass(network(), present, true, batch.input().items());
            double[] output = pass.forward(Differences.doubles(batch.input().data()), node -> Differences.doubles(
                    mask(((Operation.Dropout) node.operation()).rate(), node, stepSeed,
                            (int) (batch.input().items() * node.output().length()))));
            LossFunction.Value value = training.loss().evaluate(tensor(output, batch.target().shape()),
                    batch.target());
            pass.backward(Differences.doubles(value.gradient().data()));
            results.forEach((name, array) -> java.util.Arrays.fill(array, 0));
            pass.weightGradients().forEach((name, gradient) -> write(gradient, results.get(name)));
            for (Node node : network().nodes()) {
                for (int c = 0; node.operation() instanceof Operation.BatchNorm && c < node.output().channels(); c++) {
                    double[] moments = pass.moments(node.name(), c);
                    results.get(node.name() + ".mean")[c] = (float) moments[0];
                    results.get(node.name() + ".variance")[c] = (float) moments[1];
                }
            }
            spoil(results);
            return value.mean();
        }

        @Override
        protected void load(TrainedNetwork network) {
            folded = network;
        }

        private NaivePass predictor(int items) {
            return pass(folded.network(), arrays(folded.weights()), false, items);
        }

        @Override
        protected Tensor runForward(Tensor input) {
            double[] output = predictor(input.items()).forward(Differences.doubles(input.data()), node -> null);
            return tensor(output, network().output().output().batch(input.items()));
        }

        @Override
        protected Tensor runBackward(Tensor input, Tensor outputGradient) {
            NaivePass pass = predictor(input.items());
            pass.forward(Differences.doubles(input.data()), node -> null);
            pass.backward(Differences.doubles(outputGradient.data()));
            return tensor(pass.inputGradient(), input.shape());
        }

        @Override
        protected void release(boolean closing) {
            folded = closing ? null : folded;
        }
    }

    private static Map<String, float[]> arrays(Weights weights) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        weights.values().forEach((name, tensor) -> arrays.put(name, tensor.data()));
        return arrays;
    }

    private static Tensor tensor(double[] values, int[] shape) {
        float[] data = new float[values.length];
        write(values, data);
        return Tensor.of(data, shape.clone());
    }

    private static void write(double[] values, float[] to) {
        for (int i = 0; i < values.length; i++) {
            to[i] = (float) values[i];
        }
    }
}
