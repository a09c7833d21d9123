package org.apical.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.engine.PredictionSpec;
import org.apical.api.interpreter.ExplainedModel;
import org.apical.api.interpreter.Interpreter;
import org.apical.api.network.TrainedNetwork;
import org.apical.interpret.Fill;
import org.apical.interpret.GuidedBackpropagation;
import org.apical.interpret.IntegratedGradients;
import org.apical.interpret.SmoothGrad;
import org.apical.trust.internal.Imputation;
import org.apical.trust.internal.Randomised;
import org.apical.trust.internal.Removal;

class TrustCheckTest {

    private static final SmoothGrad.Settings SMOOTH = new SmoothGrad.Settings(50, 0.15, SmoothGrad.Average.MAGNITUDE,
            8);
    private static final int ITEMS = 3;

    private static ExplainedModel open(TrainedNetwork trained) {
        return ExplainedModel.open(Planted.engine(), trained, PredictionSpec.fp32(1));
    }

    private static <S extends Record> TrustReport report(Interpreter<S> interpreter, S settings,
            ExplainedModel model, Planted.Frames frames, int number, boolean knowStructure) throws ApicalException {
        Tensor item = frames.input().items(number, number + 1);
        Tensor map = interpreter.create(settings).map(model, item, 0, 1, Progress.NONE);
        Region region = Region.everywhere(Planted.SIDE * Planted.SIDE);
        return TrustCheck.of(interpreter, settings, TrustSettings.DEFAULT).check(model, 0, item, map,
                knowStructure ? region.with(frames.spots()[number]) : region, 1, Progress.NONE);
    }

    private static String describe(TrustReport report) {
        StringBuilder text = new StringBuilder();
        report.measures().forEach(measure -> text.append(measure.badge()).append(' ').append(measure.sentence())
                .append('\n'));
        return text.toString();
    }

    @ParameterizedTest
    @EnumSource(Planted.Question.class)
    void mapsOfANetworkThatLearntAPlantedSignalAreGreenAndOfRandomWeightsRed(Planted.Question question)
            throws ApicalException {
        Planted.Frames frames = Planted.frames(Planted.Question.BRIGHTNESS, ITEMS, 4242);
        try (ExplainedModel learnt = open(Planted.learnt(question)); ExplainedModel random =
                open(Planted.untrained(51))) {
            for (int item = 0; item < ITEMS; item++) {
                for (boolean knowStructure : new boolean[] {true, false}) {
                    TrustReport good = report(new SmoothGrad(), SMOOTH, learnt, frames, item, knowStructure);
                    assertEquals(Badge.GREEN, good.badge(), () -> describe(good));
                    assertTrue(good.reasons().isEmpty());
                    TrustReport bad = report(new SmoothGrad(), SMOOTH, random, frames, item, knowStructure);
                    assertEquals(Badge.RED, bad.badge(), () -> describe(bad));
                    assertFalse(bad.reasons().isEmpty());
                }
            }
        }
    }

    @Test
    void aMethodThatPromisesASumIsHeldToIt() throws ApicalException {
        Planted.Frames frames = Planted.frames(Planted.Question.BRIGHTNESS, 1, 4242);
        try (ExplainedModel model = open(Planted.untrained(51))) {
            Tensor item = frames.input();
            IntegratedGradients.Settings settings = new IntegratedGradients.Settings(50, 0.01, 8);
            TrustCheck check = TrustCheck.of(new IntegratedGradients(), settings, TrustSettings.DEFAULT);
            Tensor map = new IntegratedGradients().create(settings).map(model, item, 0, 1, Progress.NONE);
            Region region = Region.everywhere(Planted.SIDE * Planted.SIDE);
            TrustReport right = check.check(model, 0, item, map, region, 1, Progress.NONE);
            assertEquals(Badge.GREEN, right.measure(MeasureKind.COMPLETENESS).orElseThrow().badge());
            for (int i = 0; i < map.data().length; i++) {
                map.data()[i] *= 1.2f;
            }
            TrustReport wrong = check.check(model, 0, item, map, region, 1, Progress.NONE);
            assertEquals(Badge.RED, wrong.measure(MeasureKind.COMPLETENESS).orElseThrow().badge());
            assertEquals(0.2, wrong.measure(MeasureKind.COMPLETENESS).orElseThrow().value(), 0.02);
            assertTrue(wrong.measure(MeasureKind.MASS).isEmpty());
            assertEquals(TrustSettings.DEFAULT.stages(), wrong.cascade().size());
        }
    }

