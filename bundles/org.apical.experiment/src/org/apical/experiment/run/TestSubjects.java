package org.apical.experiment.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.apache.commons.csv.CSVRecord;

import org.apical.analysis.SaliencyOverlay;
import org.apical.api.ApicalException;
import org.apical.api.report.PatientPrediction;
import org.apical.api.report.ReportDetails;
import org.apical.api.report.ReportRun;
import org.apical.api.task.LabelRow;
import org.apical.api.task.Target;
import org.apical.data.Cohort;
import org.apical.data.LabelTable;
import org.apical.data.PatientAliases;
import org.apical.data.StoredClip;

/**
 * What the cohort knows of the patients, or clips, of a run's test part: their traits, and frames of those that were
 * predicted worst. Both are kept in the run's folder, so that a report can be written again when the cohort is gone.
 */
final class TestSubjects {

    private static final String TRAITS = "traits-test.csv";
    private static final String FRAMES = "residuals";
    private static final int PICTURES = 10;

    private final ReportRun run;
    private final Path folder;
    private final Map<String, Map<String, String>> traits = new TreeMap<>();
    private final Map<String, Path> frames = new LinkedHashMap<>();

    private TestSubjects(ReportRun run, Path folder) {
        this.run = run;
        this.folder = folder;
    }

    /** Returns the run with what is known of its test part; the folder is that of the task's predictions. */
    static ReportRun addedTo(ReportRun run, Path folder, String cohort) throws ApicalException {
        TestSubjects subjects = new TestSubjects(run, folder);
        if (!Files.exists(subjects.folder.resolve(TRAITS)) && Files.isDirectory(Path.of(cohort))) {
            subjects.collect(Path.of(cohort));
        }
        subjects.read();
        ReportDetails known = run.details();
        ReportDetails details = new ReportDetails(known.taskId(), known.threshold(), subjects.traits, subjects.frames,
                known.settings(), known.counts());
        return new ReportRun(run.name(), run.folder(), run.taskName(), run.target(), run.seconds(), run.metrics(),
                run.validation(), run.test(), run.epochs(), run.saliency(), run.facts(), run.experiment(), details);
    }

    private void read() throws ApicalException {
        if (Files.exists(folder.resolve(TRAITS))) {
            for (CSVRecord line : RunReport.csv(folder.resolve(TRAITS))) {
                traits.computeIfAbsent(line.get("subject"), subject -> new LinkedHashMap<>())
                        .put(line.get("trait"), line.get("value"));
            }
        }
        Path list = folder.resolve(FRAMES).resolve("frames.csv");
        if (Files.exists(list)) {
            for (CSVRecord line : RunReport.csv(list)) {
                frames.put(line.get("subject"), list.resolveSibling(line.get("frame")));
            }
        }
    }

    private void collect(Path place) throws ApicalException {
        try (Cohort cohort = Cohort.open(place)) {
            Map<String, String> settings = run.details().settings();
            String file = settings.getOrDefault("data.source.labels", "");
            LabelTable labels = !file.isEmpty() && Files.exists(Path.of(file))
                    ? LabelTable.read(Path.of(file), settings.getOrDefault("data.idColumn", "")) : cohort.labels();
            String ids = settings.getOrDefault("split.aliases", "");
            PatientAliases aliases = !ids.isEmpty() && Files.exists(Path.of(ids)) ? PatientAliases.read(Path.of(ids))
                    : PatientAliases.none();
            Map<String, List<StoredClip>> clipsOf = clips(cohort, settings.getOrDefault("data.view", ""));
            List<List<Object>> rows = new ArrayList<>();
            for (PatientPrediction one : run.test()) {
                List<StoredClip> clips = clipsOf.getOrDefault(one.patient(), List.of());
                if (!clips.isEmpty()) {
                    traits(clips, labels, aliases).forEach((trait, value) -> rows.add(
                            List.of(one.patient(), trait, value)));
                }
            }
            RunFolder.writeCsv(folder.resolve(TRAITS), List.of("subject", "trait", "value"), rows);
            pictures(cohort, clipsOf);
        }
    }

