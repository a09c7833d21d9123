package org.apical.engine.conformance;

import java.util.List;

import org.apical.api.engine.Engine;
import org.apical.engine.conformance.internal.Suite;

/**
 * The suite that tells whether an engine keeps its contract. It needs nothing but the engine, so that it runs within
 * any test framework and within the installed product ({@code apical conformance}).
 *
 * <pre>
 * for (Check check : EngineConformance.checks(new MyEngine(), List.of())) {
 *     CheckResult result = check.run();
 *     ...
 * }
 * </pre>
 *
 * @since 1.0
 */
public final class EngineConformance {

    private EngineConformance() {
    }

    /**
     * Lists what an engine must do.
     *
     * @param engine the engine that is looked at
     * @param others the other engines that are installed, with which it must exchange models
     * @return the checks; none was run yet
     */
    public static List<Check> checks(Engine engine, List<Engine> others) {
        return checks(engine, others, ConformanceSpec.usual());
    }

    /**
     * Lists what an engine must do.
     *
     * @param engine the engine that is looked at
     * @param others the other engines that are installed, with which it must exchange models
     * @param spec threads, steps and losses
     * @return the checks; none was run yet
     */
    public static List<Check> checks(Engine engine, List<Engine> others, ConformanceSpec spec) {
        return Suite.of(engine, others, spec);
    }
}
