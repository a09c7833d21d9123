package org.apical.onnx.internal;

import java.util.Map;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;

import org.apical.api.network.Network;
import org.apical.api.network.Node;
import org.apical.api.network.ParameterSpec;
import org.apical.api.network.Shape;
import org.apical.api.network.TrainedNetwork;
import org.apical.onnx.OnnxFile;
import org.apical.onnx.OnnxOptions;

/** Writes one network as an ONNX model: its signature, its weights, its nodes and what is told about it. */
public final class ModelWriter {

    /** The version of the file format that came with operator set 17. */
    private static final long FORMAT = 8;

    private final TrainedNetwork trained;
    private final Network network;

    /**
     * Begins a model.
     *
     * @param trained the network as it is written
     */
    public ModelWriter(TrainedNetwork trained) {
        this.trained = trained;
        this.network = trained.network();
    }

    /**
     * Writes the model.
     *
     * @param options what is told about it
     * @return the model
     */
    public ModelProto write(OnnxOptions options) {
        GraphProto.Builder graph = GraphProto.newBuilder().setName(network.name());
        graph.addInput(value(Network.INPUT, network.input()));
        graph.addOutput(value(network.output().name(), network.output().output()));
        for (ParameterSpec spec : network.parameters()) {
            graph.addInitializer(Tensors.floats(spec.name(), trained.weights().get(spec.name())));
        }
        NodeWriter nodes = new NodeWriter(network, graph);
        for (Node node : network.nodes()) {
            nodes.write(node);
        }
        ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(FORMAT).setProducerName("Apical")
                .setProducerVersion(options.version()).setDomain("org.apical").setModelVersion(1)
                .setDocString(options.documentation()).setGraph(graph)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OnnxFile.OPERATOR_SET));
        for (Map.Entry<String, String> entry : options.metadata().entrySet()) {
            model.addMetadataProps(StringStringEntryProto.newBuilder().setKey(entry.getKey())
                    .setValue(entry.getValue()));
        }
        return model.build();
    }

    private static ValueInfoProto value(String name, Shape shape) {
        TensorShapeProto.Builder sizes = TensorShapeProto.newBuilder();
        sizes.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(OnnxFile.BATCH));
        for (int size : shape.sizes()) {
            sizes.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size));
        }
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT.getNumber()).setShape(sizes).build();
        return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder().setTensorType(tensor)).build();
    }
}
