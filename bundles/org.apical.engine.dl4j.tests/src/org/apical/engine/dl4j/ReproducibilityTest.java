package org.apical.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.engine.Model;
import org.apical.api.network.Safetensors;
import org.apical.api.network.TrainedNetwork;
import org.apical.engine.conformance.samples.Losses;
import org.apical.engine.conformance.samples.Samples;
import org.apical.engine.conformance.samples.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Same seed, same threads, same bits, in two processes; the conformance suite looks at the rest in one. */
class ReproducibilityTest {

    private static final int STEPS = 6;

    @TempDir
    Path folder;

    private static TrainedNetwork trained() throws ApicalException {
        try (Model model = new Dl4jEngine().create(Samples.initialWeights(Training.network(), 5),
                Training.spec(Losses.squaredError(), Training.adam(), 2))) {
            for (int step = 0; step < STEPS; step++) {
                model.fit(Samples.batch(model.network(), step % 3 == 2 ? 5 : 8, step), 0.01);
            }
            return model.snapshot();
        }
    }

    @Test
    void twoProcessesAreTheSame() throws ApicalException, IOException, InterruptedException {
        OtherProcess.run(folder, ReproducibilityTest.class.getName(), folder.resolve("other.safetensors").toString());
        assertEquals(trained().weights().values(),
                Safetensors.read(folder.resolve("other.safetensors")).tensors());
    }

    /** What the other process runs. */
    public static void main(String[] arguments) throws ApicalException {
        Safetensors.write(Path.of(arguments[0]), trained().weights().values(), Map.of());
    }
}
