package org.apical.ide.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.apical.api.network.Network;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.ExperimentReader;
import org.apical.ui.experiment.internal.network.ExperimentNetwork;
import org.apical.ui.experiment.internal.network.GraphLayout;
import org.apical.ui.experiment.internal.network.LayerBox;
import org.apical.ui.experiment.internal.network.LayerGraph;
import org.apical.ui.experiment.internal.network.NetworkFigures;
import org.apical.ui.experiment.internal.network.NetworkRow;
import org.junit.jupiter.api.Test;

/** Lays out the small network and the paper's. */
class LayerGraphTest {

    private static Network network(String example) throws Exception {
        Path file = Examples.folder().resolve(example + ".experiment.yaml");
        Experiment experiment = new ExperimentReader(Installed.catalog()).read(file, List.of());
        return ExperimentNetwork.of(experiment);
    }

    @Test
    void countsWhatTheNetworkCounts() throws Exception {
        for (String example : List.of("ef-phantom", "ef-echonet", "volumes-phantom")) {
            Network network = network(example);
            List<NetworkRow> rows = NetworkRow.of(network);
            assertEquals(network.nodes().size(), rows.size());
            assertEquals(network.multiplyCount(), rows.stream().mapToLong(NetworkRow::multiplies).sum(), example);
            assertEquals(network.trainableParameterCount(), rows.stream().mapToLong(NetworkRow::parameters).sum());
            LayerGraph graph = LayerGraph.of(network);
            assertEquals(network.multiplyCount(), graph.boxes().stream().mapToLong(LayerBox::multiplies).sum());
            assertEquals(network.nodes().size() + 1, graph.boxes().stream().mapToInt(box -> box.nodes().size()).sum());
            assertEquals(network.output().output(), graph.boxes().get(graph.boxes().size() - 1).output());
        }
        assertEquals(2, network("volumes-phantom").output().output().channels(), "A head a task.");
    }

    @Test
    void placesEveryBoxBelowWhatFeedsItAndApart() throws Exception {
        LayerGraph graph = LayerGraph.of(network("ef-echonet"));
        assertTrue(graph.boxes().size() > 100, "Inception-ResNet-v1 has many layers: " + graph.boxes().size());
        GraphLayout layout = GraphLayout.of(graph);
        List<GraphLayout.Place> places = layout.places();
        for (int box = 0; box < places.size(); box++) {
            assertEquals(box, places.get(box).box());
            assertTrue(places.get(box).x() >= 0.49 && places.get(box).x() <= layout.width() - 0.49);
            for (int input : graph.inputs().get(box)) {
                assertTrue(places.get(input).rank() < places.get(box).rank());
            }
            for (int other = 0; other < box; other++) {
                boolean beside = places.get(other).rank() == places.get(box).rank();
                assertTrue(!beside || Math.abs(places.get(other).x() - places.get(box).x()) > 0.99,
                        box + " covers " + other);
            }
        }
        layout.lines().forEach(line -> {
            for (int i = 1; i < line.points().size(); i++) {
                assertEquals(line.points().get(i - 1).rank() + 1, line.points().get(i).rank());
            }
        });
        assertTrue(layout.width() < 10, "The drawing is " + layout.width() + " boxes wide.");
    }

    @Test
    void writesFiguresWithThreeDigits() throws Exception {
        assertEquals("9999", NetworkFigures.count(9999));
        assertEquals("23.5 thousand", NetworkFigures.count(23_456));
        assertEquals("1.23 million", NetworkFigures.count(1_234_567));
        assertEquals("5.00 GB", NetworkFigures.memory(5e9));
        NetworkFigures figures = NetworkFigures.of(network("ef-phantom"));
        assertTrue(figures.weightBytes() >= 4 * figures.parameters());
        assertTrue(figures.activationBytes() > 112 * 112 * 4);
    }
}
