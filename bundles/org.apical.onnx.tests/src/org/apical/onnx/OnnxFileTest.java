package org.apical.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;

import org.apical.api.ApicalException;
import org.apical.api.network.Network;
import org.apical.api.network.NetworkBuilder;
import org.apical.api.network.Operation;
import org.apical.api.network.Shape;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.network.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The form of the files; that runtimes read them and predict the same is tested with the ONNX Runtime engine. */
class OnnxFileTest {

    private static final TrainedNetwork TRAINED = trained();

    private static TrainedNetwork trained() {
        NetworkBuilder b = new NetworkBuilder("residual", Shape.of(1, 8, 8));
        String x = b.relu("relu1", b.batchNorm("norm1", b.convolution2d("conv1", Network.INPUT, 4, 3, 1, 1, false)));
        String y = b.batchNorm("norm2", b.convolution2d("conv2", x, 4, 3, 1, 1, false));
        x = b.add("sum", new Operation.Add(List.of(1.0, 0.25)), x, y);
        x = b.add("drop", new Operation.Dropout(0.5), x);
        b.dense("output", b.globalAveragePool("pool", x), 2);
        Network network = b.build();
        return new TrainedNetwork(network, Weights.initial(network, 1));
    }

    private static GraphProto graph(boolean fold) throws ApicalException, IOException {
        return ModelProto.parseFrom(OnnxFile.bytes(TRAINED, OnnxOptions.plain(fold))).getGraph();
    }

    private static List<String> operators(GraphProto graph) {
        return graph.getNodeList().stream().map(NodeProto::getOpType).toList();
    }

    @Test
    void keepsNamesAndShapesAndWeights() throws ApicalException, IOException {
        GraphProto graph = graph(false);
        assertEquals(List.of("Conv", "BatchNormalization", "Relu", "Conv", "BatchNormalization", "Mul", "Add",
                "GlobalAveragePool", "Flatten", "Gemm"), operators(graph));
        assertEquals(List.of("conv1", "norm1", "relu1", "conv2", "norm2", "sum.scaled1", "sum", "pool.spatial", "pool",
                "output"), graph.getNodeList().stream().map(NodeProto::getName).toList());
        assertEquals("batch", graph.getInput(0).getType().getTensorType().getShape().getDim(0).getDimParam());
        assertEquals(2, graph.getOutput(0).getType().getTensorType().getShape().getDim(1).getDimValue());
        TensorProto kernel = graph.getInitializerList().stream()
                .filter(tensor -> tensor.getName().equals("conv2.weight")).findFirst().orElseThrow();
        assertEquals(List.of(4L, 4L, 3L, 3L), kernel.getDimsList());
        FloatBuffer values = kernel.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        float[] found = new float[values.remaining()];
        values.get(found);
        assertArrayEquals(TRAINED.weights().get("conv2.weight").data(), found);
    }

    @Test
    void everyValueIsWrittenOnceAndBeforeItIsRead() throws ApicalException, IOException {
        for (boolean fold : new boolean[] {true, false}) {
            GraphProto graph = graph(fold);
            Set<String> known = new HashSet<>(Set.of(OnnxFile.INPUT));
            graph.getInitializerList().forEach(tensor -> assertTrue(known.add(tensor.getName()), tensor.getName()));
            for (NodeProto node : graph.getNodeList()) {
                assertTrue(known.containsAll(node.getInputList()), node.getName());
                assertTrue(known.add(node.getOutput(0)), node.getName());
            }
            assertTrue(known.contains(graph.getOutput(0).getName()));
        }
    }

    @Test
    void foldsNormalisationAndTheScalesOfSums() throws ApicalException, IOException {
        assertEquals(List.of("Conv", "Relu", "Conv", "Add", "GlobalAveragePool", "Flatten", "Gemm"),
                operators(graph(true)));
        float[] folded = Folding.fold(TRAINED).weights().get("norm2.weight").data();
        float[] original = TRAINED.weights().get("conv2.weight").data();
        double scale = 0.25 / Math.sqrt(1 + 0.001);
        for (int i = 0; i < folded.length; i++) {
            assertEquals(original[i] * scale, folded[i], 1e-6);
        }
    }

    @Test
    void tellsWhatItIs(@TempDir Path folder) throws ApicalException, IOException {
        Path file = folder.resolve("new/model.onnx");
        OnnxFile.write(TRAINED, new OnnxOptions(true, "About it.", "1.2.3", Map.of("unit", "%")), file);
        ModelProto model = ModelProto.parseFrom(Files.readAllBytes(file));
        assertEquals(OnnxFile.OPERATOR_SET, model.getOpsetImport(0).getVersion());
        assertEquals("Apical", model.getProducerName());
        assertEquals("1.2.3", model.getProducerVersion());
        assertEquals("About it.", model.getDocString());
        assertEquals("unit", model.getMetadataProps(0).getKey());
        assertEquals("%", model.getMetadataProps(0).getValue());
    }

    @Test
    void leavesNothingWhenItCannotWrite(@TempDir Path folder) throws IOException {
        Path taken = Files.createDirectories(folder.resolve("taken.onnx/inside")).getParent();
        ApicalException thrown = assertThrows(ApicalException.class,
                () -> OnnxFile.write(TRAINED, OnnxOptions.plain(true), taken));
        assertEquals(ApicalException.Cause.BAD_INPUT, thrown.kind());
        assertTrue(thrown.getMessage().contains("taken.onnx"), thrown.getMessage());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(taken), left.toList());
        }
    }

    @Test
    void refusesWeightsBeyondWhatAFileHolds() {
        NetworkBuilder b = new NetworkBuilder("huge", Shape.of(30_000));
        b.dense("output", Network.INPUT, 20_000);
        assertFalse(OnnxFile.holds(b.build()));
        assertTrue(OnnxFile.holds(TRAINED.network()));
    }
}
