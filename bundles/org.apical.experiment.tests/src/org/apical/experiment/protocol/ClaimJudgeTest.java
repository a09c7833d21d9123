package org.apical.experiment.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;

import org.apical.analysis.TestFigures;
import org.apical.api.report.PatientPrediction;
import org.apical.api.task.Target;
import org.apical.experiment.file.Claim;
import org.apical.experiment.file.ProtocolClaim;

/** Claims on predictions that were made so that the truth is known. */
class ClaimJudgeTest {

    private static final int PATIENTS = 120;
    private static final Target NUMBER = Target.regression("%", 5, 90);
    private static final Target FINDING = Target.binary("no", "yes");

    private final Map<String, Judgement> judgements = new LinkedHashMap<>();

    /** Adds a run whose predictions are the truth with noise of its own. */
    private void number(String name, double noise, long seed, double seconds) {
        Random random = new Random(seed);
        number(name, truth -> truth + noise * random.nextGaussian(), seconds);
    }

    private void number(String name, DoubleUnaryOperator predict, double seconds) {
        Random truths = new Random(99);
        List<PatientPrediction> test = new ArrayList<>();
        for (int i = 0; i < PATIENTS; i++) {
            double truth = 30 + 40 * truths.nextDouble();
            test.add(new PatientPrediction("P" + i, truth, predict.applyAsDouble(truth), 20, 1));
        }
        add(name, NUMBER, test, seconds);
    }

    private void finding(String name, double noise, long seed) {
        Random random = new Random(seed);
        List<PatientPrediction> test = new ArrayList<>();
        for (int i = 0; i < PATIENTS; i++) {
            double truth = i % 4 == 0 ? 1 : 0;
            test.add(new PatientPrediction("P" + i, truth, 1 / (1 + Math.exp(-(truth - 0.5) * 2
                    - noise * random.nextGaussian())), 20, 0.1));
        }
        add(name, FINDING, test, 10);
    }

    private void add(String name, Target target, List<PatientPrediction> test, double seconds) {
        double[] truths = test.stream().mapToDouble(PatientPrediction::truth).toArray();
        double[] predictions = test.stream().mapToDouble(PatientPrediction::prediction).toArray();
        double threshold = target.kind() == Target.Kind.BINARY ? 0.5 : Double.NaN;
        judgements.put(name, new Judgement(name, "test.task", "Task", target, test, threshold,
                TestFigures.compute(target, truths, predictions, 50, threshold, 1000, 1), seconds));
    }

    private ClaimResult judge(Claim claim) {
        return judgeAll(List.of(claim)).get(0);
    }

    private List<ClaimResult> judgeAll(List<Claim> claims) {
        List<ProtocolClaim> all = new ArrayList<>();
        claims.forEach(claim -> all.add(new ProtocolClaim("c" + all.size(), "It is so.", "", claim)));
        return new ClaimJudge(judgements, List.copyOf(judgements.keySet()), 1000).judge(all);
    }

    @Test
    void everyTaskMustLeaveOutChance() {
        number("good", 3, 1, 10);
        finding("found", 1, 2);
        ClaimResult shown = judge(new Claim.BeatsChance(List.of()));
        assertEquals(Verdict.SHOWN, shown.verdict());
        assertEquals(List.of("maeRatio", "auc"), shown.evidence().stream().map(Evidence::figure).toList());
        assertTrue(shown.evidence().get(0).difference().high() < 0 && shown.evidence().get(1).difference().low() > 0);

        number("guessed", truth -> 45, 10);
        ClaimResult one = judge(new Claim.BeatsChance(List.of()));
        assertEquals(Verdict.NOT_SHOWN, one.verdict());
        assertTrue(one.sentence().contains("guessed") && !one.sentence().contains("good"), one.sentence());
        assertEquals(Verdict.NOT_TESTED, judge(new Claim.BeatsChance(List.of("good", "missing"))).verdict());
    }

    @Test
    void betterNeedsAnIntervalClearOfZeroOnTheRightSide() {
        number("good", 3, 1, 10);
        number("poor", 8, 2, 10);
        number("alike", 3, 3, 10);
        ClaimResult shown = judge(new Claim.Better("good", "poor", ""));
        assertEquals(Verdict.SHOWN, shown.verdict());
        Evidence evidence = shown.evidence().get(0);
        assertEquals("mae", evidence.figure());
        assertEquals(judgements.get("good").figures().get("mae").value(), evidence.runValue(), 1e-12);
        assertEquals(judgements.get("poor").figures().get("mae").value(), evidence.againstValue(), 1e-12);
        assertEquals(evidence.runValue() - evidence.againstValue(), evidence.difference().value(), 1e-12);
        assertTrue(evidence.difference().high() < 0, "A smaller error is better.");
        assertTrue(shown.sentence().startsWith("MAE ") && shown.sentence().contains("after Holm"), shown.sentence());

        ClaimResult opposite = judge(new Claim.Better("poor", "good", "r2"));
        assertEquals(Verdict.NOT_SHOWN, opposite.verdict());
        assertTrue(opposite.sentence().contains("The opposite"), opposite.sentence());
        assertEquals(Verdict.SHOWN, judge(new Claim.Better("good", "poor", "r2")).verdict(), "More R2 is better.");
        assertEquals(Verdict.NOT_SHOWN, judge(new Claim.Better("good", "alike", "")).verdict());
        ClaimResult untested = judge(new Claim.Better("good", "missing", ""));
        assertEquals(Verdict.NOT_TESTED, untested.verdict());
        assertTrue(untested.sentence().contains("missing"), untested.sentence());
    }

