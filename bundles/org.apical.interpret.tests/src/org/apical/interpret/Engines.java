package org.apical.interpret;

import java.util.ArrayList;
import java.util.List;

import org.apical.api.engine.Engine;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.interpreter.ExplainedModel;
import org.apical.api.network.TrainedNetwork;
import org.apical.engine.dl4j.Dl4jEngine;
import org.apical.engine.libtorch.LibtorchEngine;

/** The engines that tests run on. */
final class Engines {

    private Engines() {
    }

    /** Those that compute gradients on this machine. */
    static List<Engine> usable() {
        List<Engine> usable = new ArrayList<>();
        for (Engine engine : List.of(new LibtorchEngine(), new Dl4jEngine())) {
            if (engine.probe().usable()) {
                usable.add(engine);
            }
        }
        if (usable.isEmpty()) {
            throw new IllegalStateException("No engine runs here.");
        }
        return usable;
    }

    static ExplainedModel open(Engine engine, TrainedNetwork trained) {
        return ExplainedModel.open(engine, trained, PredictionSpec.fp32(2));
    }

    /** Opens on the fastest. */
    static ExplainedModel open(TrainedNetwork trained) {
        return open(usable().get(0), trained);
    }
}
