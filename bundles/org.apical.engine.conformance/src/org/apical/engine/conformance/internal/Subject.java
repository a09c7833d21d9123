package org.apical.engine.conformance.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apical.api.ApicalException;
import org.apical.api.engine.Availability;
import org.apical.api.engine.Engine;
import org.apical.api.engine.LossFunction;
import org.apical.api.engine.Model;
import org.apical.api.engine.Precision;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.engine.TrainingSpec;
import org.apical.api.engine.UpdateRule;
import org.apical.api.engine.Work;
import org.apical.api.network.Network;
import org.apical.api.network.TrainedNetwork;
import org.apical.engine.conformance.Check;
import org.apical.engine.conformance.ConformanceSpec;
import org.apical.engine.conformance.NotOffered;

/** The engine that is looked at, in one precision. */
final class Subject {

    static final long SEED = 11;

    private final Engine engine;
    private final ConformanceSpec spec;
    private final Precision precision;

    Subject(Engine engine, ConformanceSpec spec, Precision precision) {
        this.engine = engine;
        this.spec = spec;
        this.precision = precision;
    }

    Engine engine() {
        return engine;
    }

    ConformanceSpec spec() {
        return spec;
    }

    Precision precision() {
        return precision;
    }

    /** What relative error is allowed: that of single precision, or of bfloat16 with its 8 bits. */
    double allowed(double single, double bfloat16) {
        return precision == Precision.FP32 ? single : bfloat16;
    }

    Check check(String name, String what, Check.Body body) {
        String suffix = precision == Precision.FP32 ? "" : "." + precision.name().toLowerCase(Locale.ROOT);
        return new Check(name + suffix, what, body);
    }

    boolean offers(Work work) {
        return engine.probe().offers(work, precision);
    }

    /** Ends a check that is about work that the engine does not offer. */
    void need(Work work, Network... networks) {
        Availability found = engine.probe();
        if (!found.offers(work, precision)) {
            throw new NotOffered("The engine does not offer " + work.name().toLowerCase(Locale.ROOT) + " in "
                    + precision + " here. " + String.join(" ", found.notes()));
        }
        for (Network network : networks) {
            if (!engine.supports(network)) {
                throw new NotOffered("The engine does not support the network '" + network.name() + "'.");
            }
        }
    }

    /** Of some networks those that the engine supports; ends the check when there is none. */
    List<Network> supported(List<Network> networks) {
        List<Network> supported = new ArrayList<>(networks);
        supported.removeIf(network -> !engine.supports(network));
        if (supported.isEmpty()) {
            throw new NotOffered("The engine supports none of these networks.");
        }
        return supported;
    }

    Model open(TrainedNetwork trained) throws ApicalException {
        return engine.open(trained, new PredictionSpec(spec.threads(), precision));
    }

    Model create(TrainedNetwork start, TrainingSpec training) throws ApicalException {
        return engine.create(start, training);
    }

    /** A way to train without decay and clipping. */
    TrainingSpec training(LossFunction loss, UpdateRule rule) {
        return training(loss, rule, 0, false, 0);
    }

    TrainingSpec training(LossFunction loss, UpdateRule rule, double decay, boolean decoupled, double clip) {
        return new TrainingSpec(loss, rule, decay, decoupled, clip, spec.threads(), SEED, precision);
    }

    static String name(Engine engine) {
        String full = engine.getClass().getName();
        return full.substring(full.lastIndexOf('.') + 1);
    }
}
