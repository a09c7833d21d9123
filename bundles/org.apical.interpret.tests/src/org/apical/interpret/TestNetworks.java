package org.apical.interpret;

import java.util.ArrayList;
import java.util.List;

import org.apical.api.network.Network;
import org.apical.api.network.Shape;
import org.apical.echonet.architecture.InceptionResnetV1;
import org.apical.engine.conformance.samples.Networks;
import org.apical.standard.architecture.MultilayerPerceptron;
import org.apical.standard.architecture.SmallCnn;

/** The networks that methods are tested on. */
final class TestNetworks {

    private TestNetworks() {
    }

    /** Every operation in one, two and three dimensions, alone and combined. */
    static List<Network> operations() {
        return Networks.groups().values().stream().flatMap(List::stream).toList();
    }

    /** The architectures of the bundles standard and echonet, for signals, frames and clips, one output or several. */
    static List<Network> architectures() {
        List<Network> all = new ArrayList<>();
        for (SmallCnn.Pooling pooling : SmallCnn.Pooling.values()) {
            all.add(new SmallCnn().build(new SmallCnn.Settings(6, 2, 1, pooling, 0.2), Shape.of(1, 24, 20), 2));
        }
        SmallCnn.Settings small = new SmallCnn.Settings(4, 1, 2, SmallCnn.Pooling.AVERAGE, 0);
        all.add(new SmallCnn().build(small, Shape.of(2, 40), 1));
        all.add(new SmallCnn().build(small, Shape.of(1, 6, 12, 10), 3));
        all.add(new MultilayerPerceptron().build(new MultilayerPerceptron.Settings(List.of(9, 7), 0.1),
                Shape.of(12), 1));
        all.add(new MultilayerPerceptron().build(new MultilayerPerceptron.Settings(List.of(9), 0), Shape.of(1, 5, 4),
                2));
        all.add(inception());
        return all;
    }

    /** The paper's network, at a size that tests can afford. */
    static Network inception() {
        return new InceptionResnetV1().build(new InceptionResnetV1.Settings(0.2), Shape.of(1, 107, 107), 1);
    }
}
