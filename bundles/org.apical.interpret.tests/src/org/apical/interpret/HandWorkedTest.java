package org.apical.interpret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.interpreter.ExplainedModel;
import org.apical.api.interpreter.SaliencyMethod;
import org.apical.api.network.Network;
import org.apical.api.network.NetworkBuilder;
import org.apical.api.network.Operation;
import org.apical.api.network.Shape;
import org.apical.api.network.TrainedNetwork;
import org.apical.api.network.Weights;

/** Methods beside values worked out by hand on networks of a few units. */
class HandWorkedTest {

    private static final float EXACT = 1e-5f;

    /**
     * Two inputs, two rectified units, one output.
     *
     * <p>At (2, 1): unit 1 is 1*2 - 1*1 + 0 = 1, unit 2 is 0.5*2 + 2*1 - 1 = 2; the output 3*1 - 1*2 + 0.5 = 1.5.
     */
    private static TrainedNetwork units() {
        NetworkBuilder b = new NetworkBuilder("units", Shape.of(2));
        b.dense("output", b.relu("rectified", b.dense("hidden", Network.INPUT, 2)), 1);
        return new TrainedNetwork(b.build(), new Weights(Map.of(
                "hidden.weight", Tensor.of(new float[] {1, -1, 0.5f, 2}, 2, 2),
                "hidden.bias", Tensor.of(new float[] {0, -1}, 2),
                "output.weight", Tensor.of(new float[] {3, -1}, 1, 2),
                "output.bias", Tensor.of(new float[] {0.5f}, 1))));
    }

    private static float[] map(TrainedNetwork network, SaliencyMethod method, Tensor input) throws ApicalException {
        try (ExplainedModel model = Engines.open(network)) {
            return method.map(model, input, 0, 0, Progress.NONE).data();
        }
    }

    private static SaliencyMethod relevance(LayerwiseRelevance.Rule rule, LayerwiseRelevance.Bias bias) {
        return new LayerwiseRelevance().create(new LayerwiseRelevance.Settings(rule, 0, 1, bias, 8));
    }

    @Test
    void relevanceByTheEpsilonRule() throws ApicalException {
        Tensor input = Tensor.of(new float[] {2, 1}, 1, 2);
        // Relevance of unit 1 is 3, of unit 2 is -2; 0.5 belongs to the output's bias. Unit 1 has contributions 2, -1
        // of 1; unit 2 has 1 and 2 of 2, and a bias of -1.
        assertArrayEquals(new float[] {3 * 2 - 2 * 0.5f, -3 - 2},
                map(units(), relevance(LayerwiseRelevance.Rule.EPSILON, LayerwiseRelevance.Bias.ABSORBED), input),
                EXACT);
        // Spread: 0.25 more for each unit; unit 2 (-1.75) gives its bias's share, -1/2 of it, half to each input.
        float first = 3.25f * 2 + -1.75f * (0.5f - 0.25f);
        float second = 3.25f * -1 + -1.75f * (1 - 0.25f);
        assertArrayEquals(new float[] {first, second},
                map(units(), relevance(LayerwiseRelevance.Rule.EPSILON, LayerwiseRelevance.Bias.SPREAD), input),
                EXACT);
        assertEquals(1.5, first + second, 1e-9);
    }

    @Test
    void relevanceByTheRuleOfPositiveContributions() throws ApicalException {
        Tensor input = Tensor.of(new float[] {2, 1}, 1, 2);
        // Of unit 1 only the contribution 2 counts; of unit 2 both, 1 and 2, and not the bias, which is negative.
        assertArrayEquals(new float[] {3 - 2 / 3f, -4 / 3f},
                map(units(), relevance(LayerwiseRelevance.Rule.Z_PLUS, LayerwiseRelevance.Bias.ABSORBED), input),
                EXACT);
        // At (2, -1): unit 1 is 3 with contributions 2 and 1, both positive though an input and a weight are not;
        // unit 2 is -2 and rectified to 0; the output 9.5 gives 9 to unit 1.
        assertArrayEquals(new float[] {6, 3}, map(units(),
                relevance(LayerwiseRelevance.Rule.Z_PLUS, LayerwiseRelevance.Bias.ABSORBED),
                Tensor.of(new float[] {2, -1}, 1, 2)), EXACT);
    }

    /** One convolution of one filter (1, -1) over three samples, rectified, then summed up by a dense layer. */
    private static TrainedNetwork convolution() {
        NetworkBuilder b = new NetworkBuilder("convolution", Shape.of(1, 3));
        String x = b.add("convolution", new Operation.Convolution(1, List.of(2), List.of(1), List.of(0), false),
                Network.INPUT);
        x = b.relu("rectified", x);
        b.dense("output", b.add("flatten", new Operation.Flatten(), x), 1);
        return new TrainedNetwork(b.build(), new Weights(Map.of(
                "convolution.weight", Tensor.of(new float[] {1, -1}, 1, 1, 2),
                "output.weight", Tensor.of(new float[] {1, 2}, 1, 2),
                "output.bias", Tensor.of(new float[] {0}, 1))));
    }

    @Test
    void relevanceByTheGammaRule() throws ApicalException {
        // At (4, 3, 1) the units are 4 - 3 = 1 and 3 - 1 = 2 and get 1 and 4. With gamma 1 positive contributions count
        // twice: (8, -3) of 5 and (6, -1) of 5.
        assertArrayEquals(new float[] {8 / 5f, -3 / 5f + 4 * 6 / 5f, -4 / 5f}, map(convolution(),
                relevance(LayerwiseRelevance.Rule.COMPOSITE, LayerwiseRelevance.Bias.ABSORBED),
                Tensor.of(new float[] {4, 3, 1}, 1, 1, 3)), EXACT);
    }

