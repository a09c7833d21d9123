package org.apical.engine.onnx.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.engine.Model;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.network.Network;
import org.apical.api.network.NetworkBuilder;
import org.apical.api.network.Operation;
import org.apical.api.network.Operation.Activation;
import org.apical.api.network.Shape;
import org.apical.api.network.TrainedNetwork;
import org.apical.engine.conformance.samples.Samples;
import org.apical.engine.dl4j.Dl4jEngine;
import org.junit.jupiter.api.Test;

class ChannelPaddingTest {

    @Test
    void padsWhatOnlyConvolutionsAndDenseLayersRead() throws ApicalException {
        NetworkBuilder b = new NetworkBuilder("padded", Shape.of(1, 12, 12));
        String x = b.relu("relu", b.convolution2d("one", Network.INPUT, 5, 3, 1, 1, true));
        // Where the sigmoid of an added channel is a half, the readers' weights must be zero.
        String y = b.add("sigmoid", new Activation(Activation.Kind.SIGMOID), b.convolution2d("two", x, 5, 3, 1, 1,
                false));
        x = b.add("sum", new Operation.Add(List.of(1.0, 0.5)), x, y);
        x = b.maximumPool2d("pool", x, 2, 2);
        b.dense("output", b.globalAveragePool("global", x), 3);
        TrainedNetwork padded = padsWithoutChange(b.build());
        assertEquals(8, padded.network().shapeOf("one").channels());
        assertEquals(8, padded.network().shapeOf("global").channels());
        assertArrayEquals(new int[] {3, 8}, padded.weights().get("output.weight").shape());
    }

    @Test
    void leavesChannelsThatOthersRead() throws ApicalException {
        NetworkBuilder b = new NetworkBuilder("left", Shape.of(3, 8, 8));
        String x = b.convolution2d("one", Network.INPUT, 5, 3, 1, 1, true);
        String sum = b.add("sum", new Operation.Add(List.of(1.0, 1.0)), Network.INPUT,
                b.convolution2d("three", x, 3, 3, 1, 1, true));
        String both = b.add("both", new Operation.Concatenate(), x, sum);
        b.add("soft", new Activation(Activation.Kind.SOFTMAX), b.convolution2d("last", both, 6, 1, 1, 0, true));
        TrainedNetwork trained = Samples.randomWeights(b.build(), 3);
        assertEquals(trained.network(), padsWithoutChange(b.build()).network());
        assertSame(trained.weights().get("one.weight"),
                ChannelPadding.pad(trained).weights().get("one.weight"));
    }

    private static TrainedNetwork padsWithoutChange(Network network) throws ApicalException {
        TrainedNetwork trained = Samples.randomWeights(network, 3);
        TrainedNetwork padded = ChannelPadding.pad(trained);
        Tensor input = Samples.tensor(5, network.input().batch(2));
        try (Model before = new Dl4jEngine().open(trained, PredictionSpec.fp32(1));
                Model after = new Dl4jEngine().open(padded, PredictionSpec.fp32(1))) {
            assertArrayEquals(before.predict(input).data(), after.predict(input).data(), 1e-6f);
        }
        return padded;
    }
}
