package org.apical.engine.conformance.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.apical.api.engine.Availability;
import org.apical.api.engine.Precision;
import org.apical.engine.conformance.Check;
import org.apical.engine.conformance.CheckResult;
import org.apical.engine.conformance.ConformanceSpec;
import org.apical.engine.conformance.EngineConformance;
import org.apical.engine.conformance.samples.Losses;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The suite lets an engine pass that does everything right, in both precisions. */
class SoundEngineTest {

    private static final ConformanceSpec SPEC = new ConformanceSpec(1, 200, Losses.all());

    @TestFactory
    Stream<DynamicTest> passesEveryCheck() {
        NaiveEngine engine = new NaiveEngine(Precision.FP32, Precision.BF16);
        return EngineConformance.checks(engine, List.of(new NaiveEngine(Precision.FP32)), SPEC).stream()
                .map(check -> DynamicTest.dynamicTest(check.name(), () -> {
                    CheckResult result = check.run();
                    assertEquals(CheckResult.State.OK, result.state(), result.sentence());
                    assertTrue(result.sentence().endsWith("."), result.sentence());
                }));
    }

    @Test
    void everyCheckHasANameOfItsOwn() {
        List<Check> checks = EngineConformance.checks(new NaiveEngine(Precision.FP32, Precision.BF16), List.of(), SPEC);
        Set<String> names = new TreeSet<>(checks.stream().map(Check::name).toList());
        assertEquals(checks.size(), names.size());
    }

    @Test
    void anEngineThatCannotBeUsedFailsNothing() throws InterruptedException {
        NaiveEngine absent = new NaiveEngine() {

            @Override
            public Availability probe() {
                return Availability.none("1", List.of("The native library is missing."));
            }
        };
        for (Check check : EngineConformance.checks(absent, List.of(new NaiveEngine(Precision.FP32)), SPEC)) {
            CheckResult result = check.run();
            assertEquals(CheckResult.State.NOT_OFFERED, result.state(), check.name() + ": " + result.sentence());
            assertTrue(result.sentence().contains("The native library is missing."), result.sentence());
        }
    }
}
