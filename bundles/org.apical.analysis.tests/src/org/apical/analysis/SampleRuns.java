package org.apical.analysis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.apical.api.ApicalException;
import org.apical.api.report.EpochRecord;
import org.apical.api.report.Estimate;
import org.apical.api.report.PatientPrediction;
import org.apical.api.report.ReportDetails;
import org.apical.api.report.ReportRun;
import org.apical.api.report.SaliencyFigure;
import org.apical.api.task.Target;

/** Invented runs to make reports of. */
public final class SampleRuns {

    private SampleRuns() {
    }

    static ReportRun regression(Path folder, String firstPatient) throws ApicalException {
        List<PatientPrediction> test = patients(64, 3, firstPatient, false);
        Target target = Target.regression("%", 5, 90);
        return new ReportRun("ejection-fraction-20250314-0931-4f2a", folder, "Ejection fraction", target, 4381,
                TestFigures.compute(target, truths(test), predictions(test), 55, Double.NaN, 2000, 1),
                patients(40, 4, "V-0", false), test, epochs(), saliency(folder, firstPatient), facts(),
                "apical: 1\nname: ejection-fraction # \"<EF>\" & more\ntask: ejectionFraction\n"
                        + "model: {architecture: small}\nseed: 1\n");
    }

    public static ReportRun binary(Path folder) throws ApicalException {
        List<PatientPrediction> validation = patients(60, 6, "V-0", true);
        List<PatientPrediction> test = patients(90, 5, "P-0", true);
        Target target = Target.binary("no lead", "lead");
        double threshold = Thresholds.bestF1(truths(validation), predictions(validation));
        return new ReportRun("lead-20250314-0931-77c0", folder, "Pacemaker lead", target, 42,
                TestFigures.compute(target, truths(test), predictions(test), Double.NaN, threshold, 2000, 1),
                validation, test, epochs(), List.of(), facts(), "apical: 1\n");
    }

    /** The run with traits by which the error differs: in women it is five times as large. */
    public static ReportRun withDetails(ReportRun run, String taskId, Map<String, Path> frames) {
        Map<String, Map<String, String>> traits = new LinkedHashMap<>();
        List<PatientPrediction> test = new ArrayList<>();
        for (int i = 0; i < run.test().size(); i++) {
            PatientPrediction one = run.test().get(i);
            boolean female = i % 2 == 0;
            double error = female ? 10 + i % 5 : 2;
            boolean number = run.target().kind() == Target.Kind.REGRESSION;
            test.add(new PatientPrediction(one.patient() + i, one.truth(), number ? one.truth() + error
                    : one.prediction(), one.frames(), one.frameDeviation()));
            traits.put(one.patient() + i, Map.of(ReportDetails.SEX, female ? "female" : "male",
                    ReportDetails.AGE_YEARS, String.valueOf(40 + i), ReportDetails.VENDOR, "Maker " + i % 3));
        }
        Map<String, String> settings = new LinkedHashMap<>(Map.of("data.source.id", "org.example.folder", "data.view",
                "A4C", "split.test", "0.25", "split.validation", "0.1", "seed", "1", "training.optimizer.id",
                "org.example.adam", "training.batch", "24", "training.weightDecay", "0"));
        settings.putAll(Map.of("data.frames", "20", "data.intervalMs", "100", "data.size.0", "112", "data.size.1",
                "112", "task.column", "label", "model.architecture.id", "org.example.small", "aggregate.id",
                "org.example.mean", "interpret.0.id", "org.example.smoothGrad"));
        ReportDetails details = new ReportDetails(taskId, 0.4, traits, frames, settings,
                Map.of("train", 200, "validation", 22, "test", test.size(), "leftOut", 3));
        return new ReportRun(run.name(), run.folder(), run.taskName(), run.target(), run.seconds(), run.metrics(),
                run.validation(), test, run.epochs(), run.saliency(), run.facts(), run.experiment(), details);
    }

    static ReportRun withFigures(Target target, Map<String, Estimate> figures) {
        return new ReportRun("figures", Path.of("none"), "Figures", target, 1, figures, List.of(), List.of(), List.of(),
                List.of(), Map.of(), "");
    }

    private static List<PatientPrediction> patients(int number, long seed, String first, boolean binary) {
        Random random = new Random(seed);
        List<PatientPrediction> patients = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            double hidden = random.nextGaussian();
            double seen = 0.8 * hidden + 0.6 * random.nextGaussian();
            String name = i == 0 ? first : String.format("P-%04d", i * 37 % 10_000);
            patients.add(binary
                    ? new PatientPrediction(name, hidden > 0.6 ? 1 : 0, 1 / (1 + Math.exp(1.5 - 2.5 * seen)), 20, 0.08)
                    : new PatientPrediction(name, 55 + 11 * hidden, 55 + 8 * seen, 20, 2 + random.nextDouble()));
        }
        return patients;
    }

    private static List<EpochRecord> epochs() {
        List<EpochRecord> epochs = new ArrayList<>();
        for (int epoch = 1; epoch <= 14; epoch++) {
            double train = 0.25 + 0.9 * Math.exp(-epoch / 4.0);
            double validation = 0.45 + 0.6 * Math.exp(-epoch / 3.0) + 0.012 * Math.max(0, epoch - 9);
            epochs.add(new EpochRecord(epoch, train, validation, 5 + 4 * validation, 0.001, 1.2, 84.3, 0.2, 0.1, 22));
        }
        return epochs;
    }

    private static Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Network", "Small residual network, 214,529 trained parameters, input 1x112x112");
        facts.put("Selected epoch", "9 by validation loss");
        facts.put("Engine", "dl4j 1.0.0-M2.1 on CPU");
        facts.put("Threads and seed", "2 threads, seed 1");
        return facts;
    }

    private static List<SaliencyFigure> saliency(Path folder, String first) throws ApicalException {
        List<SaliencyFigure> figures = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
            int size = 112;
            float[] frame = new float[size * size];
            float[] map = new float[size * size];
            Random random = new Random(n);
            for (int i = 0; i < frame.length; i++) {
                double x = i % size - size / 2.0;
                double y = i / size;
                boolean sector = Math.abs(x) < 0.75 * y && Math.hypot(x, y) < 105;
                double cavity = Math.hypot(x / 18, (y - 52) / 30);
                frame[i] = sector ? (float) ((cavity < 1 ? 0.06 : 0.4) * (0.4 + random.nextFloat())) : 0;
                map[i] = (float) (Math.exp(-12 * (cavity - 1) * (cavity - 1)) * random.nextGaussian());
            }
            Path framePng = folder.resolve("saliency/" + n + "-frame.png");
            Path overlayPng = folder.resolve("saliency/" + n + "-overlay.png");
            SaliencyOverlay.writePng(SaliencyOverlay.frame(frame, size, size), framePng);
            SaliencyOverlay.writePng(SaliencyOverlay.overlay(frame, map, size, size), overlayPng);
            figures.add(new SaliencyFigure(n == 0 ? first : String.format("P-%04d", n * 37), "SmoothGrad", framePng,
                    overlayPng, Map.of("mass in left ventricle", 0.41 + 0.05 * n, "area share", 0.12)));
        }
        return figures;
    }

    private static double[] truths(List<PatientPrediction> patients) {
        return patients.stream().mapToDouble(PatientPrediction::truth).toArray();
    }

    private static double[] predictions(List<PatientPrediction> patients) {
        return patients.stream().mapToDouble(PatientPrediction::prediction).toArray();
    }
}