    @Test
    void aCautionKeepsAMapFromBeingGreen() {
        TrustReport report = new TrustReport(List.of(Measure.of(MeasureKind.DELETION, 0.5)),
                List.of(), new GuidedBackpropagation().caution());
        assertEquals(Badge.AMBER, report.badge());
        assertEquals(1, report.reasons().size());
    }

    @Test
    void sameSeedSameReport() throws ApicalException {
        Planted.Frames frames = Planted.frames(Planted.Question.BRIGHTNESS, 1, 4242);
        try (ExplainedModel model = open(Planted.untrained(51))) {
            assertEquals(report(new SmoothGrad(), SMOOTH, model, frames, 0, true),
                    report(new SmoothGrad(), SMOOTH, model, frames, 0, true));
        }
    }

    @Test
    void randomisingGoesFromTheOutputDown() {
        TrainedNetwork trained = Planted.untrained(3);
        Map<String, Tensor> before = trained.weights().values();
        Map<String, Tensor> last = Randomised.of(trained, 0.01, 9).weights().values();
        before.forEach((name, values) -> assertEquals(name.equals("output.weight"), !values.equals(last.get(name)),
                name));
        Map<String, Tensor> all = Randomised.of(trained, 1, 9).weights().values();
        assertFalse(before.get("stem.weight").equals(all.get("stem.weight")));
        assertEquals(last.get("output.weight"), all.get("output.weight"));
    }

    @Test
    void theRightOrderBeatsChanceAndShowingTheWrongPlacesDoesNot() throws ApicalException {
        Planted.Frames frames = Planted.frames(Planted.Question.BRIGHTNESS, 1, 4242);
        try (ExplainedModel model = open(Planted.learnt(Planted.Question.BRIGHTNESS))) {
            float[] right = new float[Planted.SIDE * Planted.SIDE];
            float[] wrong = new float[right.length];
            boolean[] sector = Region.everywhere(right.length).sector();
            double[] middle = middle(frames.spots()[0]);
            for (int i = 0; i < right.length; i++) {
                double rows = i / Planted.SIDE - middle[0];
                double columns = i % Planted.SIDE - middle[1];
                right[i] = (float) Math.exp(-(rows * rows + columns * columns) / 50);
                wrong[i] = 1 - right[i];
            }
            Removal removal = new Removal(model, 0, frames.input(), sector, 10, 8, Progress.NONE);
            double deleted = removal.deletion(right, 5, 1);
            assertTrue(deleted > 0.1, "deletion " + deleted);
            double inserted = removal.insertion(right, 5, 1);
            double wronglyInserted = removal.insertion(wrong, 5, 1);
            assertTrue(inserted > 0 && wronglyInserted < -0.1, inserted + " " + wronglyInserted);
        }
    }

    private static double[] middle(boolean[] spot) {
        double[] middle = new double[2];
        int count = 0;
        for (int i = 0; i < spot.length; i++) {
            middle[0] += spot[i] ? i / Planted.SIDE : 0;
            middle[1] += spot[i] ? i % Planted.SIDE : 0;
            count += spot[i] ? 1 : 0;
        }
        return new double[] {middle[0] / count, middle[1] / count};
    }

    @Test
    void imputationClosesGapsFromTheirSurroundings() {
        // A plane is its own mean of neighbours, so a gap in it closes exactly but for the noise.
        Tensor plane = Tensor.zeros(1, 1, 12, 12);
        boolean[] gap = new boolean[144];
        for (int i = 0; i < 144; i++) {
            plane.data()[i] = i / 12 + 2 * (i % 12);
            gap[i] = i / 12 > 3 && i / 12 < 8 && i % 12 > 3 && i % 12 < 8;
        }
        Tensor closed = Imputation.impute(plane, gap, 1);
        for (int i = 0; i < 144; i++) {
            assertEquals(plane.data()[i], closed.data()[i], gap[i] ? 1.5 : 0);
        }
        assertFalse(closed.equals(Fill.BLACK.of(plane)));
    }

    @Test
    void anotherSectorIsAMistake() {
        try (ExplainedModel model = open(Planted.untrained(51))) {
            Tensor item = Planted.frames(Planted.Question.BRIGHTNESS, 1, 1).input();
            assertThrows(IllegalArgumentException.class, () -> TrustCheck.of(new SmoothGrad(), SMOOTH,
                    TrustSettings.DEFAULT).check(model, 0, item, item, Region.everywhere(7), 1, Progress.NONE));
        }
    }
}