    /** The clips of each subject of the test part, by the patient's id or the clip's file. */
    private Map<String, List<StoredClip>> clips(Cohort cohort, String view) {
        Map<String, List<StoredClip>> clipsOf = new TreeMap<>();
        run.test().forEach(one -> clipsOf.put(one.patient(), new ArrayList<>()));
        for (StoredClip clip : cohort.clips()) {
            if (view.isEmpty() || view.equalsIgnoreCase(clip.view())) {
                List<StoredClip> list = Optional.ofNullable(clipsOf.get(clip.patient()))
                        .orElseGet(() -> clipsOf.get(clip.file()));
                if (list != null) {
                    list.add(clip);
                }
            }
        }
        return clipsOf;
    }

    private static Map<String, String> traits(List<StoredClip> clips, LabelTable labels, PatientAliases aliases) {
        StoredClip clip = clips.get(0);
        Map<String, String> traits = new LinkedHashMap<>();
        traits.put(ReportDetails.PATIENT, aliases.patient(clip.patient()));
        labels.row(clip).ifPresent(row -> {
            put(traits, ReportDetails.SEX, row.text("sex").map(TestSubjects::sex));
            put(traits, ReportDetails.AGE_YEARS, row.text("age"));
            put(traits, ReportDetails.BMI, bmi(row));
            put(traits, ReportDetails.EJECTION_FRACTION, row.text("ef"));
        });
        put(traits, ReportDetails.VENDOR, Optional.ofNullable(clip.attributes().get("manufacturer")));
        put(traits, ReportDetails.FRAME_RATE, Optional.ofNullable(clip.attributes().get("fps")));
        return traits;
    }

    private static void put(Map<String, String> traits, String trait, Optional<String> value) {
        value.map(String::strip).filter(text -> !text.isEmpty()).ifPresent(text -> traits.put(trait, text));
    }

    private static String sex(String cell) {
        return switch (cell.strip().toLowerCase(Locale.ROOT)) {
            case "m", "male", "1", "1.0" -> "male";
            case "f", "female", "0", "0.0" -> "female";
            default -> "";
        };
    }

    private static Optional<String> bmi(LabelRow row) {
        return row.text("bmi").or(() -> row.text("weightKg").flatMap(weight -> row.text("heightM").map(height -> {
            try {
                double metres = Double.parseDouble(height);
                return String.valueOf(Double.parseDouble(weight) / (metres * metres));
            } catch (NumberFormatException e) {
                return "";
            }
        })));
    }

    /** Draws the middle frame of the first clip of those predicted worst. */
    private void pictures(Cohort cohort, Map<String, List<StoredClip>> clipsOf) throws ApicalException {
        int rows = cohort.info().rows();
        int columns = cohort.info().columns();
        boolean classes = run.target().kind() == Target.Kind.CATEGORICAL;
        List<PatientPrediction> worst = run.test().stream()
                .filter(one -> !clipsOf.getOrDefault(one.patient(), List.of()).isEmpty())
                .filter(one -> one.prediction() != one.truth())
                .sorted(Comparator.comparingDouble((PatientPrediction one) -> classes ? 0
                        : -Math.abs(one.prediction() - one.truth())).thenComparing(PatientPrediction::patient))
                .limit(PICTURES).toList();
        List<List<Object>> list = new ArrayList<>();
        for (PatientPrediction one : worst) {
            StoredClip clip = clipsOf.get(one.patient()).get(0);
            byte[] frame = new byte[rows * columns];
            cohort.read(clip.firstFrame() + clip.frames() / 2, frame);
            float[] grey = new float[frame.length];
            for (int i = 0; i < grey.length; i++) {
                grey[i] = (frame[i] & 0xFF) / 255f;
            }
            String name = String.format(Locale.ROOT, "%02d.png", list.size() + 1);
            SaliencyOverlay.writePng(SaliencyOverlay.frame(grey, rows, columns),
                    folder.resolve(FRAMES).resolve(name));
            list.add(List.of(one.patient(), name));
        }
        RunFolder.writeCsv(folder.resolve(FRAMES).resolve("frames.csv"), List.of("subject", "frame"), list);
    }
}
