package org.apical.analysis.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.apical.analysis.PairedComparison;
import org.apical.analysis.PairedFigure;
import org.apical.analysis.TestFigures;
import org.apical.api.report.Estimate;
import org.apical.api.report.PatientPrediction;
import org.apical.api.task.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every figure of a report against R: pROC, boot and base R; the script lies beside its values. */
class ReferenceTest {

    private static final Target PERCENT = Target.regression("%", 5, 90);
    private static final Target LEAD = Target.binary("no lead", "lead");
    private static final String REGRESSION = "regression.csv";
    private static final String BINARY = "binary.csv";

    private final Reference r = new Reference();
    private final double[] labels = Reference.numbers(REGRESSION, "truth");
    private final double[] first = Reference.numbers(REGRESSION, "first");
    private final double[] second = Reference.numbers(REGRESSION, "second");
    private final double[] classes = Reference.numbers(BINARY, "truth");
    private final double[] firstScores = Reference.numbers(BINARY, "first");
    private final double[] secondScores = Reference.numbers(BINARY, "second");

    @Test
    void regressionFiguresAreThoseOfR() {
        Map<String, Estimate> figures = TestFigures.compute(PERCENT, labels, first, 54, Double.NaN, 2000, 1);
        for (String name : List.of("mae", "rmse", "meanPredictionMae", "maeRatio", "r2", "pearson", "concordance",
                "iccAgreement", "iccConsistency", "bias", "limitsLow", "limitsHigh")) {
            r.assertValue(name, figures.get(name).value());
        }
        r.assertEstimate("bias", figures.get("bias"));
        r.assertValue("limitsLow.low", figures.get("limitsLow").low());
        r.assertValue("limitsHigh.high", figures.get("limitsHigh").high());
    }

    @Test
    void agreementCoefficientsHaveTheIntervalsOfR() {
        r.assertEstimate("concordance", Concordance.of(labels, first));
        Icc icc = Icc.of(IntStream.range(0, labels.length).mapToObj(i -> new double[] {labels[i], first[i]})
                .toArray(double[][]::new));
        r.assertEstimate("iccAgreement", icc.agreement());
        r.assertEstimate("iccConsistency", icc.consistency());
    }

    /** Table 2 of Shrout and Fleiss 1979, six patients and four judges: 0.29 and 0.71 in the paper. */
    @Test
    void intraclassCorrelationsAreThosePublished() {
        double[][] table = Reference.lines("shroutFleiss.csv").stream().skip(1)
                .map(line -> List.of(line.split(",")).stream().mapToDouble(Double::parseDouble).toArray())
                .toArray(double[][]::new);
        Icc icc = Icc.of(table);
        assertEquals(0.29, icc.agreement().value(), 0.005);
        assertEquals(0.71, icc.consistency().value(), 0.005);
        r.assertEstimate("shroutFleiss.iccAgreement", icc.agreement());
        r.assertEstimate("shroutFleiss.iccConsistency", icc.consistency());
    }

    @Test
    void weightedKappaIsThatOfR() {
        int[] once = IntStream.range(0, labels.length).map(i -> 1).toArray();
        r.assertValue("kappa", new Kappa(bands(labels), bands(first), 4).of(once));
        assertTrue(Double.isNaN(new Kappa(new int[3], new int[3], 4).of(new int[] {1, 1, 1})), "one band alone");
    }

    private static int[] bands(double[] values) {
        return DoubleStream.of(values).mapToInt(v -> v < 30 ? 0 : v < 40 ? 1 : v < 50 ? 2 : 3).toArray();
    }

    @Test
    void binaryFiguresAreThoseOfR() {
        Map<String, Estimate> figures = TestFigures.compute(LEAD, classes, firstScores, Double.NaN, 0.4, 2000, 1);
        r.assertEstimate("auc", figures.get("auc"));
        r.assertEstimate("calibrationIntercept", figures.get("calibrationIntercept"));
        r.assertEstimate("calibrationSlope", figures.get("calibrationSlope"));
        for (String name : List.of("averagePrecision", "f1", "sensitivity", "specificity", "ppv", "npv", "accuracy",
                "brier", "ece")) {
            r.assertValue(name, figures.get(name).value());
        }
        Estimate wilson = CalibrationBin.wilson(7, 31);
        r.assertValue("wilson.low", wilson.low());
        r.assertValue("wilson.high", wilson.high());
    }

    @Test
    void testsBetweenAreasAreThoseOfR() {
        r.assertValue("auc.variance", DeLong.of(classes, firstScores).variance());
        r.assertValue("auc.second", DeLong.of(classes, secondScores).auc());
        Difference paired = DeLong.paired(classes, firstScores, secondScores);
        r.assertValue("auc.paired.z", paired.statistic());
        r.assertValue("auc.paired.p", paired.p());
        r.assertValue("auc.paired.low", paired.estimate().low());
        r.assertValue("auc.paired.high", paired.estimate().high());
        Difference unpaired = DeLong.unpaired(ofGroup("a"), ofGroup("b"));
        r.assertValue("auc.unpaired.z", unpaired.statistic());
        r.assertValue("auc.unpaired.p", unpaired.p());
    }

