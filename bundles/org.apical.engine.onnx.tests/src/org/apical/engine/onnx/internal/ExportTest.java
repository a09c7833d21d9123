package org.apical.engine.onnx.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.architecture.Architecture;
import org.apical.api.engine.Engine;
import org.apical.api.engine.Model;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.network.Network;
import org.apical.api.network.NetworkBuilder;
import org.apical.api.network.Operation;
import org.apical.api.network.Shape;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.settings.SettingsType;
import org.apical.echonet.architecture.InceptionResnetV1;
import org.apical.engine.conformance.samples.Networks;
import org.apical.engine.conformance.samples.Samples;
import org.apical.engine.dl4j.Dl4jEngine;
import org.apical.engine.onnx.OnnxEngine;
import org.apical.onnx.OnnxFile;
import org.apical.onnx.OnnxOptions;
import org.apical.standard.architecture.SmallCnn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exported models, folded and not, against Deeplearning4j: ONNX Runtime reads them, and they predict the same. */
class ExportTest {

    private static final double ALLOWED = 1e-5;

    @BeforeAll
    static void loadOnnxRuntime() {
        assertEquals(List.of(), OrtRuntime.probe().notes());
    }

    static Stream<Network> networks() {
        return Networks.groups().values().stream().flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void everyOperationPredictsAsDeeplearning4jDoes(Network network) throws Exception {
        agrees(Samples.randomWeights(network, 3), 3, 5);
    }

    @Test
    void dropoutIsLeftOutWhereverItStands() throws Exception {
        NetworkBuilder b = new NetworkBuilder("drops", Shape.of(1, 8, 8));
        String x = b.add("first", new Operation.Dropout(0.2), Network.INPUT);
        x = b.convolution2d("conv", x, 3, 3, 1, 1, true);
        x = b.add("second", new Operation.Dropout(0.2), x);
        x = b.add("third", new Operation.Dropout(0.2), x);
        b.add("last", new Operation.Dropout(0.2), b.globalAveragePool("pool", x));
        agrees(Samples.randomWeights(b.build(), 3), 2);
    }

    @Test
    void smallNetworkPredictsAsDeeplearning4jDoes() throws Exception {
        Network network = new SmallCnn().build(new SmallCnn.Settings(30, 3, 1, SmallCnn.Pooling.BOTH, 0.1),
                Shape.of(1, 112, 112), 3);
        agrees(Samples.randomWeights(network, 3), 1, 3);
    }

    @Test
    void inceptionResnetPredictsAsDeeplearning4jDoes() throws Exception {
        agrees(Samples.initialWeights(network(new InceptionResnetV1(), Shape.of(1, 299, 299)), 3), 2);
    }

    private static <S extends Record> Network network(Architecture<S> architecture, Shape input) throws Exception {
        return architecture.build(SettingsType.of(architecture.settingsType()).defaults(), input, 1);
    }

    private static void agrees(TrainedNetwork trained, int... batches) throws ApicalException, OrtException {
        Network network = trained.network();
        try (OrtSession plain = session(trained, false); OrtSession folded = session(trained, true);
                Model engine = open(new OnnxEngine(), trained); Model other = open(new Dl4jEngine(), trained)) {
            for (int items : batches) {
                Tensor input = Samples.tensor(5, network.input().batch(items));
                Tensor expected = other.predict(input);
                double scale = 1;
                for (float value : expected.data()) {
                    scale = Math.max(scale, Math.abs(value));
                }
                same(expected, run(plain, input), scale, network.name() + ", as it is");
                same(expected, run(folded, input), scale, network.name() + ", folded");
                same(expected, engine.predict(input), scale, network.name() + ", on the engine");
            }
        }
    }

    private static Model open(Engine engine, TrainedNetwork trained) throws ApicalException {
        return engine.open(trained, PredictionSpec.fp32(2));
    }

    private static OrtSession session(TrainedNetwork trained, boolean fold) throws ApicalException, OrtException {
        OrtSession session = OrtRuntime.environment().createSession(OnnxFile.bytes(trained,
                OnnxOptions.plain(fold)));
        assertEquals(List.of(OnnxFile.INPUT), List.copyOf(session.getInputNames()));
        assertEquals(List.of(trained.network().output().name()), List.copyOf(session.getOutputNames()));
        TensorInfo input = (TensorInfo) session.getInputInfo().get(OnnxFile.INPUT).getInfo();
        assertEquals(OnnxFile.BATCH, input.getDimensionNames()[0]);
        assertEquals(-1, input.getShape()[0]);
        return session;
    }

    private static Tensor run(OrtSession session, Tensor input) throws OrtException {
        OrtEnvironment environment = OrtRuntime.environment();
        long[] shape = Arrays.stream(input.shape()).asLongStream().toArray();
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(input.data()), shape);
                OrtSession.Result result = session.run(Map.of(OnnxFile.INPUT, tensor))) {
            OnnxTensor output = (OnnxTensor) result.get(0);
            int[] sizes = Arrays.stream(output.getInfo().getShape()).mapToInt(size -> (int) size).toArray();
            return Tensor.of(output.getFloatBuffer().array(), sizes);
        }
    }

    private static void same(Tensor expected, Tensor found, double scale, String what) {
        assertArrayEquals(expected.shape(), found.shape(), what);
        assertArrayEquals(expected.data(), found.data(), (float) (ALLOWED * scale), what);
    }
}
