package org.apical.engine.conformance.samples;

import java.util.List;

import org.apical.api.network.Network;
import org.apical.api.network.NetworkBuilder;
import org.apical.api.network.Operation;
import org.apical.api.network.Operation.Activation;
import org.apical.api.network.Shape;

/** Graphs in which engines that fuse nodes or work in place go wrong. */
final class GraphShapes {

    private GraphShapes() {
    }

    static List<Network> all() {
        return List.of(manyReaders(), readTwice(), residuals(), normsBehindEachOther(), maps(), flattened());
    }

    private static NetworkBuilder begin(String name) {
        return new NetworkBuilder(name, Shape.of(2, 7, 5));
    }

    /** What a rectifier and a batch norm read is read by others too, before and after activation. */
    private static Network manyReaders() {
        NetworkBuilder b = begin("many-readers");
        String conv = b.convolution2d("conv", Network.INPUT, 3, 3, 1, 1, true);
        String norm = b.batchNorm("norm", conv);
        String relu = b.relu("relu", norm);
        String other = b.add("sigmoid", new Activation(Activation.Kind.SIGMOID), norm);
        String sum = b.add("sum", new Operation.Add(List.of(1.0, -0.5, 2.0, 0.3)), relu, other, conv, norm);
        b.dense("output", b.globalAveragePool("pool", sum), 2);
        return b.build();
    }

    /** One node goes into the same sum and the same concatenation twice. */
    private static Network readTwice() {
        NetworkBuilder b = begin("read-twice");
        String x = b.convolution2d("conv", Network.INPUT, 2, 3, 2, 1, false);
        String sum = b.add("sum", new Operation.Add(List.of(0.7, 0.7, 1.1)), x, x, x);
        String both = b.add("both", new Operation.Concatenate(), sum, x, sum);
        b.convolution2d("output", b.relu("relu", both), 2, 1, 1, 0, true);
        return b.build();
    }

    private static Network residuals() {
        NetworkBuilder b = begin("residuals");
        String x = b.convolution2d("stem", Network.INPUT, 4, 3, 1, 1, false);
        for (int block = 1; block <= 3; block++) {
            String y = b.relu("relu" + block, b.batchNorm("norm" + block, x));
            y = b.convolution2d("conv" + block, y, 4, 3, 1, 1, true);
            x = b.add("sum" + block, new Operation.Add(List.of(1.0, 0.3)), x, y);
        }
        b.dense("output", b.globalAveragePool("pool", b.relu("relu", x)), 1);
        return b.build();
    }

    /** Normalisations without a convolution in front, which nothing can be folded into. */
    private static Network normsBehindEachOther() {
        NetworkBuilder b = begin("norms");
        String x = b.batchNorm("norm1", Network.INPUT);
        x = b.add("norm2", new Operation.BatchNorm(0.1, 0.5), x);
        x = b.convolution2d("conv", x, 3, 3, 1, 0, true);
        x = b.add("tanh", new Activation(Activation.Kind.TANH), x);
        x = b.add("norm3", new Operation.BatchNorm(1e-5, 0.99), x);
        b.dense("output", b.globalAveragePool("pool", x), 3);
        return b.build();
    }

    /** An encoder and a decoder with a skip connection; the output is a map of each class. */
    private static Network maps() {
        NetworkBuilder b = new NetworkBuilder("maps", Shape.of(1, 8, 6));
        String high = b.relu("relu1", b.convolution2d("conv1", Network.INPUT, 3, 3, 1, 1, true));
        String low = b.maximumPool2d("pool", high, 2, 2);
        low = b.relu("relu2", b.batchNorm("norm2", b.convolution2d("conv2", low, 4, 3, 1, 1, false)));
        String up = b.add("up", new Operation.TransposedConvolution(3, List.of(2, 2), List.of(2, 2), List.of(0, 0),
                true), low);
        String nearest = b.add("nearest", new Operation.Upsample(2), low);
        String all = b.add("skip", new Operation.Concatenate(), up, high, nearest);
        b.convolution2d("output", all, 2, 1, 1, 0, true);
        return b.build();
    }

    private static Network flattened() {
        NetworkBuilder b = begin("flattened");
        String x = b.convolution2d("conv", Network.INPUT, 2, 3, 2, 1, true);
        x = b.add("flat", new Operation.Flatten(), b.relu("relu", x));
        x = b.add("hidden", new Operation.Dense(6, false), x);
        x = b.add("softplus", new Activation(Activation.Kind.SOFTPLUS), b.batchNorm("norm", x));
        b.dense("output", x, 2);
        return b.build();
    }
}