    @Test
    void areasAreComparedByDeLong() {
        finding("sharp", 0.5, 1);
        finding("blunt", 4, 2);
        ClaimResult result = judge(new Claim.Better("sharp", "blunt", ""));
        assertEquals(Verdict.SHOWN, result.verdict());
        assertEquals("DeLong", result.evidence().get(0).method());
        assertTrue(result.evidence().get(0).difference().low() > 0);
    }

    @Test
    void manyComparisonsMustStandAfterHolm() {
        number("good", 3, 1, 10);
        List<Claim> claims = new ArrayList<>();
        int borderline = -1;
        for (int i = 0; i < 40; i++) {
            number("other" + i, 3.6, 100 + i, 10);
            claims.add(new Claim.Better("good", "other" + i, ""));
            ClaimResult alone = judge(claims.get(i));
            double p = alone.evidence().get(0).p();
            borderline = alone.verdict() == Verdict.SHOWN && p > 0.01 && borderline < 0 ? i : borderline;
        }
        assertTrue(borderline >= 0, "None of 40 seeds gave a p between 0.01 and 0.05.");
        ClaimResult among = judgeAll(claims).get(borderline);
        assertEquals(Verdict.NOT_SHOWN, among.verdict());
        assertTrue(among.sentence().contains("Holm"), among.sentence());
        assertTrue(among.evidence().get(0).adjustedP() >= 0.05 && among.evidence().get(0).p() < 0.05);
    }

    @Test
    void notBeatenNeedsMoreThanAMissingDifference() {
        number("good", 3, 1, 10);
        number("same", new Function(1, 3, 0.05), 10);
        number("unrelated", 3, 7, 10);
        ClaimResult shown = judge(new Claim.Unbeaten("good", List.of("same"), "", 0.05));
        assertEquals(Verdict.SHOWN, shown.verdict());
        ClaimResult wide = judge(new Claim.Unbeaten("good", List.of("same", "unrelated"), "", 0.05));
        assertEquals(Verdict.NOT_SHOWN, wide.verdict(), "Wide intervals do not leave out a gain of 5 %.");
        assertTrue(wide.sentence().contains("unrelated") && !wide.sentence().contains("same,"), wide.sentence());
        number("perfect", truth -> truth, 10);
        ClaimResult beaten = judge(new Claim.Unbeaten("good", List.of("same", "perfect"), "", 0.5));
        assertEquals(Verdict.NOT_SHOWN, beaten.verdict());
        assertTrue(beaten.sentence().endsWith("clear of zero: perfect."), beaten.sentence());
        assertEquals(Verdict.SHOWN, judge(new Claim.Unbeaten("perfect", List.of("good"), "", 0)).verdict());
    }

    /** The noise of one seed, and a little of another. */
    private static final class Function implements DoubleUnaryOperator {

        private final Random shared;
        private final Random own = new Random(1234);
        private final double noise;
        private final double more;

        Function(long seed, double noise, double more) {
            this.shared = new Random(seed);
            this.noise = noise;
            this.more = more;
        }

        @Override
        public double applyAsDouble(double truth) {
            return truth + noise * shared.nextGaussian() + more * own.nextGaussian();
        }
    }

    @Test
    void aPlateauNeedsAGainBeforeAndNoneAfter() {
        number("ef", new Function(1, 3, 0), 10);
        Claim.Plateau claim = new Claim.Plateau("ef", List.of(1, 5, 11, 15), 11, "", 0.05);
        number(claim.named(1), 7, 2, 0);
        number(claim.named(5), new Function(1, 3, 0.6), 0);
        number(claim.named(11), new Function(1, 3, 0.05), 0);
        number(claim.named(15), new Function(1, 3, 0.03), 0);
        ClaimResult shown = judge(claim);
        assertEquals(Verdict.SHOWN, shown.verdict(), shown.sentence());
        assertEquals(4, shown.evidence().size());
        number(claim.named(11), 5, 4, 0);
        ClaimResult rising = judge(claim);
        assertEquals(Verdict.NOT_SHOWN, rising.verdict());
        assertTrue(rising.sentence().contains("do not leave out"), rising.sentence());
        judgements.remove(claim.named(5));
        assertEquals(Verdict.NOT_TESTED, judge(claim).verdict());
    }

    @Test
    void cheaperMustCostLessAndNotBeWorse() {
        number("one", new Function(1, 3, 0), 30);
        number("all", new Function(1, 3, 0.05), 240);
        ClaimResult shown = judge(new Claim.Cheaper("one", "all", "", 0.1));
        assertEquals(Verdict.SHOWN, shown.verdict());
        assertTrue(shown.sentence().startsWith("It took 0.13 times"), shown.sentence());
        assertEquals(Verdict.NOT_SHOWN, judge(new Claim.Cheaper("all", "one", "", 0.1)).verdict());
        number("better", truth -> truth, 240);
        assertEquals(Verdict.NOT_SHOWN, judge(new Claim.Cheaper("one", "better", "", 0.1)).verdict());
    }

    @Test
    void runsOfOtherLabelsAreNotCompared() {
        number("good", 3, 1, 10);
        List<PatientPrediction> moved = judgements.get("good").test().stream().map(one -> new PatientPrediction(
                one.patient(), one.truth() + 1, one.prediction(), one.frames(), one.frameDeviation())).toList();
        add("moved", NUMBER, moved, 10);
        ClaimResult result = judge(new Claim.Better("good", "moved", ""));
        assertEquals(Verdict.NOT_TESTED, result.verdict());
        assertTrue(result.sentence().contains("different labels"), result.sentence());
    }
}
