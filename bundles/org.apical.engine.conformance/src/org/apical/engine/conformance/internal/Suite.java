package org.apical.engine.conformance.internal;

import java.util.ArrayList;
import java.util.List;

import org.apical.api.engine.Availability;
import org.apical.api.engine.Engine;
import org.apical.api.engine.Precision;
import org.apical.api.engine.Work;
import org.apical.engine.conformance.Check;
import org.apical.engine.conformance.ConformanceSpec;
import org.apical.engine.conformance.NotOffered;

/** All checks of an engine. */
public final class Suite {

    private Suite() {
    }

    /**
     * Lists them.
     *
     * @param engine the engine that is looked at
     * @param others the other engines
     * @param spec threads, steps and losses
     * @return the checks
     */
    public static List<Check> of(Engine engine, List<Engine> others, ConformanceSpec spec) {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check("probe", "Looks at the machine without failing and says what it offers.",
                () -> probe(engine)));
        for (Precision precision : Precision.values()) {
            if (precision == Precision.FP32 || offersSome(engine, precision)) {
                Subject subject = new Subject(engine, spec, precision);
                checks.addAll(all(subject, others));
            }
        }
        return checks;
    }

    private static List<Check> all(Subject subject, List<Engine> others) {
        List<Check> checks = new ArrayList<>(new OperationChecks(subject).all());
        checks.addAll(new UpdateChecks(subject).all());
        checks.addAll(new DropoutChecks(subject).all());
        checks.addAll(new ReproducibilityChecks(subject).all());
        checks.addAll(new MisuseChecks(subject).all());
        checks.addAll(new MemoryChecks(subject).all());
        ExchangeChecks exchange = new ExchangeChecks(subject);
        if (subject.precision() != Precision.FP32) {
            checks.addAll(exchange.with(subject.engine(), "fp32"));
        }
        others.forEach(other -> checks.addAll(exchange.with(other, Subject.name(other))));
        return checks;
    }

    private static boolean offersSome(Engine engine, Precision precision) {
        Availability found = engine.probe();
        boolean some = false;
        for (Work work : Work.values()) {
            some |= found.offers(work, precision);
        }
        return some;
    }

    private static String probe(Engine engine) {
        Availability found = engine.probe();
        if (!found.usable()) {
            Expect.isTrue(!found.notes().isEmpty(), "An engine that cannot be used was expected to say why.");
            throw new NotOffered(String.join(" ", found.notes()));
        }
        Expect.isTrue(!found.device().isBlank() && !found.version().isBlank(),
                "Device and version were expected in words, and '%s' and '%s' came.", found.device(), found.version());
        Expect.isTrue(found.offers(Work.PREDICTION, Precision.FP32),
                "An engine that can be used was expected to predict in FP32, and it offers %s.", found.precisions());
        for (Work work : Work.values()) {
            for (Precision precision : Precision.values()) {
                int rank = engine.rank(work, precision);
                Expect.isTrue(rank >= 0, "The rank for %s in %s was expected to be 0 or more, and %d came.", work,
                        precision, rank);
            }
        }
        return found.device() + ", version " + found.version() + ".";
    }
}
