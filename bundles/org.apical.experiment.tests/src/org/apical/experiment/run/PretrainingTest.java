package org.apical.experiment.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.engine.ModelFiles;
import org.apical.api.network.Network;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.network.Weights;
import org.apical.experiment.DiscFixture;
import org.apical.experiment.file.Experiment;

class PretrainingTest extends DiscFixture {

    PretrainingTest() {
        super(head("ejectionFraction", 32, 32, 2) + """
                split: {test: 0.25, validation: 0.2}
                model: {architecture: {id: smallCnn, width: 4, depth: 1, dropout: 0}}
                training: {batch: 8, epochs: 1, threads: 1}
                """);
    }

    private RunFolder run(String... overrides) throws ApicalException {
        return train(experiment(overrides), "runs-" + overrides.length + overrides[0].hashCode());
    }

    @Test
    void takesWhatFitsAndTellsIt() throws ApicalException, IOException {
        RunFolder first = run("seed=1");
        assertTrue(first.startedFrom().isEmpty());
        assertFalse(Files.readString(first.capsule()).contains("pretrained"));
        TrainedNetwork trained = ModelFiles.read(first.model());

        Experiment again = experiment("model.pretrained=" + first.root(), "seed=2");
        Network network = ExperimentRunner.network(again);
        Weights start = Pretraining.start(again, network).weights();
        trained.weights().values().forEach((name, tensor) -> assertArrayEquals(tensor.data(),
                start.get(name).data(), name));

        Experiment views = experiment("model.pretrained=" + first.model(), "tasks=[ejectionFraction, pacemakerLead]",
                "task=", "seed=2");
        Pretraining taken = Pretraining.of(views, ExperimentRunner.network(views));
        String output = ExperimentRunner.network(views).output().name();
        assertEquals(List.of(output + ".weight", output + ".bias"), taken.drawn(), "another number of outputs");
        Weights drawn = Weights.initial(ExperimentRunner.network(views), 2);
        assertArrayEquals(drawn.get(output + ".weight").data(), Pretraining.start(views,
                ExperimentRunner.network(views)).weights().get(output + ".weight").data());
    }

    @Test
    void theCapsuleAndTheReportTellOfIt() throws ApicalException, IOException {
        RunFolder first = run("seed=1");
        RunFolder second = run("model.pretrained=" + first.root(), "seed=2");
        Pretraining told = Capsule.read(second.capsule()).pretrained();
        assertEquals(first.root().toString(), told.from());
        assertEquals(List.of(), told.drawn());
        assertTrue(second.startedFrom().orElseThrow().contains("none was drawn by chance"));
        assertTrue(RunReport.read(second, catalog).facts().get("Started from").contains("tensors"));
        Path weights = first.model().resolve(ModelFiles.WEIGHTS);
        byte[] changed = Files.readAllBytes(weights);
        changed[changed.length - 1] ^= 1;
        Files.write(weights, changed);
        ApicalException e = assertThrows(ApicalException.class, () -> new ExperimentRunner(catalog, Clock.systemUTC())
                .resume(second.root(), Progress.NONE));
        assertTrue(e.getMessage().contains("The model that training started from changed"), e.getMessage());
    }

    @Test
    void saysWhenThereIsNothingToStartFrom() {
        ApicalException none = assertThrows(ApicalException.class, () -> run("model.pretrained=nowhere"));
        assertTrue(none.getMessage().contains("There is no model to start from")
                && none.getMessage().contains("nowhere"), none.getMessage());
        ApicalException other = assertThrows(ApicalException.class, () -> {
            Experiment one = experiment();
            Network network = ExperimentRunner.network(one);
            ModelFiles.write(new TrainedNetwork(network, Weights.initial(network, 1)), folder.resolve("other"));
            run("model.pretrained=other", "model.architecture={id: smallCnn, width: 6, depth: 1}");
        });
        assertTrue(other.getMessage().contains("No kernel of this model"), other.getMessage());
    }
}
