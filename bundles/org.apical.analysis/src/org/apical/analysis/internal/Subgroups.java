package org.apical.analysis.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.apache.commons.math3.random.MersenneTwister;
import org.apical.analysis.statistics.Auc;
import org.apical.analysis.statistics.Bootstrap;
import org.apical.analysis.statistics.Clusters;
import org.apical.analysis.statistics.DeLong;
import org.apical.analysis.statistics.Multiplicity;
import org.apical.analysis.statistics.Statistic;
import org.apical.api.report.Estimate;
import org.apical.api.report.PatientPrediction;
import org.apical.api.report.ReportDetails;
import org.apical.api.report.ReportRun;
import org.apical.api.task.Target;

/**
 * How well a model does in each subgroup, and whether it does otherwise than in the rest.
 *
 * <p>Error of a regression, area of a yes-or-no question, share of right classes else. Areas are compared with the rest
 * by DeLong's test for different patients, errors and shares by exchanging patients between subgroup and rest. P values
 * are adjusted over the whole table after Holm; of two levels of a trait only one test is counted, since both are the
 * same.
 */
final class Subgroups {

    /** With fewer than this, a subgroup is counted and not judged. */
    static final int FEWEST = 10;

    private final Target.Kind kind;
    private final List<PatientPrediction> subjects;
    private final ReportDetails details;
    private final double[] truths;
    private final double[] predictions;
    private final int resamples;

    /**
     * A line of the table.
     *
     * @param trait the trait in words
     * @param level the level
     * @param count how many patients, or clips, have it
     * @param figure the figure with its interval; {@code NaN} when there are too few
     * @param p the p value of no difference to the rest, {@code NaN} when not tested
     * @param adjustedP the same after adjustment
     */
    record Line(String trait, String level, int count, Estimate figure, double p, double adjustedP) {
    }

    private Subgroups(ReportRun run, int resamples) {
        this.kind = run.target().kind();
        this.details = run.details();
        this.resamples = resamples;
        this.subjects = run.test().stream()
                .filter(one -> Double.isFinite(one.truth()) && Double.isFinite(one.prediction())).toList();
        this.truths = subjects.stream().mapToDouble(PatientPrediction::truth).toArray();
        this.predictions = subjects.stream().mapToDouble(PatientPrediction::prediction).toArray();
    }

    /** Computes the table; traits of which nothing is known, or only one level, have no line. */
    static List<Line> of(ReportRun run, int resamples) {
        return new Subgroups(run, resamples).lines();
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        List<Double> counted = new ArrayList<>();
        for (Trait trait : Trait.all()) {
            List<Map<String, String>> known = subjects.stream()
                    .map(one -> details.traits().getOrDefault(one.patient(), Map.of())).toList();
            List<String> levels = trait.levels(known);
            if (levels.size() < 2) {
                continue;
            }
            List<Optional<String>> levelOf = known.stream().map(trait::level).toList();
            double p = Double.NaN;
            for (int i = 0; i < levels.size(); i++) {
                String level = levels.get(i);
                int[] members = indices(levelOf, level, true);
                int[] rest = indices(levelOf, level, false);
                boolean same = levels.size() == 2 && i == 1;
                p = same ? p : members.length < FEWEST || rest.length < FEWEST ? Double.NaN : test(members, rest);
                counted.add(same ? Double.NaN : p);
                lines.add(new Line(trait.label(), level, members.length, figure(members), p, Double.NaN));
            }
        }
        double[] adjusted = Multiplicity.holm(counted.stream().mapToDouble(Double::doubleValue).toArray());
        return IntStream.range(0, lines.size()).mapToObj(i -> {
            Line line = lines.get(i);
            double value = Double.isNaN(counted.get(i)) && !Double.isNaN(line.p()) ? adjusted[i - 1] : adjusted[i];
            return new Line(line.trait(), line.level(), line.count(), line.figure(), line.p(), value);
        }).toList();
    }

    /** Those with the level, or those with another; those of whom it is not known are in neither. */
    private static int[] indices(List<Optional<String>> levelOf, String level, boolean with) {
        return IntStream.range(0, levelOf.size())
                .filter(i -> levelOf.get(i).isPresent() && levelOf.get(i).get().equals(level) == with).toArray();
    }

    private Estimate figure(int[] members) {
        double[] ofTruths = IntStream.of(members).mapToDouble(i -> truths[i]).toArray();
        double[] ofPredictions = IntStream.of(members).mapToDouble(i -> predictions[i]).toArray();
        if (members.length < FEWEST) {
            return new Estimate(Double.NaN, Double.NaN, Double.NaN);
        }
        Clusters clusters = Clusters.of(IntStream.of(members).mapToObj(this::patient).toList());
        if (kind == Target.Kind.BINARY && clusters.areSingle()) {
            return DeLong.of(ofTruths, ofPredictions).estimate();
        }
        Statistic statistic = kind == Target.Kind.BINARY ? new Auc(ofTruths, ofPredictions)
                : Figures.mean(members.length, i -> loss(members[i]));
        return new Bootstrap(clusters, resamples, 1, 0.95).estimate(List.of(statistic)).get(0);
    }

    /** What is averaged over patients: the absolute error, or 1 for a class that is right. */
    private double loss(int i) {
        return kind == Target.Kind.REGRESSION ? Math.abs(predictions[i] - truths[i])
                : truths[i] == Math.rint(predictions[i]) ? 1 : 0;
    }

    private String patient(int i) {
        String subject = subjects.get(i).patient();
        return details.traits().getOrDefault(subject, Map.of()).getOrDefault(ReportDetails.PATIENT, subject);
    }

    private double test(int[] members, int[] rest) {
        int[] all = IntStream.concat(IntStream.of(members), IntStream.of(rest)).toArray();
        if (!Clusters.of(IntStream.of(all).mapToObj(this::patient).toList()).areSingle()) {
            return Double.NaN;
        }
        if (kind == Target.Kind.BINARY) {
            return DeLong.unpaired(area(members), area(rest)).p();
        }
        double[] losses = IntStream.of(all).mapToDouble(this::loss).toArray();
        double total = IntStream.of(all).mapToDouble(this::loss).sum();
        double observed = Math.abs(difference(losses, members.length, total));
        MersenneTwister random = new MersenneTwister(1);
        int asLarge = 1;
        for (int draw = 0; draw < resamples; draw++) {
            for (int i = 0; i < members.length; i++) {
                int other = i + random.nextInt(losses.length - i);
                double swapped = losses[i];
                losses[i] = losses[other];
                losses[other] = swapped;
            }
            asLarge += Math.abs(difference(losses, members.length, total)) >= observed - 1e-12 * total ? 1 : 0;
        }
        return asLarge / (resamples + 1.0);
    }

    private static double difference(double[] losses, int members, double total) {
        double sum = 0;
        for (int i = 0; i < members; i++) {
            sum += losses[i];
        }
        return sum / members - (total - sum) / (losses.length - members);
    }

    private DeLong area(int[] members) {
        return DeLong.of(IntStream.of(members).mapToDouble(i -> truths[i]).toArray(),
                IntStream.of(members).mapToDouble(i -> predictions[i]).toArray());
    }
}
