package org.apical.echonet.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apical.api.network.Network;
import org.apical.api.network.Operation;
import org.apical.api.network.Shape;
import org.junit.jupiter.api.Test;

class InceptionResnetV1Test {

    private static Network build(Shape input, int outputs) {
        return new InceptionResnetV1().build(new InceptionResnetV1.Settings(0.2), input, outputs);
    }

    @Test
    void hasTheParametersAndTheCostOfTheKnownNetwork() {
        Network network = build(Shape.of(1, 299, 299), 1);
        assertEquals(14_448_641, network.trainableParameterCount());
        assertEquals(4_081_359_200L, network.multiplyCount(), 100_000);
    }

    @Test
    void gridsShrinkAsInThePaper() {
        Network network = build(Shape.of(1, 299, 299), 1);
        assertEquals(Shape.of(192, 35, 35), network.shapeOf("a5Relu"));
        assertEquals(Shape.of(576, 17, 17), network.shapeOf("b10Relu"));
        assertEquals(Shape.of(1344, 8, 8), network.shapeOf("c5Relu"));
        assertEquals(Shape.of(1), network.output().output());
    }

    @Test
    void changesAreScaledByBlock() {
        Network network = build(Shape.of(1, 299, 299), 1);
        long[] counts = new long[3];
        double[] scales = {0.17, 0.10, 0.20};
        network.nodes().stream().map(node -> node.operation()).filter(Operation.Add.class::isInstance)
                .map(Operation.Add.class::cast).forEach(add -> {
                    assertEquals(1.0, add.scales().get(0));
                    for (int i = 0; i < 3; i++) {
                        counts[i] += add.scales().get(1) == scales[i] ? 1 : 0;
                    }
                });
        assertEquals(5, counts[0]);
        assertEquals(10, counts[1]);
        assertEquals(5, counts[2]);
    }

    @Test
    void everyConvolutionIsNormalisedAndHasNoBias() {
        Network network = build(Shape.of(3, 150, 200), 7);
        long convolutions = network.nodes().stream().filter(node -> node.operation() instanceof Operation.Convolution c
                && !c.bias()).count();
        long norms = network.nodes().stream().filter(node -> node.operation() instanceof Operation.BatchNorm).count();
        assertEquals(convolutions, norms);
        assertEquals(Shape.of(7), network.output().output());
    }

    @Test
    void theSmallestFrameIsNamed() {
        assertEquals(Shape.of(1344, 1, 1), build(Shape.of(1, 75, 75), 1).shapeOf("c5Relu"));
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> build(Shape.of(1, 112, 74), 1));
        assertTrue(e.getMessage().contains("75x75") && e.getMessage().contains("1x112x74"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> build(Shape.of(1, 20, 112, 112), 1));
    }
}
