package org.apical.standard.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.apical.api.network.Network;
import org.apical.api.network.Shape;
import org.apical.api.settings.SettingsType;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static Network smallCnn(Map<String, ?> settings, Shape input, int outputs) throws Exception {
        return new SmallCnn().build(SettingsType.of(SmallCnn.Settings.class).bind(settings), input, outputs);
    }

    @Test
    void smallCnnHasTheSizesItsDocumentationSays() throws Exception {
        Network network = smallCnn(Map.of(), Shape.of(1, 112, 112), 1);
        Network wide = smallCnn(Map.of("width", 30), Shape.of(1, 112, 112), 1);
        assertEquals(291_761, network.trainableParameterCount());
        assertEquals(1.02e6, wide.trainableParameterCount(), 0.01e6);
        Network shallow = smallCnn(Map.of("width", 24, "depth", 2), Shape.of(1, 112, 112), 1);
        assertEquals(157e3, shallow.trainableParameterCount(), 500);
        assertEquals(Shape.of(1), network.output().output());
    }

    @Test
    void smallCnnTakesSignalsAndVolumes() throws Exception {
        assertEquals(Shape.of(3), smallCnn(Map.of("width", 4), Shape.of(12, 500), 3).output().output());
        assertEquals(Shape.of(2), smallCnn(Map.of("width", 4, "pooling", "both"), Shape.of(1, 20, 32, 32), 2)
                .output().output());
    }

    @Test
    void smallCnnSaysHowLargeItsInputMustBe() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> smallCnn(Map.of(), Shape.of(1, 12, 64), 1));
        assertTrue(e.getMessage().contains("at least 16"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> smallCnn(Map.of(), Shape.of(9), 1));
    }

    @Test
    void dropoutAndDepthAreFollowed() throws Exception {
        Network plain = smallCnn(Map.of("depth", 2, "units", 0), Shape.of(1, 112, 112), 1);
        Network dropped = smallCnn(Map.of("depth", 2, "units", 0, "dropout", 0.5), Shape.of(1, 112, 112), 1);
        assertEquals(plain.nodes().size() + 1, dropped.nodes().size());
        assertEquals(List.of(64, 14, 14), plain.shapeOf("stage2Down").sizes());
    }

    @Test
    void perceptronWithoutHiddenLayersIsARegression() throws Exception {
        SettingsType<MultilayerPerceptron.Settings> type = SettingsType.of(MultilayerPerceptron.Settings.class);
        Network regression = new MultilayerPerceptron().build(type.bind(Map.of("hidden", "")), Shape.of(5), 1);
        assertEquals(6, regression.trainableParameterCount());
        Network deep = new MultilayerPerceptron().build(type.defaults(), Shape.of(1, 4, 4), 2);
        assertEquals(16 * 64 + 64 + 64 * 32 + 32 + 32 * 2 + 2, deep.trainableParameterCount());
    }
}
