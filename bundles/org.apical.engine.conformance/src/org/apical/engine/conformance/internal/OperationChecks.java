package org.apical.engine.conformance.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.engine.Batch;
import org.apical.api.engine.Model;
import org.apical.api.engine.Precision;
import org.apical.api.engine.Work;
import org.apical.api.network.Network;
import org.apical.api.network.TrainedNetwork;
import org.apical.engine.conformance.Check;
import org.apical.engine.conformance.ConformanceFailure;
import org.apical.engine.conformance.samples.Losses;
import org.apical.engine.conformance.samples.Networks;
import org.apical.engine.conformance.samples.Training;

/** Every operation against its definition: values, and gradients against central differences in double precision. */
final class OperationChecks {

    private static final double VANISHING = 1e-4;
    /**
     * Relative errors allowed in bfloat16, whose numbers are rounded by up to 0.4 percent: of one operation, and of
     * whole networks, in which a rectifier or maximum near a tie may go the other way and take its gradient along.
     */
    private static final double ONE_ROUNDED = 0.015;
    private static final double WHOLE_ROUNDED = 0.05;
    private static final double WHOLE_GRADIENT_ROUNDED = 0.3;

    private final Subject subject;
    private final Map<Network, Case> cases = new LinkedHashMap<>();

    OperationChecks(Subject subject) {
        this.subject = subject;
    }

    List<Check> all() {
        List<Check> checks = new ArrayList<>();
        Networks.groups().forEach((group, networks) -> {
            checks.add(subject.check("forward." + group, "Predicts what the definitions of the operations say.",
                    () -> each(Work.PREDICTION, networks, this::forward)));
            checks.add(subject.check("inputGradient." + group,
                    "Input gradients are the derivatives of the prediction.",
                    () -> each(Work.GRADIENTS, networks, this::inputGradient)));
            checks.add(subject.check("weightGradient." + group,
                    "Gradients of the weights are the derivatives in training mode.",
                    () -> each(Work.TRAINING, networks, this::weightGradient)));
        });
        return checks;
    }

    /** Looks at one network and returns the largest relative error. */
    private interface Look {

        double at(Case network) throws ApicalException;
    }

    /** Looks at all networks, so that a failure names every one that is wrong. */
    private String each(Work work, List<Network> networks, Look look) throws ApicalException {
        subject.need(work);
        List<Network> supported = subject.supported(networks);
        List<String> wrong = new ArrayList<>();
        double largest = 0;
        for (Network network : supported) {
            try {
                largest = Math.max(largest, look.at(cases.computeIfAbsent(network, this::newCase)));
            } catch (ConformanceFailure e) {
                wrong.add(e.getMessage());
            } catch (ApicalException | RuntimeException e) {
                wrong.add("The network '" + network.name() + "' was expected to run, and this came: " + e + ".");
            }
        }
        if (!wrong.isEmpty()) {
            throw new ConformanceFailure(wrong.size() + " of " + supported.size() + " networks are wrong. "
                    + String.join(" ", wrong));
        }
        int left = networks.size() - supported.size();
        return Expect.format("%d networks, largest relative error %.1e.", supported.size(), largest)
                + (left == 0 ? "" : " The engine does not support " + left + " others.");
    }

    private Case newCase(Network network) {
        return subject.precision() == Precision.FP32 ? new Case(network) : Case.ofBfloat16(network);
    }

    private static double rounded(Case one, double whole) {
        return one.network().nodes().size() <= 2 ? ONE_ROUNDED : whole;
    }

    private double forward(Case one) throws ApicalException {
        try (Model model = subject.open(one.trained())) {
            Tensor found = model.predict(one.input());
            String what = "The output of the network '" + one.network().name() + "'";
            Expect.shape(what, found, one.factors().shape());
            return Expect.close(what, found.data(), one.output(),
                    subject.allowed(1e-5, rounded(one, WHOLE_ROUNDED)));
        }
    }

    private double inputGradient(Case one) throws ApicalException {
        try (Model model = subject.open(one.trained())) {
            Tensor found = model.inputGradient(one.input(), one.factors());
            String what = "The input gradient of the network '" + one.network().name() + "'";
            Expect.shape(what, found, one.input().shape());
            return Expect.close(what, found.data(), one.inputGradient(),
                    subject.allowed(1e-3, rounded(one, WHOLE_GRADIENT_ROUNDED)));
        }
    }

    private double weightGradient(Case one) throws ApicalException {
        Map<String, double[]> expected = one.weightGradients();
        if (expected.isEmpty()) {
            return 0;
        }
        TrainedNetwork found;
        try (Model model = subject.create(one.trained(), subject.training(
                Losses.weightedSum(one.factors().data()), Training.becomeGradient()))) {
            model.fit(new Batch(one.input(), Tensor.zeros(one.factors().shape())), 1);
            found = model.snapshot();
        }
        return subject.precision() == Precision.FP32 ? eachAlone(one, found, expected) : together(one, found, expected);
    }

    private static double eachAlone(Case one, TrainedNetwork found, Map<String, double[]> expected) {
        double largest = 0;
        for (Map.Entry<String, double[]> entry : expected.entrySet()) {
            String what = "The gradient of '" + entry.getKey() + "' of the network '" + one.network().name() + "'";
            float[] values = found.weights().get(entry.getKey()).data();
            if (Arrays.stream(entry.getValue()).allMatch(value -> Math.abs(value) < VANISHING)) {
                double largestFound = Differences.largest(Differences.doubles(values));
                Expect.isTrue(largestFound <= VANISHING, "%s was expected to vanish, below %.2g, and its largest value"
                        + " is %.2g.", what, VANISHING, largestFound);
            } else {
                largest = Math.max(largest, Expect.close(what, values, entry.getValue(), 1e-3));
            }
        }
        return largest;
    }

    /** With 8 bits, small gradients drown in the rounding of large ones: only all of them together tell. */
    private static double together(Case one, TrainedNetwork found, Map<String, double[]> expected) {
        int count = expected.values().stream().mapToInt(values -> values.length).sum();
        float[] allFound = new float[count];
        double[] allExpected = new double[count];
        int at = 0;
        for (Map.Entry<String, double[]> entry : expected.entrySet()) {
            int length = entry.getValue().length;
            System.arraycopy(found.weights().get(entry.getKey()).data(), 0, allFound, at, length);
            System.arraycopy(entry.getValue(), 0, allExpected, at, length);
            at += length;
        }
        return Expect.close("The gradient of all weights of the network '" + one.network().name() + "'", allFound,
                allExpected, rounded(one, WHOLE_GRADIENT_ROUNDED));
    }
}
