package org.apical.api.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.apical.api.ApicalException;
import org.apical.api.network.Network;
import org.apical.api.network.NetworkBuilder;
import org.apical.api.network.Shape;

class ParameterUpdateTest {

    /** Keeps a running sum of gradients, so that state shows. */
    private static final UpdateRule SUMMING = new UpdateRule() {
        @Override
        public int stateSlots() {
            return 1;
        }

        @Override
        public void apply(float[] weights, float[] gradient, float[][] state, long step, double learningRate) {
            for (int i = 0; i < weights.length; i++) {
                state[0][i] += gradient[i];
                weights[i] -= (float) learningRate * state[0][i] * step;
            }
        }
    };

    @TempDir
    Path folder;

    private static Network network() {
        NetworkBuilder b = new NetworkBuilder("line", Shape.of(2));
        b.dense("output", Network.INPUT, 1);
        return b.build();
    }

    private static TrainingSpec spec(double decay, boolean decoupled, double clip) {
        return new TrainingSpec((output, target) -> new LossFunction.Value(0, output), SUMMING, decay, decoupled, clip,
                1, 1, Precision.FP32);
    }

    private static Map<String, float[]> weights() {
        return new HashMap<>(Map.of("output.weight", new float[] {1, -2}, "output.bias", new float[] {5}));
    }

    private static Map<String, float[]> gradients() {
        return new HashMap<>(Map.of("output.weight", new float[] {0, 3}, "output.bias", new float[] {4}));
    }

    @Test
    void addsCoupledDecayToKernelsOnly() {
        Map<String, float[]> weights = weights();
        double norm = new ParameterUpdate(network(), spec(0.1, false, 0)).apply(weights, gradients(), 0.5);
        assertEquals(5, norm, 1e-6);
        assertArrayEquals(new float[] {1 - 0.5f * 0.1f, -2 - 0.5f * (3 - 0.2f)}, weights.get("output.weight"), 1e-6f);
        assertArrayEquals(new float[] {5 - 0.5f * 4}, weights.get("output.bias"), 1e-6f);
    }

    @Test
    void shrinksKernelsBesideTheStepWhenDecoupled() {
        Map<String, float[]> weights = weights();
        new ParameterUpdate(network(), spec(0.1, true, 0)).apply(weights, gradients(), 0.5);
        assertArrayEquals(new float[] {0.95f, -1.9f - 1.5f}, weights.get("output.weight"), 1e-6f);
        assertArrayEquals(new float[] {3}, weights.get("output.bias"), 1e-6f);
    }

    @Test
    void clipsTheNormOverAllParameters() {
        Map<String, float[]> weights = weights();
        new ParameterUpdate(network(), spec(0, false, 1)).apply(weights, gradients(), 1);
        assertArrayEquals(new float[] {1, -2 - 0.6f}, weights.get("output.weight"), 1e-6f);
        assertArrayEquals(new float[] {5 - 0.8f}, weights.get("output.bias"), 1e-6f);
    }

    @Test
    void goesOnFromSavedState() throws ApicalException {
        ParameterUpdate whole = new ParameterUpdate(network(), spec(0.1, false, 0));
        Map<String, float[]> expected = weights();
        whole.apply(expected, gradients(), 0.1);
        whole.save(folder);
        Map<String, float[]> resumed = new HashMap<>();
        expected.forEach((name, values) -> resumed.put(name, values.clone()));
        whole.apply(expected, gradients(), 0.1);

        ParameterUpdate second = new ParameterUpdate(network(), spec(0.1, false, 0));
        second.restore(folder);
        second.apply(resumed, gradients(), 0.1);
        assertEquals(2, second.step());
        assertArrayEquals(expected.get("output.weight"), resumed.get("output.weight"));
        assertArrayEquals(expected.get("output.bias"), resumed.get("output.bias"));
    }
}
