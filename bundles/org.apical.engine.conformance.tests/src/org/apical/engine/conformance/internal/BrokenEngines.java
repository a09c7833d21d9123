package org.apical.engine.conformance.internal;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.engine.Batch;
import org.apical.api.engine.Engine;
import org.apical.api.engine.Model;
import org.apical.api.engine.ModelFiles;
import org.apical.api.engine.Precision;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.engine.StepResult;
import org.apical.api.engine.TrainingSpec;
import org.apical.api.engine.UpdateRule;
import org.apical.api.network.Network;
import org.apical.api.network.Node;
import org.apical.api.network.Operation;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.network.Weights;

/** Engines that each do one thing wrong. */
final class BrokenEngines {

    private static final int LEAK_BYTES = 1 << 20;

    /** What the leaking engines keep. */
    private final List<ByteBuffer> kept = new ArrayList<>();
    private int calls;

    /** Spoils the results of every step. */
    private interface Spoiler {

        void spoil(Map<String, float[]> results);
    }

    private static Engine spoiling(Spoiler spoiler) {
        return new NaiveEngine(Precision.FP32) {

            @Override
            void spoil(Map<String, float[]> results) {
                spoiler.spoil(results);
            }
        };
    }

    private static void scale(float[] values, float factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    static Engine wrongBiasGradient() {
        return spoiling(results -> results.forEach((name, values) -> scale(values, name.endsWith(".bias") ? 1.1f : 1)));
    }

    static Engine biasedVariance() {
        return spoiling(results -> results.forEach(
                (name, values) -> scale(values, name.endsWith(".variance") ? 0.9f : 1)));
    }

    Engine notDeterministic() {
        return spoiling(results -> results.values().forEach(values -> scale(values, 1 + 1e-6f * ++calls)));
    }

    /** Other nodes than the network has. */
    private static Engine replacing(UnaryOperator<Operation> operation, boolean backwardOnly) {
        return new NaiveEngine(Precision.FP32) {

            @Override
            NaivePass pass(Network network, Map<String, double[]> weights, boolean training, int items,
                    DoubleUnaryOperator rounding) {
                return new NaivePass(network, weights, training, items, rounding) {

                    @Override
                    Node seen(Node node, boolean backward) {
                        return backwardOnly && !backward ? node : new Node(node.name(),
                                operation.apply(node.operation()), node.inputs(), node.output());
                    }
                };
            }
        };
    }

    static Engine ignoresPadding() {
        return replacing(operation -> operation instanceof Operation.Convolution c ? new Operation.Convolution(
                c.filters(), c.kernel(), c.stride(), c.padding().stream().map(padding -> 0).toList(), c.bias())
                : operation, false);
    }

    static Engine wrongInputGradient() {
        return replacing(operation -> operation instanceof Operation.Activation a
                && a.kind() == Operation.Activation.Kind.LEAKY_RELU
                ? new Operation.Activation(Operation.Activation.Kind.RELU) : operation, true);
    }

    private static Engine masking(UnaryOperator<float[]> change, boolean everyStepAlike) {
        return new NaiveEngine(Precision.FP32) {

            @Override
            float[] mask(double rate, Node node, long stepSeed, int length) {
                return change.apply(super.mask(rate, node, everyStepAlike ? 1 : stepSeed, length));
            }
        };
    }

    static Engine unscaledDropout() {
        return masking(mask -> {
            for (int i = 0; i < mask.length; i++) {
                mask[i] = Math.min(1, mask[i]);
            }
            return mask;
        }, false);
    }

    static Engine sameDropoutEveryStep() {
        return masking(mask -> mask, true);
    }

    static Engine dropoutPerItem() {
        return masking(mask -> {
            for (int i = 0; i < mask.length; i++) {
                mask[i] = mask[i / 64 * 64];
            }
            return mask;
        }, false);
    }

    private static Engine training(UnaryOperator<TrainingSpec> change) {
        return new NaiveEngine(Precision.FP32) {

            @Override
            public Model create(TrainedNetwork start, TrainingSpec training) throws ApicalException {
                return super.create(start, change.apply(training));
            }
        };
    }

    static Engine clipsNothing() {
        return training(t -> new TrainingSpec(t.loss(), t.rule(), t.weightDecay(), t.decoupledDecay(), 0, t.threads(),
                t.seed(), t.precision()));
    }

    static Engine couplesDecay() {
        return training(t -> new TrainingSpec(t.loss(), t.rule(), t.weightDecay(), false, t.gradientClip(),
                t.threads(), t.seed(), t.precision()));
    }

    static Engine ignoresTheSeed() {
        return training(t -> new TrainingSpec(t.loss(), t.rule(), t.weightDecay(), t.decoupledDecay(),
                t.gradientClip(), t.threads(), 1, t.precision()));
    }

    static Engine takesMissingLabelsForZero() {
        return training(t -> new TrainingSpec((output, target) -> {
            float[] labels = target.data().clone();
            for (int i = 0; i < labels.length; i++) {
                labels[i] = Float.isNaN(labels[i]) ? 0 : labels[i];
            }
            return t.loss().evaluate(output, Tensor.of(labels, target.shape()));
        }, t.rule(), t.weightDecay(), t.decoupledDecay(), t.gradientClip(), t.threads(), t.seed(), t.precision()));
    }

    static Engine roundsWeights() {
        return training(t -> new TrainingSpec(t.loss(), new UpdateRule() {

            @Override
            public int stateSlots() {
                return t.rule().stateSlots();
            }

            @Override
            public void apply(float[] weights, float[] gradient, float[][] state, long step, double learningRate) {
                t.rule().apply(weights, gradient, state, step, learningRate);
                round(weights);
            }
        }, t.weightDecay(), t.decoupledDecay(), t.gradientClip(), t.threads(), t.seed(), t.precision()));
    }

    private static void round(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) NaiveEngine.toBfloat16(values[i]);
        }
    }

    static Engine forgetsOptimiserState() {
        return new NaiveEngine(Precision.FP32) {

            @Override
            public Model resume(Path folder, TrainingSpec training) throws ApicalException {
                return create(ModelFiles.read(folder), training);
            }
        };
    }

    /** Models that are wrapped. */
    private static Engine wrapping(UnaryOperator<Model> wrap) {
        return new NaiveEngine(Precision.FP32) {

            @Override
            public Model create(TrainedNetwork start, TrainingSpec training) throws ApicalException {
                return wrap.apply(super.create(start, training));
            }

            @Override
            public Model open(TrainedNetwork trained, PredictionSpec spec) throws ApicalException {
                return wrap.apply(super.open(trained, spec));
            }
        };
    }

    static Engine savesRounded() {
        return wrapping(model -> new OtherModel(model) {

            @Override
            public void save(Path folder) throws ApicalException {
                super.save(folder);
                Map<String, Tensor> rounded = new LinkedHashMap<>();
                snapshot().weights().values().forEach((name, tensor) -> {
                    round(tensor.data());
                    rounded.put(name, tensor);
                });
                ModelFiles.write(new TrainedNetwork(network(), new Weights(rounded)), folder);
            }
        });
    }

    static Engine reusesItsOutput() {
        Tensor[] output = new Tensor[1];
        return predicting((model, input) -> {
            Tensor next = model.predict(input);
            if (output[0] == null || !Arrays.equals(output[0].shape(), next.shape())) {
                output[0] = next;
            }
            System.arraycopy(next.data(), 0, output[0].data(), 0, next.data().length);
            return output[0];
        });
    }

    static Engine cannotClose() {
        return wrapping(model -> new OtherModel(model) {

            @Override
            public void close() {
                // This is what is wrong with it.
            }
        });
    }

    static Engine pretendsToTrain() {
        return wrapping(model -> new OtherModel(model) {

            @Override
            public StepResult fit(Batch batch, double learningRate) throws ApicalException {
                try {
                    return super.fit(batch, learningRate);
                } catch (IllegalStateException e) {
                    return new StepResult(0, 0);
                }
            }
        });
    }

    /** A way to predict that goes wrong. */
    private interface Prediction {

        Tensor of(Model model, Tensor input) throws ApicalException;
    }

    private static Engine predicting(Prediction prediction) {
        return wrapping(model -> new OtherModel(model) {

            @Override
            public Tensor predict(Tensor input) throws ApicalException {
                return prediction.of(model, input);
            }
        });
    }

    static Engine takesAnyShape() {
        return predicting((model, input) -> {
            try {
                return model.predict(input);
            } catch (IllegalArgumentException e) {
                return Tensor.zeros(model.network().output().output().batch(input.items()));
            }
        });
    }

    static Engine saysNothingAboutMemory() {
        return predicting((model, input) -> {
            try {
                return model.predict(input);
            } catch (ApicalException e) {
                throw new IllegalStateException("bad alloc", e);
            }
        });
    }

    private void leak() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(LEAK_BYTES);
        for (int i = 0; i < LEAK_BYTES; i += 1024) {
            buffer.put(i, (byte) 1);
        }
        kept.add(buffer);
    }

    Engine leaksEveryStep() {
        return wrapping(model -> new OtherModel(model) {

            @Override
            public StepResult fit(Batch batch, double learningRate) throws ApicalException {
                leak();
                return super.fit(batch, learningRate);
            }
        });
    }

    Engine leaksModels() {
        return wrapping(model -> new OtherModel(model) {

            @Override
            public void close() {
                for (int i = 0; i < 8; i++) {
                    leak();
                }
                super.close();
            }
        });
    }
}
