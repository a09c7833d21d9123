package org.apical.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.engine.Engine;
import org.apical.api.interpreter.ExplainedModel;
import org.apical.api.interpreter.SaliencyMethod;
import org.apical.api.network.Network;
import org.apical.engine.conformance.samples.Samples;
import org.apical.interpret.internal.LayerMaps;
import org.apical.interpret.internal.Outputs;

class LayerMethodsTest {

    private static final int ITEMS = 2;

    private static List<Network> networks() {
        List<Network> all = new ArrayList<>(TestNetworks.operations());
        all.addAll(TestNetworks.architectures());
        return all;
    }

    private static Tensor input(Network network) {
        return Samples.tensor(7, network.input().batch(ITEMS));
    }

    private static int output(Network network) {
        return network.output().output().channels() - 1;
    }

    private static double sum(Tensor map, int item) {
        double sum = 0;
        for (float value : map.items(item, item + 1).data()) {
            sum += value;
        }
        return sum;
    }

    /** The mean magnitude of a map's difference from another, as a share of the other's. */
    private static double difference(Tensor map, Tensor other) {
        double difference = 0;
        double magnitude = 0;
        for (int i = 0; i < map.data().length; i++) {
            difference += Math.abs(map.data()[i] - other.data()[i]);
            magnitude += Math.abs(other.data()[i]);
        }
        return magnitude == 0 ? difference : difference / magnitude;
    }

    static SaliencyMethod relevance(LayerwiseRelevance.Rule rule, LayerwiseRelevance.Bias bias) {
        return new LayerwiseRelevance().create(new LayerwiseRelevance.Settings(rule, 0.01, 0.25, bias, 8));
    }

    @Test
    void goingBackLayerByLayerGivesTheEnginesGradient() throws ApicalException {
        List<Engine> engines = Engines.usable();
        for (Engine engine : engines) {
            for (Network network : engine == engines.get(0) ? networks() : TestNetworks.architectures()) {
                try (ExplainedModel model = Engines.open(engine, Samples.randomWeights(network, 3))) {
                    Tensor input = input(network);
                    Tensor expected = new Passes(model, output(network), 8, Progress.NONE).meanGradient(input, 1,
                            (item, number, copy, into, offset) -> Passes.copy(item, into, offset),
                            DoubleUnaryOperator.identity());
                    Tensor found = new LayerMaps(model, output(network), 1, Progress.NONE).gradient(input);
                    double error = difference(found, expected);
                    assertTrue(error < 1e-4, network.name() + ": " + error);
                }
            }
        }
    }

    @Test
    void relevanceAddsUpToTheOutput() throws ApicalException {
        for (Network network : networks()) {
            try (ExplainedModel model = Engines.open(Samples.randomWeights(network, 3))) {
                Tensor input = input(network);
                double[] scores = Outputs.predict(model, input, output(network));
                for (LayerwiseRelevance.Rule rule : LayerwiseRelevance.Rule.values()) {
                    Tensor map = relevance(rule, LayerwiseRelevance.Bias.SPREAD).map(model, input, output(network), 0,
                            Progress.NONE);
                    for (int item = 0; item < ITEMS; item++) {
                        assertEquals(scores[item], sum(map, item), 0.01 * Math.abs(scores[item]),
                                network.name() + ", " + rule + ", item " + item);
                    }
                }
            }
        }
    }

    @Test
    void contributionsAddUpToTheChangeFromTheReference() throws ApicalException {
        for (Network network : networks()) {
            try (ExplainedModel model = Engines.open(Samples.randomWeights(network, 3))) {
                Tensor input = input(network);
                double[] scores = Outputs.predict(model, input, output(network));
                for (Fill fill : Fill.values()) {
                    Tensor map = new DeepLift().create(new DeepLift.Settings(fill, 1)).map(model, input,
                            output(network), 0, Progress.NONE);
                    for (int item = 0; item < ITEMS; item++) {
                        Tensor reference = fill.of(input.items(item, item + 1));
                        double change = scores[item] - Outputs.predict(model, reference, output(network))[0];
                        assertEquals(change, sum(map, item), 0.01 * Math.abs(change) + 1e-6,
                                network.name() + ", " + fill + ", item " + item);
                    }
                }
            }
        }
    }

