package org.apical.engine.dl4j.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.engine.Model;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.network.Network;
import org.apical.api.network.NetworkBuilder;
import org.apical.api.network.Shape;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.network.Weights;
import org.apical.engine.dl4j.Dl4jEngine;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

/** Convolutions without oneDNN are many times slower and nothing else tells: so this must fail loudly. */
class OneDnnTest {

    @BeforeAll
    static void load() {
        assertTrue(new Dl4jEngine().probe().usable());
    }

    @Test
    void theHelperIsFound() {
        assertEquals("", OneDnn.obstacle());
        assertInstanceOf(MKLDNNConvHelper.class, OneDnn.convolutionHelper());
    }

    @Test
    void aHelperThatIsSwitchedOffIsNamedWithTheRemedy() {
        String before = System.getProperty(OneDnn.HELPERS_DISABLED);
        System.setProperty(OneDnn.HELPERS_DISABLED, "true");
        try {
            assertTrue(OneDnn.obstacle().contains("-D" + OneDnn.HELPERS_DISABLED + "=false"), OneDnn.obstacle());
        } finally {
            System.setProperty(OneDnn.HELPERS_DISABLED, before);
        }
    }

    /** oneDNN adds in another order than ND4J's own convolution: only if it runs do the last bits differ. */
    @Test
    void theModelReallyComputesWithIt() throws ApicalException {
        float[] with = predict();
        Nd4j.getEnvironment().allowHelpers(false);
        float[] without;
        try {
            without = predict();
        } finally {
            Nd4j.getEnvironment().allowHelpers(true);
        }
        assertArrayEquals(with, predict());
        assertArrayEquals(without, with, 1e-4f);
        assertFalse(Arrays.equals(without, with), "The convolution gives the same bits with oneDNN switched off.");
    }

    private static float[] predict() throws ApicalException {
        NetworkBuilder builder = new NetworkBuilder("net", Shape.of(16, 24, 24));
        builder.convolution2d("conv", Network.INPUT, 16, 3, 1, 1, true);
        Network network = builder.build();
        Tensor input = Tensor.zeros(network.input().batch(2));
        for (int i = 0; i < input.data().length; i++) {
            input.data()[i] = (float) Math.sin(i);
        }
        TrainedNetwork trained = new TrainedNetwork(network, Weights.initial(network, 1));
        try (Model model = new Dl4jEngine().open(trained, PredictionSpec.fp32(1))) {
            return model.predict(input).data();
        }
    }

    @Test
    void theAvailabilitySaysSo() {
        assertEquals(List.of(), new Dl4jEngine().probe().notes());
    }
}
