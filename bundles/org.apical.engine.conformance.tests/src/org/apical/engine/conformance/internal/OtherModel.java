package org.apical.engine.conformance.internal;

import java.nio.file.Path;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.engine.Batch;
import org.apical.api.engine.Model;
import org.apical.api.engine.StepResult;
import org.apical.api.network.Network;
import org.apical.api.network.TrainedNetwork;

/** A model that does what another does, but for what is overridden. */
class OtherModel implements Model {

    private final Model model;

    OtherModel(Model model) {
        this.model = model;
    }

    @Override
    public Network network() {
        return model.network();
    }

    @Override
    public StepResult fit(Batch batch, double learningRate) throws ApicalException {
        return model.fit(batch, learningRate);
    }

    @Override
    public Tensor predict(Tensor input) throws ApicalException {
        return model.predict(input);
    }

    @Override
    public Tensor inputGradient(Tensor input, Tensor outputGradient) throws ApicalException {
        return model.inputGradient(input, outputGradient);
    }

    @Override
    public TrainedNetwork snapshot() {
        return model.snapshot();
    }

    @Override
    public void save(Path folder) throws ApicalException {
        model.save(folder);
    }

    @Override
    public void restoreOptimizer(Path folder) throws ApicalException {
        model.restoreOptimizer(folder);
    }

    @Override
    public void close() {
        model.close();
    }
}