    @Test
    void enginesDrawTheSameMaps() throws ApicalException {
        List<Engine> engines = Engines.usable();
        assumeTrue(engines.size() > 1, "Only one engine runs here.");
        List<SaliencyMethod> methods = List.of(
                relevance(LayerwiseRelevance.Rule.EPSILON, LayerwiseRelevance.Bias.SPREAD),
                relevance(LayerwiseRelevance.Rule.Z_PLUS, LayerwiseRelevance.Bias.ABSORBED),
                relevance(LayerwiseRelevance.Rule.COMPOSITE, LayerwiseRelevance.Bias.SPREAD),
                new DeepLift().create(new DeepLift.Settings(Fill.BLACK, 8)),
                new GuidedBackpropagation().create(new GuidedBackpropagation.Settings(8)),
                new Gradient().create(new Gradient.Settings(8)),
                new IntegratedGradients().create(new IntegratedGradients.Settings(5, 1, 8)));
        for (Network network : TestNetworks.architectures()) {
            boolean deep = network.nodes().size() > 100;
            try (ExplainedModel first = Engines.open(engines.get(0), Samples.randomWeights(network, 3));
                    ExplainedModel second = Engines.open(engines.get(1), Samples.randomWeights(network, 3))) {
                Tensor input = input(network);
                for (SaliencyMethod method : methods) {
                    Tensor map = method.map(first, input, output(network), 1, Progress.NONE);
                    Tensor same = method.map(second, input, output(network), 1, Progress.NONE);
                    double best = 1;
                    for (int item = 0; item < ITEMS; item++) {
                        double error = difference(map.items(item, item + 1), same.items(item, item + 1));
                        best = Math.min(best, error);
                        // Of 10^6 units, one may lie so near its kink that it turns by rounding.
                        assertTrue(error < (deep ? 2e-2 : 1e-4), network.name() + " " + methods.indexOf(method) + ": "
                                + error);
                    }
                    assertTrue(best < 1e-3, network.name() + " " + methods.indexOf(method) + ": " + best);
                }
            }
        }
    }

    @Test
    void theBatchDoesNotChangeTheMap() throws ApicalException {
        Network network = TestNetworks.architectures().get(0);
        try (ExplainedModel model = Engines.open(Samples.randomWeights(network, 3))) {
            Tensor input = Samples.tensor(7, network.input().batch(5));
            for (int batch : new int[] {1, 2}) {
                Tensor map = new LayerwiseRelevance().create(new LayerwiseRelevance.Settings(
                        LayerwiseRelevance.Rule.COMPOSITE, 0.01, 0.25, LayerwiseRelevance.Bias.SPREAD, batch))
                        .map(model, input, 0, 0, Progress.NONE);
                Tensor whole = relevance(LayerwiseRelevance.Rule.COMPOSITE, LayerwiseRelevance.Bias.SPREAD)
                        .map(model, input, 0, 0, Progress.NONE);
                assertTrue(difference(map, whole) < 1e-5);
                Tensor lift = new DeepLift().create(new DeepLift.Settings(Fill.BLACK, batch)).map(model, input, 1, 0,
                        Progress.NONE);
                assertTrue(difference(lift, new DeepLift().create(new DeepLift.Settings(Fill.BLACK, 8))
                        .map(model, input, 1, 0, Progress.NONE)) < 1e-5);
            }
        }
    }

    @Test
    void biasesKeepTheirRelevanceWhenTold() throws ApicalException {
        Network network = TestNetworks.architectures().get(0);
        try (ExplainedModel model = Engines.open(Samples.randomWeights(network, 3))) {
            Tensor input = input(network);
            double score = Outputs.predict(model, input, 0)[0];
            Tensor map = relevance(LayerwiseRelevance.Rule.EPSILON, LayerwiseRelevance.Bias.ABSORBED).map(model, input,
                    0, 0, Progress.NONE);
            assertTrue(Math.abs(sum(map, 0) - score) > 0.01 * Math.abs(score));
        }
    }
}
