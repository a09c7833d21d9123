package org.apical.api.engine;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Tensor;
import org.apical.api.network.Network;
import org.apical.api.network.ParameterSpec;
import org.apical.api.network.Safetensors;

/**
 * Turns gradients into new weights: clipping, weight decay, then the optimiser's formula. Engines share it, so that the
 * same gradients give the same weights everywhere.
 *
 * @since 1.0
 */
public final class ParameterUpdate {

    /** The file that holds the optimiser's state. */
    public static final String FILE = "optimizer.safetensors";

    private static final String STEP = "step";

    private final TrainingSpec training;
    private final Map<String, ParameterSpec> trained = new LinkedHashMap<>();
    private final Map<String, float[][]> state = new LinkedHashMap<>();
    private long step;

    /**
     * Begins with zero state.
     *
     * @param network the network whose parameters are updated
     * @param training the optimiser, decay and clipping
     */
    public ParameterUpdate(Network network, TrainingSpec training) {
        this.training = training;
        for (ParameterSpec spec : network.parameters()) {
            if (spec.trainable()) {
                trained.put(spec.name(), spec);
                state.put(spec.name(), new float[training.rule().stateSlots()][spec.length()]);
            }
        }
    }

    /**
     * Returns how many steps were taken.
     *
     * @return the count, 0 before the first
     */
    public long step() {
        return step;
    }

    /**
     * Takes one step.
     *
     * @param weights the trained parameters' weights by name, changed in place
     * @param gradients the gradients by name, changed in place by clipping and decay
     * @param learningRate the learning rate of this step
     * @return the norm of the gradient before clipping and decay
     */
    public double apply(Map<String, float[]> weights, Map<String, float[]> gradients, double learningRate) {
        step++;
        double norm = norm(gradients);
        boolean clip = training.gradientClip() > 0 && norm > training.gradientClip();
        float factor = clip ? (float) (training.gradientClip() / norm) : 1;
        float decay = (float) training.weightDecay();
        for (ParameterSpec spec : trained.values()) {
            float[] weight = weights.get(spec.name());
            float[] gradient = gradients.get(spec.name());
            boolean decays = decay > 0 && spec.role() == ParameterSpec.Role.WEIGHT;
            if (clip) {
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] *= factor;
                }
            }
            if (decays && !training.decoupledDecay()) {
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] += decay * weight[i];
                }
            } else if (decays) {
                float keep = 1 - (float) learningRate * decay;
                for (int i = 0; i < weight.length; i++) {
                    weight[i] *= keep;
                }
            }
            training.rule().apply(weight, gradient, state.get(spec.name()), step, learningRate);
        }
        return norm;
    }

    private double norm(Map<String, float[]> gradients) {
        double sum = 0;
        for (String name : trained.keySet()) {
            for (float value : gradients.get(name)) {
                sum += (double) value * value;
            }
        }
        return Math.sqrt(sum);
    }

    /**
     * Writes the state.
     *
     * @param folder the model's folder
     * @throws ApicalException when it cannot be written
     */
    public void save(Path folder) throws ApicalException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        state.forEach((name, slots) -> {
            for (int slot = 0; slot < slots.length; slot++) {
                tensors.put(name + "#" + slot, Tensor.of(slots[slot], trained.get(name).sizes()));
            }
        });
        Safetensors.write(folder.resolve(FILE), tensors, Map.of(STEP, Long.toString(step)));
    }

    /**
     * Takes the state over from a file written by {@link #save}.
     *
     * @param folder the model's folder
     * @throws ApicalException when it cannot be read or belongs to another network or optimiser
     */
    public void restore(Path folder) throws ApicalException {
        Path file = folder.resolve(FILE);
        Safetensors.Content content = Safetensors.read(file);
        for (Map.Entry<String, float[][]> entry : state.entrySet()) {
            for (int slot = 0; slot < entry.getValue().length; slot++) {
                String name = entry.getKey() + "#" + slot;
                Tensor saved = content.tensors().get(name);
                if (saved == null || saved.data().length != entry.getValue()[slot].length) {
                    throw ApicalException.badInput(new Problem("The optimiser's state does not fit this network.",
                            file.toString(), name, "Resume with the experiment the checkpoint was written by."));
                }
                entry.getValue()[slot] = saved.data();
            }
        }
        try {
            step = Long.parseLong(content.metadata().getOrDefault(STEP, ""));
        } catch (NumberFormatException e) {
            throw ApicalException.badInput(new Problem("The number of steps is missing.", file.toString(), STEP,
                    "Start the run again: the checkpoint is damaged."), e);
        }
    }
}
