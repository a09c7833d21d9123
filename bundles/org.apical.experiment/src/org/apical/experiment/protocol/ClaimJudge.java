package org.apical.experiment.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apical.analysis.PairedComparison;
import org.apical.analysis.PairedFigure;
import org.apical.analysis.statistics.Multiplicity;
import org.apical.api.ApicalException;
import org.apical.api.report.Estimate;
import org.apical.api.task.Target;
import org.apical.experiment.file.Claim;
import org.apical.experiment.file.ProtocolClaim;

/**
 * Holds claims against what runs said of the same patients.
 *
 * <p>"Better" needs an interval of the paired difference clear of zero and p below 0.05 after Holm's adjustment over
 * all such comparisons of the protocol. "Not beaten" needs more than a missing difference: the interval must leave out
 * that another run is better by the margin (a test of non-inferiority). What an interval tells of is chance in which
 * patients were tested, not chance in training.
 */
public final class ClaimJudge {

    private static final double LEVEL = 0.05;
    private static final Set<String> LOWER_IS_BETTER = Set.of("mae", "rmse", "brier", "ece");

    private final Map<String, Judgement> judgements;
    private final List<String> tasks;
    private final int resamples;
    private final Map<String, PairedFigure> compared = new LinkedHashMap<>();
    private String failure = "";

    /**
     * Creates a judge.
     *
     * @param judgements what runs said, by their name in the protocol; those that are missing are not there
     * @param tasks the names of the runs that "every task" means
     * @param resamples how many resamples and permutations a comparison rests on
     */
    public ClaimJudge(Map<String, Judgement> judgements, List<String> tasks, int resamples) {
        this.judgements = Map.copyOf(judgements);
        this.tasks = List.copyOf(tasks);
        this.resamples = resamples;
    }

    /**
     * Judges claims.
     *
     * @param claims the claims
     * @return a result for each, in the same order
     */
    public List<ClaimResult> judge(List<ProtocolClaim> claims) {
        List<ClaimResult> results = new ArrayList<>();
        for (ProtocolClaim claim : claims) {
            failure = "";
            results.add(judge(claim));
        }
        return adjusted(results);
    }

    private ClaimResult judge(ProtocolClaim claim) {
        List<String> needed = claim.claim() instanceof Claim.BeatsChance chance && chance.runs().isEmpty() ? tasks
                : claim.claim().about();
        List<String> missing = needed.stream().filter(name -> !judgements.containsKey(name)).toList();
        if (claim.claim() instanceof Claim.BeatsChance) {
            return beatsChance(claim, needed, missing);
        }
        if (!missing.isEmpty()) {
            return notTested(claim, missing, List.of());
        }
        if (claim.claim() instanceof Claim.Better better) {
            return better(claim, better);
        } else if (claim.claim() instanceof Claim.Unbeaten unbeaten) {
            return unbeaten(claim, unbeaten);
        } else if (claim.claim() instanceof Claim.Plateau plateau) {
            return plateau(claim, plateau);
        }
        return cheaper(claim, (Claim.Cheaper) claim.claim());
    }

    private ClaimResult notTested(ProtocolClaim claim, List<String> missing, List<Evidence> evidence) {
        String why = !failure.isEmpty() ? failure : (missing.size() == 1 ? "This run is" : "These runs are")
                + " not there: " + String.join(", ", missing) + ".";
        return new ClaimResult(claim, Verdict.NOT_TESTED, why, evidence);
    }

    private ClaimResult beatsChance(ProtocolClaim claim, List<String> runs, List<String> missing) {
        List<Evidence> evidence = new ArrayList<>();
        for (String name : runs) {
            Optional.ofNullable(judgements.get(name)).flatMap(ClaimJudge::againstChance).ifPresent(evidence::add);
        }
        List<String> failed = evidence.stream().filter(one -> !one.holds()).map(Evidence::run).toList();
        if (!failed.isEmpty()) {
            return new ClaimResult(claim, Verdict.NOT_SHOWN, "The interval does not leave out chance for "
                    + String.join(", ", failed) + "; it does for the other " + (evidence.size() - failed.size()) + ".",
                    evidence);
        } else if (!missing.isEmpty() || evidence.isEmpty()) {
            return notTested(claim, missing, evidence);
        }
        return new ClaimResult(claim, Verdict.SHOWN, "The interval leaves out chance for all " + evidence.size()
                + ".", evidence);
    }

