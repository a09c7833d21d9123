package org.apical.experiment.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ai.onnx.proto.OnnxMl.ModelProto;

import org.apical.api.ApicalException;
import org.apical.api.engine.ModelFiles;
import org.apical.api.network.Network;
import org.apical.api.network.Shape;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.network.Weights;
import org.apical.experiment.DiscFixture;
import org.apical.experiment.command.ExportCommand;
import org.apical.experiment.command.ExportSettings;
import org.apical.standard.architecture.SmallCnn;
import org.apical.testing.TestContext;

class ModelExportTest extends DiscFixture {

    private RunFolder run;

    ModelExportTest() {
        super(head("pacemakerLead", 32, 48, 7) + """
                  intervalMs: 80
                  view: A2C
                model: {architecture: smallCnn}
                training: {optimizer: adam}
                """);
    }

    @BeforeEach
    void makeRun() throws ApicalException, IOException {
        run = new RunFolder(folder.resolve("run"));
        Files.createDirectories(run.root());
        Files.writeString(run.experiment(), experiment().toYaml());
        Network network = new SmallCnn().build(new SmallCnn.Settings(4, 1, 1, SmallCnn.Pooling.MAXIMUM, 0.1),
                Shape.of(1, 32, 48), 1);
        ModelFiles.write(new TrainedNetwork(network, Weights.initial(network, 1)), run.model());
        new Normalisation(0.25, 0.5, 0, 1).write(run.model());
    }

    @Test
    void writesAModelThatSaysHowItIsFedAndRead() throws ApicalException, IOException {
        Path file = folder.resolve("out/model.onnx");
        Object answer = export(file.toString(), true, "");
        ModelProto model = ModelProto.parseFrom(Files.readAllBytes(file));
        Map<String, String> metadata = new HashMap<>();
        model.getMetadataPropsList().forEach(entry -> metadata.put(entry.getKey(), entry.getValue()));
        assertEquals(metadata, ((Map<?, ?>) answer).get("metadata"));
        assertEquals("test.pacemakerLead", metadata.get("apical.task"));
        assertEquals("binary", metadata.get("apical.kind"));
        assertEquals("0.25", metadata.get("apical.pixelMean"));
        assertEquals("0.5", metadata.get("apical.pixelDeviation"));
        assertEquals("32", metadata.get("apical.rows"));
        assertEquals("48", metadata.get("apical.columns"));
        assertEquals("7", metadata.get("apical.frames"));
        assertEquals("80.0", metadata.get("apical.intervalMs"));
        assertEquals("A2C", metadata.get("apical.view"));
        assertEquals("1.0.0", metadata.get("apical.version"));
        assertTrue(metadata.get("apical.classes").startsWith("[\""), metadata.toString());
        assertTrue(model.getDocString().contains("not for diagnosis"), model.getDocString());
        assertFalse(operators(model).contains("BatchNormalization"));
        assertEquals(List.of("out"), names(folder, "out"));
        assertEquals(List.of("model.onnx"), names(file.getParent(), ""));
    }

    @Test
    void keepsBatchNormalisationWhenAsked() throws ApicalException, IOException {
        Path file = folder.resolve("model.onnx");
        export(file.toString(), false, "");
        assertTrue(operators(ModelProto.parseFrom(Files.readAllBytes(file))).contains("BatchNormalization"));
    }

    @Test
    void writesSafetensors() throws ApicalException, IOException {
        Path out = folder.resolve("tensors");
        export("", true, out.toString());
        for (String name : List.of(ModelFiles.NETWORK, ModelFiles.WEIGHTS)) {
            assertArrayEquals(Files.readAllBytes(run.model().resolve(name)), Files.readAllBytes(out.resolve(name)));
        }
    }

    @Test
    void saysWhatIsWrongAndLeavesNothing() throws IOException {
        Path file = folder.resolve("model.onnx");
        refused("", "", "nothing to write");
        refused(folder.toString(), "", "This is a folder");
        refused(folder.resolve("labels.csv/model.onnx").toString(), "", "labels.csv");
        refused("", folder.resolve("labels.csv").toString(), "This is a file");
        Path weights = run.model().resolve(ModelFiles.WEIGHTS);
        byte[] whole = Files.readAllBytes(weights);
        Files.write(weights, Arrays.copyOf(whole, whole.length / 2));
        refused(file.toString(), "", ModelFiles.WEIGHTS);
        Files.delete(run.model().resolve(Normalisation.FILE));
        refused(file.toString(), "", Normalisation.FILE);
        Files.delete(run.experiment());
        refused(file.toString(), "", "not the folder of a run");
        assertEquals(List.of(), names(folder, "model"));
    }

    private void refused(String onnx, String safetensors, String expected) {
        ApicalException thrown = assertThrows(ApicalException.class, () -> export(onnx, true, safetensors));
        assertEquals(ApicalException.Cause.BAD_INPUT, thrown.kind());
        assertTrue(thrown.getMessage().contains(expected), thrown.getMessage());
        assertFalse(thrown.problem().remedy().isEmpty());
    }

    private static List<String> operators(ModelProto model) {
        return model.getGraph().getNodeList().stream().map(node -> node.getOpType()).toList();
    }

    private static List<String> names(Path folder, String start) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(start) || name.startsWith(".")).sorted().toList();
        }
    }

    private Object export(String onnx, boolean fold, String safetensors) throws ApicalException {
        return new ExportCommand().run(new ExportSettings(run.root().toString(), onnx, fold, safetensors, ""),
                TestContext.in(folder).with(catalog).forJson());
    }
}