    @Test
    void contributionsByTheRescaleRule() throws ApicalException {
        // At (2, 1) against black (1, 1): unit 1 goes from 0 to 1, unit 2 from 1.5 to 2, both above zero: slopes 1.
        // Multipliers of the inputs: 3*1 - 1*0.5 and 3*-1 - 1*2; changes 1 and 0.
        SaliencyMethod method = new DeepLift().create(new DeepLift.Settings(Fill.BLACK, 8));
        assertArrayEquals(new float[] {2.5f, 0}, map(units(), method, Tensor.of(new float[] {2, 1}, 1, 2)), EXACT);
        // At (2, -1) against (-1, -1): unit 1 goes from 0 to 3 (ratio 1), unit 2 from -3.5 to -2: ratio 0.
        assertArrayEquals(new float[] {9, 0}, map(units(), method, Tensor.of(new float[] {2, -1}, 1, 2)), EXACT);
        // At (1, 3) against (1, 1): unit 1 from 0 to -2, ratio 0; unit 2 from 1.5 to 5.5, ratio 1: -1 * 2 * 2.
        assertArrayEquals(new float[] {0, -4}, map(units(), method, Tensor.of(new float[] {1, 3}, 1, 2)), EXACT);
        // At (-2, 0) against (-2, -2): unit 1 from 0 to -2; unit 2 from -6 to -2: nothing.
        assertArrayEquals(new float[] {0, 0}, map(units(), method, Tensor.of(new float[] {-2, 0}, 1, 2)), EXACT);
        // At (-3, 3) against (-3, -3): unit 2 from -8.5 to 3.5, rectified 0 to 3.5: ratio 3.5/12; -2 * 6 * 3.5/12.
        assertArrayEquals(new float[] {0, -3.5f}, map(units(), method, Tensor.of(new float[] {-3, 3}, 1, 2)), EXACT);
    }

    @Test
    void guidedBackpropagationLetsNothingNegativeThrough() throws ApicalException {
        // Unit 2's derivative, -1, stops at the rectifier; unit 1's goes on: 3 and -3, as magnitudes.
        assertArrayEquals(new float[] {3, 3}, map(units(),
                new GuidedBackpropagation().create(new GuidedBackpropagation.Settings(8)),
                Tensor.of(new float[] {2, 1}, 1, 2)), EXACT);
        assertFalse(new GuidedBackpropagation().caution().isEmpty());
    }

    /** Two feature maps, x and -2x + 6, of two samples; the output is mean(first) * 3 - mean(second). */
    private static TrainedNetwork features() {
        NetworkBuilder b = new NetworkBuilder("features", Shape.of(1, 2));
        String x = b.add("features", new Operation.Convolution(2, List.of(1), List.of(1), List.of(0), true),
                Network.INPUT);
        b.dense("output", b.globalAveragePool("pool", b.relu("rectified", x)), 1);
        return new TrainedNetwork(b.build(), new Weights(Map.of(
                "features.weight", Tensor.of(new float[] {1, -2}, 2, 1, 1),
                "features.bias", Tensor.of(new float[] {0, 6}, 2),
                "output.weight", Tensor.of(new float[] {3, -1}, 1, 2),
                "output.bias", Tensor.of(new float[] {0}, 1))));
    }

    private static SaliencyMethod gradCam(GradCam.Direction direction) {
        return new GradCam().create(new GradCam.Settings("", direction, 8));
    }

    @Test
    void gradCamWeighsFeatureMapsByTheirMeanGradient() throws ApicalException {
        // At (1, 2): maps (1, 2) and (4, 2), derivatives 1.5 and -0.5 everywhere: (1.5 - 2, 3 - 1).
        Tensor input = Tensor.of(new float[] {1, 2}, 1, 1, 2);
        assertArrayEquals(new float[] {0, 2}, map(features(), gradCam(GradCam.Direction.RAISES), input), EXACT);
        assertArrayEquals(new float[] {0.5f, 0}, map(features(), gradCam(GradCam.Direction.LOWERS), input), EXACT);
        assertArrayEquals(new float[] {0.5f, 2}, map(features(), gradCam(GradCam.Direction.EITHER), input), EXACT);
        // Grad-CAM++: of the first map g = 1.5, sum 3: alpha = 1 / (2 + 3 * 1.5), weight 2 alpha 1.5; the second has no
        // positive gradient and no weight.
        float weight = 2 * 1.5f / 6.5f;
        assertArrayEquals(new float[] {weight, 2 * weight}, map(features(), new GradCamPlusPlus().create(
                new GradCam.Settings("rectified", GradCam.Direction.RAISES, 8)), input), EXACT);
    }

    @Test
    void gradCamSaysWhichLayersThereAre() {
        ApicalException e = assertThrows(ApicalException.class, () -> map(features(), new GradCam().create(
                new GradCam.Settings("nowhere", GradCam.Direction.RAISES, 8)), Tensor.zeros(1, 1, 2)));
        assertEquals(ApicalException.Cause.BAD_INPUT, e.kind());
        assertEquals(true, e.problem().remedy().contains("features, rectified"));
        assertThrows(ApicalException.class, () -> map(units(), gradCam(GradCam.Direction.RAISES), Tensor.zeros(1, 2)));
    }

    @Test
    void aPlainModelCannotBeLookedInto() {
        assertThrows(IllegalArgumentException.class, () -> relevance(LayerwiseRelevance.Rule.EPSILON,
                LayerwiseRelevance.Bias.SPREAD).map(new FormulaModel(Shape.of(3), 1), Tensor.zeros(1, 3), 0, 0,
                        Progress.NONE));
    }
}