    private static Optional<Evidence> againstChance(Judgement run) {
        boolean regression = run.target().kind() == Target.Kind.REGRESSION;
        String figure = regression ? "maeRatio" : run.usualFigure();
        Estimate estimate = run.figures().get(figure);
        if (estimate == null || run.target().kind() == Target.Kind.CATEGORICAL) {
            return Optional.empty();
        }
        double chance = regression ? 1 : 0.5;
        boolean holds = regression ? estimate.high() < chance : estimate.low() > chance;
        return Optional.of(new Evidence(run.name(), regression ? "mean prediction" : "chance", figure,
                estimate.value(), chance, new Estimate(estimate.value() - chance, estimate.low() - chance,
                        estimate.high() - chance), Double.NaN, Double.NaN,
                regression ? "bootstrap (BCa)" : "DeLong", holds));
    }

    /** Compares two runs; the difference is the first's minus the second's. Empty when they cannot be compared. */
    private Optional<PairedFigure> compare(String first, String second, String figure) {
        Judgement left = judgements.get(first);
        Judgement right = judgements.get(second);
        String name = figure.isEmpty() ? left.usualFigure() : figure;
        String key = first + "\n" + second;
        if (!compared.containsKey(key + "\n" + name)) {
            try {
                PairedComparison.of(left.target(), right.test(), left.test(), right.threshold(), left.threshold(),
                        Map.of(), resamples, 1).figures()
                        .forEach(one -> compared.put(key + "\n" + one.name(), one));
            } catch (ApicalException e) {
                failure = e.problem().line();
                return Optional.empty();
            }
        }
        return Optional.ofNullable(compared.get(key + "\n" + name));
    }

    private static Evidence evidence(String run, String against, PairedFigure figure, boolean holds) {
        return new Evidence(run, against, figure.name(), figure.second(), figure.first(), figure.difference(),
                figure.p(), Double.NaN, figure.test().equals("DeLong") ? "DeLong"
                        : "paired bootstrap (BCa), permutation", holds);
    }

    /** How much better the run is than the other, lowest and highest by the interval. */
    private static Estimate gain(PairedFigure figure) {
        Estimate d = figure.difference();
        return LOWER_IS_BETTER.contains(figure.name()) ? new Estimate(-d.value(), -d.high(), -d.low()) : d;
    }

    private ClaimResult better(ProtocolClaim claim, Claim.Better better) {
        Optional<PairedFigure> figure = compare(better.run(), better.than(), better.figure());
        if (figure.isEmpty()) {
            return notTested(claim, List.of(better.figure()), List.of());
        }
        Estimate gain = gain(figure.get());
        Verdict verdict = gain.low() > 0 ? Verdict.SHOWN : Verdict.NOT_SHOWN;
        String sentence = gain.low() > 0 ? "The interval of the difference is clear of zero."
                : gain.high() < 0 ? "The opposite: the interval of the difference is clear of zero on the other side."
                : "The interval of the difference holds zero.";
        return new ClaimResult(claim, verdict, sentence, List.of(evidence(better.run(), better.than(), figure.get(),
                gain.low() > 0)));
    }

    /** Judges non-inferiority against each of several runs. */
    private Optional<List<Evidence>> within(String run, List<String> others, String name, double margin) {
        List<Evidence> evidence = new ArrayList<>();
        for (String other : others) {
            Optional<PairedFigure> figure = compare(run, other, name);
            if (figure.isEmpty()) {
                return Optional.empty();
            }
            double limit = margin * Math.abs(figure.get().second());
            evidence.add(evidence(run, other, figure.get(), gain(figure.get()).low() > -limit));
        }
        return Optional.of(evidence);
    }

    private ClaimResult unbeaten(ProtocolClaim claim, Claim.Unbeaten unbeaten) {
        Optional<List<Evidence>> evidence = within(unbeaten.run(), unbeaten.by(), unbeaten.figure(),
                unbeaten.margin());
        if (evidence.isEmpty()) {
            return notTested(claim, List.of(unbeaten.figure()), List.of());
        }
        List<String> open = evidence.get().stream().filter(one -> !one.holds()).map(Evidence::against).toList();
        List<String> ahead = evidence.get().stream().filter(ClaimJudge::isBehind).map(Evidence::against).toList();
        String sentence = open.isEmpty()
                ? "The intervals leave out that another is better by " + percent(unbeaten.margin()) + " of the figure."
                : "The interval does not leave out a gain of " + percent(unbeaten.margin()) + " of the figure by "
                        + String.join(", ", open) + ".";
        return new ClaimResult(claim, open.isEmpty() ? Verdict.SHOWN : Verdict.NOT_SHOWN, sentence + (ahead.isEmpty()
                ? "" : " Better by an interval clear of zero: " + String.join(", ", ahead) + "."), evidence.get());
    }

