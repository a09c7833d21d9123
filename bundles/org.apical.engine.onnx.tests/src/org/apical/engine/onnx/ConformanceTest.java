package org.apical.engine.onnx;

import java.util.List;
import java.util.stream.Stream;

import org.apical.engine.conformance.CheckResult;
import org.apical.engine.conformance.EngineConformance;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ConformanceTest {

    @TestFactory
    Stream<DynamicTest> keepsTheContractOfEngines() {
        return EngineConformance.checks(new OnnxEngine(), List.of()).stream()
                .map(check -> DynamicTest.dynamicTest(check.name(), () -> {
                    CheckResult result = check.run();
                    Assumptions.assumeTrue(result.state() != CheckResult.State.NOT_OFFERED, result.sentence());
                    Assertions.assertEquals(CheckResult.State.OK, result.state(), result.sentence());
                }));
    }
}
