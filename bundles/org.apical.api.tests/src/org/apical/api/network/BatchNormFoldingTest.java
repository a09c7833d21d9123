package org.apical.api.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.Tensor;
import org.junit.jupiter.api.Test;

class BatchNormFoldingTest {

    /** With these, channel 0 becomes 2 x - 1 and channel 1 becomes 0.5 x + 4. */
    private static final Map<String, float[]> NORM = Map.of("gamma", new float[] {4, 1}, "beta", new float[] {5, 3},
            "mean", new float[] {3, -2}, "variance", new float[] {3, 3});

    private static TrainedNetwork trained(NetworkBuilder builder, Map<String, float[]> values) {
        Network network = builder.build();
        Map<String, Tensor> weights = new LinkedHashMap<>();
        for (ParameterSpec spec : network.parameters()) {
            String parameter = spec.name().substring(spec.name().indexOf('.') + 1);
            float[] data = values.getOrDefault(spec.name(), NORM.get(parameter));
            weights.put(spec.name(), Tensor.of(data, spec.sizes()));
        }
        return new TrainedNetwork(network, new Weights(weights));
    }

    private static float[] values(TrainedNetwork trained, String parameter) {
        return trained.weights().get(parameter).data();
    }

    @Test
    void aConvolutionTakesScaleAndShiftAndTheName() {
        NetworkBuilder builder = new NetworkBuilder("net", Shape.of(1, 4));
        builder.add("conv", new Operation.Convolution(2, List.of(2), List.of(1), List.of(0), false), "input");
        builder.add("norm", new Operation.BatchNorm(1, 0.9), "conv");
        TrainedNetwork folded = BatchNormFolding.fold(trained(builder, Map.of("conv.weight",
                new float[] {1, 2, 3, 4})));
        assertEquals(List.of("norm"), folded.network().nodes().stream().map(Node::name).toList());
        assertArrayEquals(new float[] {2, 4, 1.5f, 2}, values(folded, "norm.weight"));
        assertArrayEquals(new float[] {-1, 4}, values(folded, "norm.bias"));
    }

    @Test
    void aTransposedConvolutionIsScaledByItsSecondDimensionAndItsBiasToo() {
        NetworkBuilder builder = new NetworkBuilder("net", Shape.of(2, 4));
        builder.add("up", new Operation.TransposedConvolution(2, List.of(1), List.of(1), List.of(0), true), "input");
        builder.add("norm", new Operation.BatchNorm(1, 0.9), "up");
        TrainedNetwork folded = BatchNormFolding.fold(trained(builder, Map.of("up.weight",
                new float[] {1, 2, 3, 4}, "up.bias", new float[] {10, 20})));
        assertArrayEquals(new float[] {2, 1, 6, 2}, values(folded, "norm.weight"));
        assertArrayEquals(new float[] {19, 14}, values(folded, "norm.bias"));
    }

    @Test
    void aLayerThatIsReadTwiceStaysAndTheNormBecomesDiagonal() {
        NetworkBuilder builder = new NetworkBuilder("net", Shape.of(3));
        builder.dense("dense", "input", 2);
        builder.add("norm", new Operation.BatchNorm(1, 0.9), "dense");
        builder.add("sum", new Operation.Add(List.of(1.0, 1.0)), "dense", "norm");
        TrainedNetwork before = trained(builder, Map.of("dense.weight", new float[] {1, 2, 3, 4, 5, 6}, "dense.bias",
                new float[] {7, 8}));
        TrainedNetwork folded = BatchNormFolding.fold(before);
        assertEquals(new Operation.Dense(2, true), folded.network().node("norm").operation());
        assertArrayEquals(new float[] {2, 0, 0, 0.5f}, values(folded, "norm.weight"));
        assertArrayEquals(new float[] {-1, 4}, values(folded, "norm.bias"));
        assertArrayEquals(values(before, "dense.weight"), values(folded, "dense.weight"));
        assertArrayEquals(new float[] {7, 8}, values(folded, "dense.bias"));
    }

    @Test
    void aNormOfTheInputBecomesAConvolutionOfItsRank() {
        NetworkBuilder builder = new NetworkBuilder("net", Shape.of(2, 3, 4, 5));
        builder.add("norm", new Operation.BatchNorm(1, 0.9), "input");
        builder.relu("relu", "norm");
        TrainedNetwork folded = BatchNormFolding.fold(trained(builder, Map.of()));
        assertEquals(new Operation.Convolution(2, List.of(1, 1, 1), List.of(1, 1, 1), List.of(0, 0, 0), true),
                folded.network().node("norm").operation());
        assertEquals("relu", folded.network().output().name());
        assertTrue(folded.network().parameters().stream().allMatch(ParameterSpec::trainable));
    }
}