    private DeLong ofGroup(String group) {
        List<String> groups = Reference.texts(BINARY, "group");
        int[] members = IntStream.range(0, classes.length).filter(i -> groups.get(i).equals(group)).toArray();
        return DeLong.of(IntStream.of(members).mapToDouble(i -> classes[i]).toArray(),
                IntStream.of(members).mapToDouble(i -> firstScores[i]).toArray());
    }

    @Test
    void adjustedPValuesAreThoseOfR() {
        double[] adjusted = Multiplicity.holm(new double[] {0.01, 0.04, 0.03, 0.005, 0.8, 0.03});
        for (int i = 0; i < adjusted.length; i++) {
            r.assertValue("holm." + (i + 1), adjusted[i]);
        }
        double[] withGap = Multiplicity.holm(new double[] {0.02, Double.NaN, 0.03});
        assertEquals(0.04, withGap[0], 1e-12);
        assertTrue(Double.isNaN(withGap[1]), "what was not tested is not counted");
    }

    @Test
    void accelerationIsThatOfR() {
        Statistic error = counts -> meanError(counts, first);
        r.assertValue("mae.acceleration", single().acceleration(error));
        r.assertValue("r2.acceleration", single().acceleration(this::r2));
        r.assertValue("mae.patients.acceleration", clustered(1).acceleration(error));
    }

    /** R's boot, BCa with 20,000 resamples; the tolerance is four standard errors of an end of such an interval. */
    @Test
    void intervalsFromResamplingComeNearThoseOfR() {
        List<Estimate> single = new Bootstrap(labels.length, 20_000, 1, 0.95)
                .estimate(List.of(counts -> meanError(counts, first), this::r2,
                        counts -> meanError(counts, second) - meanError(counts, first)));
        assertInterval("mae", single.get(0), 0.05);
        assertInterval("r2", single.get(1), 0.015);
        assertInterval("mae.difference", single.get(2), 0.06);
        assertInterval("mae.patients",
                clustered(20_000).estimate(List.of(counts -> meanError(counts, first))).get(0), 0.05);
    }

    @Test
    void permutationComesNearThatOfR() throws Exception {
        List<PatientPrediction> one = new ArrayList<>();
        List<PatientPrediction> other = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            one.add(new PatientPrediction("p" + i, labels[i], first[i], 1, 0));
            other.add(new PatientPrediction("p" + i, labels[i], second[i], 1, 0));
        }
        PairedFigure error = PairedComparison.of(PERCENT, one, other, 0, 0, Map.of(), 20_000, 1).figures().get(0);
        double p = r.value("mae.difference20.p");
        assertEquals(p, error.p(), 4 * Math.sqrt(p * (1 - p) * (1 / 20_000.0 + 1 / 100_000.0)));
    }

    @Test
    void theCommittedValuesAreWhatRComputes(@TempDir Path folder) throws Exception {
        assumeTrue(hasR(), "Rscript with pROC and boot is not installed, so the committed values stand unchecked.");
        for (String name : List.of(REGRESSION, BINARY, "shroutFleiss.csv", "reference.R")) {
            Files.write(folder.resolve(name), Reference.lines(name));
        }
        assertEquals(0, start(List.of("Rscript", folder.resolve("reference.R").toString(), folder.toString()), 120));
        int compared = 0;
        for (String line : Files.readAllLines(folder.resolve("values.csv"))) {
            String[] cells = line.split(",");
            if (!line.startsWith("#") && !cells[0].equals("name")) {
                assertEquals(Double.parseDouble(cells[1]), r.value(cells[0]), cells[0].contains("boot") ? 0.05 : 1e-9,
                        cells[0]);
                compared++;
            }
        }
        assertEquals(r.values().size(), compared);
    }

    private static boolean hasR() throws InterruptedException {
        try {
            return start(List.of("Rscript", "-e", "library(pROC); library(boot)"), 60) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int start(List<String> command, int seconds) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }

    private void assertInterval(String name, Estimate actual, double tolerance) {
        assertEquals(r.value(name + ".boot.low"), actual.low(), tolerance, name);
        assertEquals(r.value(name + ".boot.high"), actual.high(), tolerance, name);
    }

    private Bootstrap single() {
        return new Bootstrap(labels.length, 1, 1, 0.95);
    }

    private Bootstrap clustered(int resamples) {
        return new Bootstrap(Clusters.of(Reference.texts(REGRESSION, "patient")), resamples, 1, 0.95);
    }

    private double meanError(int[] counts, double[] run) {
        double sum = 0;
        double patients = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i] * Math.abs(run[i] - labels[i]);
            patients += counts[i];
        }
        return sum / patients;
    }

    private double r2(int[] counts) {
        double patients = 0;
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            patients += counts[i];
            sum += counts[i] * labels[i];
        }
        double residuals = 0;
        double total = 0;
        for (int i = 0; i < counts.length; i++) {
            residuals += counts[i] * Math.pow(first[i] - labels[i], 2);
            total += counts[i] * Math.pow(labels[i] - sum / patients, 2);
        }
        return 1 - residuals / total;
    }
}
