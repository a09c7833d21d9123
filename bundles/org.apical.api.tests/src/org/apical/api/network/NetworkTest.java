package org.apical.api.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.apical.api.Tensor;

class NetworkTest {

    private static Network everything() {
        NetworkBuilder b = new NetworkBuilder("everything", Shape.of(2, 12, 10));
        String x = b.convolution2d("conv", Network.INPUT, 4, 3, 1, 1, true);
        x = b.batchNorm("norm", x);
        x = b.relu("relu", x);
        String pooled = b.add("pool", new Operation.Pool(Operation.PoolKind.AVERAGE, List.of(3, 3), List.of(2, 2),
                List.of(1, 1)), x);
        String up = b.add("up", new Operation.Upsample(2), pooled);
        String transposed = b.add("back", new Operation.TransposedConvolution(4, List.of(2, 2), List.of(2, 2),
                List.of(0, 0), true), pooled);
        String joined = b.add("join", new Operation.Concatenate(), up, transposed);
        String sum = b.add("sum", new Operation.Add(List.of(1.0, 0.5)), up, transposed);
        String dropped = b.add("drop", new Operation.Dropout(0.2), sum);
        String flat = b.add("flat", new Operation.Flatten(), dropped);
        String global = b.globalAveragePool("global", joined);
        String both = b.add("both", new Operation.Concatenate(), flat, global);
        b.dense("output", both, 3);
        return b.build();
    }

    @Test
    void followsShapesThroughEveryOperation() {
        Network network = everything();
        assertEquals(Shape.of(4, 12, 10), network.shapeOf("norm"));
        assertEquals(Shape.of(4, 6, 5), network.shapeOf("pool"));
        assertEquals(Shape.of(4, 12, 10), network.shapeOf("back"));
        assertEquals(Shape.of(8, 12, 10), network.shapeOf("join"));
        assertEquals(Shape.of(488), network.shapeOf("both"));
        assertEquals(Shape.of(3), network.output().output());
    }

    @Test
    void countsParametersAndMultiplies() {
        Network network = everything();
        long conv = 4 * 2 * 9 + 4;
        long norm = 4 + 4;
        long back = 4 * 4 * 4 + 4;
        long dense = 488 * 3 + 3;
        assertEquals(conv + norm + back + dense, network.trainableParameterCount());
        assertEquals(conv + norm + 8 + back + dense,
                network.parameters().stream().mapToLong(ParameterSpec::length).sum());
        assertEquals(4 * 12 * 10 * 2 * 9 + 4 * 6 * 5 * 4 * 4 + 488 * 3, network.multiplyCount());
    }

    /** Review (Howard and Francis), figure of noughts and crosses: 36 + 8 = 44 weights against 28 x 28 x 2 = 1568. */
    @Test
    void countsTheReviewsNoughtsAndCrosses() {
        NetworkBuilder cnn = new NetworkBuilder("cnn", Shape.of(1, 28, 28));
        String x = cnn.convolution2d("kernels", Network.INPUT, 4, 3, 1, 0, false);
        x = cnn.add("pool", new Operation.GlobalPool(Operation.PoolKind.MAXIMUM), x);
        cnn.add("output", new Operation.Dense(2, false), x);
        assertEquals(44, cnn.build().trainableParameterCount());
        NetworkBuilder dense = new NetworkBuilder("dense", Shape.of(1, 28, 28));
        dense.add("output", new Operation.Dense(2, false),
                dense.add("flat", new Operation.Flatten(), Network.INPUT));
        assertEquals(1568, dense.build().trainableParameterCount());
    }

    @Test
    void saysWhichNodeDoesNotFit() {
        NetworkBuilder b = new NetworkBuilder("small", Shape.of(1, 4, 4));
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> b.convolution2d("wide", Network.INPUT, 2, 7, 1, 0, false));
        assertTrue(e.getMessage().contains("'wide'") && e.getMessage().contains("1x4x4"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> b.dense("dense", Network.INPUT, 2));
        assertThrows(IllegalArgumentException.class, () -> b.relu("relu", "nowhere"));
        b.relu("relu", Network.INPUT);
        assertThrows(IllegalArgumentException.class, () -> b.relu("relu", Network.INPUT));
    }

    @Test
    void survivesItsJson() {
        assertEquals(everything(), NetworkJson.fromJson(NetworkJson.toJson(everything())));
    }

    @Test
    void refusesJsonThatIsNoNetwork() {
        String json = NetworkJson.toJson(everything());
        for (String broken : List.of("", "[]", "{}", json.replace("\"dense\"", "\"dens\""),
                json.replace("\"units\": 3", "\"units\": -3"), json.substring(0, json.length() / 2),
                json.replace("\"filters\": 4", "\"filters\": \"four\""))) {
            assertThrows(IllegalArgumentException.class, () -> NetworkJson.fromJson(broken), broken);
        }
    }

    @Test
    void drawsWeightsOfHesDeviation() {
        NetworkBuilder b = new NetworkBuilder("wide", Shape.of(64, 8, 8));
        String x = b.convolution2d("conv", Network.INPUT, 128, 3, 1, 1, true);
        b.dense("output", b.globalAveragePool("pool", x), 1);
        Network network = b.build();
        Weights weights = Weights.initial(network, 5);
        weights.checkFor(network);
        Tensor kernel = weights.get("conv.weight");
        double squares = 0;
        for (float value : kernel.data()) {
            squares += (double) value * value;
        }
        double expected = Math.sqrt(2.0 / (64 * 9));
        assertEquals(expected, Math.sqrt(squares / kernel.data().length), 0.02 * expected);
        assertEquals(weights, Weights.initial(network, 5));
        assertEquals(new Tensor(new int[] {128}, new float[128]), weights.get("conv.bias"));
    }
}
