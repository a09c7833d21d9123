package org.apical.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.engine.Model;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.network.Network;
import org.apical.api.network.Safetensors;
import org.apical.engine.conformance.samples.Networks;
import org.apical.engine.conformance.samples.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model's files tell Python, without any package, all it needs to predict the same. */
class PythonTest {

    @TempDir
    Path folder;

    @Test
    void pythonPredictsTheSame() throws ApicalException, IOException, InterruptedException {
        assumeTrue(hasPython(), "python3 is not installed: the Python reader is not checked.");
        Network network = Networks.whole(2);
        Tensor input = Samples.tensor(5, 2, 1, 12, 12);
        Tensor output;
        try (Model model = new Dl4jEngine().open(Samples.randomWeights(network, 3),
                PredictionSpec.fp32(2))) {
            model.save(folder);
            output = model.predict(input);
        }
        Safetensors.write(folder.resolve("input.safetensors"), Map.of("input", input), Map.of());
        Path script = folder.resolve("predict.py");
        try (InputStream in = PythonTest.class.getResourceAsStream("predict.py")) {
            Files.copy(in, script);
        }
        String[] lines = run("python3", script.toString(), folder.toString()).strip().split("\\s+");
        List<Double> found = new ArrayList<>();
        for (String line : lines) {
            found.add(Double.valueOf(line));
        }
        assertEquals(output.data().length, found.size());
        for (int i = 0; i < found.size(); i++) {
            assertEquals(output.data()[i], found.get(i), 1e-5);
        }
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}
