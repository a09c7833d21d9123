package org.apical.experiment.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Tensor;
import org.apical.api.engine.ModelFiles;
import org.apical.api.network.Network;
import org.apical.api.network.ParameterSpec;
import org.apical.api.network.Safetensors;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.network.Weights;
import org.apical.experiment.file.Experiment;

/**
 * What a network took from another run before its training began; the capsule keeps it.
 *
 * @param from the run, or the folder of a model
 * @param weightsHash SHA-256 of its weights
 * @param tensors how many tensors were taken, because name and shape are those of the network
 * @param parameters how many numbers these hold
 * @param drawn the tensors of the network that were drawn by chance instead, by name
 */
record Pretraining(String from, String weightsHash, int tensors, long parameters, List<String> drawn) {

    Pretraining {
        drawn = List.copyOf(drawn);
    }

    /** Returns the weights that training starts from: drawn from the seed, then replaced where the other run fits. */
    static TrainedNetwork start(Experiment experiment, Network network) throws ApicalException {
        Weights initial = Weights.initial(network, experiment.seed());
        if (experiment.pretrained().isEmpty()) {
            return new TrainedNetwork(network, initial);
        }
        Map<String, Tensor> given = given(file(experiment.pretrained().get()));
        Map<String, Tensor> weights = new LinkedHashMap<>(initial.values());
        for (ParameterSpec spec : network.parameters()) {
            if (fits(given, spec)) {
                weights.put(spec.name(), given.get(spec.name()));
            }
        }
        return new TrainedNetwork(network, new Weights(weights));
    }

    /** Returns what is taken; {@code null} when the experiment starts from chance alone. */
    static Pretraining of(Experiment experiment, Network network) throws ApicalException {
        if (experiment.pretrained().isEmpty()) {
            return null;
        }
        Path file = file(experiment.pretrained().get());
        Map<String, Tensor> given = given(file);
        List<String> drawn = new ArrayList<>();
        int tensors = 0;
        boolean kernels = false;
        long parameters = 0;
        for (ParameterSpec spec : network.parameters()) {
            if (fits(given, spec)) {
                tensors++;
                kernels |= spec.role() == ParameterSpec.Role.WEIGHT;
                parameters += spec.length();
            } else {
                drawn.add(spec.name());
            }
        }
        if (!kernels) {
            throw ApicalException.badInput(new Problem("No kernel of this model has the name and shape of one of the "
                    + "network's.", file.toString(), "", "Name a run of the same architecture under model.pretrained, "
                            + "or leave the key out."));
        }
        try {
            return new Pretraining(experiment.pretrained().get().toString(), Capsule.sha256(Files.readAllBytes(file)),
                    tensors, parameters, drawn);
        } catch (IOException e) {
            throw missing(file, e);
        }
    }

    /** Returns what was taken in a sentence. */
    String sentence() {
        String some = String.join(", ", drawn.subList(0, Math.min(5, drawn.size())));
        return String.format(Locale.ROOT, "%d of %d tensors, %,d numbers, from %s; %s", tensors,
                tensors + drawn.size(), parameters, from, drawn.isEmpty() ? "none was drawn by chance"
                        : "drawn by chance: " + some + (drawn.size() > 5 ? " and " + (drawn.size() - 5) + " more" : ""));
    }

    private static boolean fits(Map<String, Tensor> given, ParameterSpec spec) {
        Tensor tensor = given.get(spec.name());
        return tensor != null && Arrays.equals(tensor.shape(), spec.sizes());
    }

    /** Finds the weights in the folder of a run or of a model. */
    private static Path file(Path folder) throws ApicalException {
        for (Path file : List.of(new RunFolder(folder).model().resolve(ModelFiles.WEIGHTS),
                folder.resolve(ModelFiles.WEIGHTS))) {
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        throw missing(folder, null);
    }

    private static Map<String, Tensor> given(Path file) throws ApicalException {
        try {
            return Safetensors.read(file).tensors();
        } catch (IllegalArgumentException e) {
            throw missing(file, e);
        }
    }

    private static ApicalException missing(Path place, Exception cause) {
        return ApicalException.badInput(new Problem("There is no model to start from.", place.toString(),
                "model.pretrained", "Name the folder of a run that was trained at least one epoch."), cause);
    }
}