    /** Tells whether the other run is better by an interval clear of zero. */
    private static boolean isBehind(Evidence one) {
        return LOWER_IS_BETTER.contains(one.figure()) ? one.difference().low() > 0 : one.difference().high() < 0;
    }

    private ClaimResult plateau(ProtocolClaim claim, Claim.Plateau plateau) {
        List<Integer> counts = plateau.frames().stream().sorted().distinct().toList();
        List<String> missing = counts.stream().map(plateau::named).filter(name -> !judgements.containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            return notTested(claim, missing, List.of());
        }
        List<Evidence> evidence = new ArrayList<>();
        boolean gains = false;
        boolean flat = true;
        for (int count : counts) {
            String name = plateau.named(count);
            Optional<PairedFigure> figure = compare(plateau.run(), name, plateau.figure());
            if (figure.isEmpty()) {
                return notTested(claim, List.of(name), evidence);
            }
            Estimate gain = gain(figure.get());
            boolean few = count < plateau.after();
            boolean holds = few ? gain.low() > 0
                    : gain.high() < plateau.margin() * Math.abs(figure.get().second());
            evidence.add(evidence(plateau.run(), name, figure.get(), holds));
            gains |= few && holds;
            flat &= few || holds;
        }
        String sentence = (gains ? "All frames are better than some fewer ones"
                : "All frames are not shown to be better than fewer")
                + (flat ? ", and from " + plateau.after() + " on the intervals leave out a gain of "
                : "; from " + plateau.after() + " on the intervals do not leave out a gain of ")
                + percent(plateau.margin()) + " of the figure.";
        return new ClaimResult(claim, gains && flat ? Verdict.SHOWN : Verdict.NOT_SHOWN, sentence, evidence);
    }

    private ClaimResult cheaper(ProtocolClaim claim, Claim.Cheaper cheaper) {
        Optional<List<Evidence>> result = within(cheaper.run(), List.of(cheaper.than()), cheaper.figure(),
                cheaper.margin());
        if (result.isEmpty()) {
            return notTested(claim, List.of(cheaper.figure()), List.of());
        }
        double own = judgements.get(cheaper.run()).seconds();
        double other = judgements.get(cheaper.than()).seconds();
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(new Evidence(cheaper.run(), cheaper.than(), "trainingSeconds", own, other,
                new Estimate(own - other, Double.NaN, Double.NaN), Double.NaN, Double.NaN, "measured once",
                own < other));
        evidence.addAll(result.get());
        boolean shown = evidence.stream().allMatch(Evidence::holds);
        return new ClaimResult(claim, shown ? Verdict.SHOWN : Verdict.NOT_SHOWN, String.format(Locale.ROOT,
                "It took %.2f times the training, and the interval %s that the other is better by %s of the figure.",
                own / other, evidence.get(1).holds() ? "leaves out" : "does not leave out", percent(cheaper.margin())),
                evidence);
    }

    private static String figures(Evidence one) {
        return String.format(Locale.ROOT, "%s %.3g against %.3g, difference %.3g (%.3g to %.3g), p %.2g after Holm.",
                one.figure().equals("mae") || one.figure().equals("auc") ? one.figure().toUpperCase(Locale.ROOT)
                        : one.figure(), one.runValue(), one.againstValue(), one.difference().value(),
                one.difference().low(), one.difference().high(), one.adjustedP());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share).replace(".0", "") + " %";
    }

    /** Adjusts the p values by which "better" stands or falls, and takes back what does not stand any more. */
    private static List<ClaimResult> adjusted(List<ClaimResult> results) {
        List<ClaimResult> family = results.stream().filter(result -> result.claim().claim() instanceof Claim.Better
                && !result.evidence().isEmpty()).toList();
        double[] p = Multiplicity.holm(family.stream().mapToDouble(one -> one.evidence().get(0).p()).toArray());
        List<ClaimResult> adjusted = new ArrayList<>();
        for (ClaimResult result : results) {
            int place = family.indexOf(result);
            if (place < 0) {
                adjusted.add(result);
                continue;
            }
            boolean stands = result.verdict() == Verdict.SHOWN && p[place] < LEVEL;
            Evidence evidence = result.evidence().get(0).adjusted(p[place], stands);
            String sentence = result.verdict() == Verdict.SHOWN && !stands ? "The interval of the difference is clear "
                    + "of zero, but the difference does not stand after Holm's adjustment." : result.sentence();
            adjusted.add(new ClaimResult(result.claim(), stands ? Verdict.SHOWN : Verdict.NOT_SHOWN,
                    figures(evidence) + " " + sentence, List.of(evidence)));
        }
        return adjusted;
    }
}
