package org.apical.trust.internal;

import java.util.ArrayList;
import java.util.List;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.interpreter.ExplainedModel;
import org.apical.api.interpreter.SaliencyMethod;
import org.apical.interpret.RelevanceMass;
import org.apical.interpret.SmoothGrad;
import org.apical.trust.MapMeasures;

/**
 * Asks whether a network's gradients on an item differ from those of untrained networks, whatever method drew the map.
 *
 * <p>A network that was never trained is one more of the untrained: its maps are as even as theirs, and as similar to
 * theirs as these are to each other.
 */
public final class LearntProbe {

    private static final int SAMPLES = 16;
    private static final double NOISE = 0.15;

    private final ExplainedModel model;
    private final int output;
    private final Tensor item;
    private final boolean[] sector;
    private final int networks;
    private final SaliencyMethod method;
    private final long seed;
    private final Progress progress;

    /**
     * Prepares.
     *
     * @param model the model
     * @param output which output
     * @param item one item
     * @param sector the places that are compared
     * @param networks the number of untrained networks, at least two
     * @param batch how many passes run at once
     * @param seed the seed of the untrained networks and the noise
     * @param progress asked whether to stop
     */
    public LearntProbe(ExplainedModel model, int output, Tensor item, boolean[] sector, int networks, int batch,
            long seed, Progress progress) {
        this.model = model;
        this.output = output;
        this.item = item;
        this.sector = sector;
        this.networks = networks;
        this.method = new SmoothGrad().create(new SmoothGrad.Settings(SAMPLES, NOISE, SmoothGrad.Average.MAGNITUDE,
                batch));
        this.seed = seed;
        this.progress = progress;
    }

    /**
     * Measures what learning added.
     *
     * @return by how much less of the sector the map fills than those of untrained networks, as a share of theirs, plus
     *     by how much less similar to them it is than they are to each other; about 0 for an untrained network
     * @throws ApicalException when the engine fails or the reader stops the work
     */
    public double gain() throws ApicalException {
        float[] own = map(model);
        List<float[]> others = new ArrayList<>();
        for (int network = 0; network < networks; network++) {
            try (ExplainedModel other = model.with(Randomised.of(model.trained(), 1, seed * 7919 + network))) {
                others.add(map(other));
            }
        }
        double extent = 0;
        double toOwn = 0;
        double among = 0;
        for (int k = 0; k < networks; k++) {
            extent += extent(others.get(k)) / networks;
            toOwn += similarity(own, others.get(k)) / networks;
            for (int j = 0; j < k; j++) {
                among += similarity(others.get(j), others.get(k)) / (networks * (networks - 1) / 2.0);
            }
        }
        return 1 - extent(own) / extent + among - toOwn;
    }

    private float[] map(ExplainedModel of) throws ApicalException {
        return Places.mass(method.map(of, item, output, seed, progress.quiet()));
    }

    private double similarity(float[] first, float[] second) {
        return MapMeasures.structuralSimilarity(first, second, Places.sizes(item), sector);
    }

    /** The share of the sector that an even map of the same entropy would fill. */
    private double extent(float[] map) {
        int places = 0;
        for (boolean inside : sector) {
            places += inside ? 1 : 0;
        }
        return Math.pow(places, RelevanceMass.entropy(map, sector) - 1);
    }
}
