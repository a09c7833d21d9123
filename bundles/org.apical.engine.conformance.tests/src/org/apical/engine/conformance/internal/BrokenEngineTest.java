package org.apical.engine.conformance.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.stream.Stream;

import org.apical.api.engine.Engine;
import org.apical.api.engine.Precision;
import org.apical.engine.conformance.Check;
import org.apical.engine.conformance.CheckResult;
import org.apical.engine.conformance.ConformanceSpec;
import org.apical.engine.conformance.EngineConformance;
import org.apical.engine.conformance.samples.Losses;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with an engine is found by the check that is about it; {@link SoundEngineTest} is the other half. */
class BrokenEngineTest {

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("forward.2d", BrokenEngines.ignoresPadding()),
                Arguments.of("exchange.files.NaiveEngine", BrokenEngines.ignoresPadding()),
                Arguments.of("exchange.training.NaiveEngine", BrokenEngines.ignoresPadding()),
                Arguments.of("inputGradient.2d", BrokenEngines.wrongInputGradient()),
                Arguments.of("weightGradient.2d", BrokenEngines.wrongBiasGradient()),
                Arguments.of("update.decayAndClip", BrokenEngines.clipsNothing()),
                Arguments.of("update.decoupledDecay", BrokenEngines.couplesDecay()),
                Arguments.of("update.smallSteps", BrokenEngines.roundsWeights()),
                Arguments.of("update.runningStatistics", BrokenEngines.biasedVariance()),
                Arguments.of("loss.logistic", BrokenEngines.takesMissingLabelsForZero()),
                Arguments.of("loss.allMissing", BrokenEngines.takesMissingLabelsForZero()),
                Arguments.of("dropout.share", BrokenEngines.unscaledDropout()),
                Arguments.of("dropout.share", BrokenEngines.sameDropoutEveryStep()),
                Arguments.of("dropout.share", BrokenEngines.dropoutPerItem()),
                Arguments.of("dropout.seed", BrokenEngines.ignoresTheSeed()),
                Arguments.of("same.training", new BrokenEngines().notDeterministic()),
                Arguments.of("same.saved", BrokenEngines.savesRounded()),
                Arguments.of("same.resumed", BrokenEngines.forgetsOptimiserState()),
                Arguments.of("exchange.resume.NaiveEngine", BrokenEngines.forgetsOptimiserState()),
                Arguments.of("arguments", BrokenEngines.reusesItsOutput()),
                Arguments.of("misuse.closed", BrokenEngines.cannotClose()),
                Arguments.of("misuse.prediction", BrokenEngines.pretendsToTrain()),
                Arguments.of("misuse.shapes", BrokenEngines.takesAnyShape()),
                Arguments.of("memory.steps", new BrokenEngines().leaksEveryStep()),
                Arguments.of("memory.models", new BrokenEngines().leaksModels()),
                Arguments.of("memory.tooMuch", BrokenEngines.saysNothingAboutMemory()));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void isFound(String check, Engine engine) throws InterruptedException {
        CheckResult result = find(check, engine).run();
        assertEquals(CheckResult.State.FAILED, result.state(), result.sentence());
        assertFalse(result.sentence().startsWith("No exception was expected"), result.sentence());
    }

    private static Check find(String name, Engine engine) {
        return EngineConformance.checks(engine, List.of(new NaiveEngine(Precision.FP32)),
                new ConformanceSpec(1, 200, Losses.all())).stream().filter(check -> check.name().equals(name))
                .findFirst().orElseThrow();
    }
}
