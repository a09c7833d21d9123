package org.apical.results.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.apical.api.source.ClipReference;
import org.apical.data.Cohort;
import org.apical.data.StoredClip;
import org.apical.dicom.result.Algorithm;
import org.apical.dicom.web.DicomWebAccess;
import org.apical.dicom.web.DicomWebClient;
import org.apical.experiment.file.DataSettings;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.run.RunFolder;
import org.apical.experiment.run.RunModel;

/** Predicts from DICOM clips and writes reports, maps and masks as DICOM, and stores them when asked. */
public final class DicomResultsCommand implements Command<DicomResultsSettings> {
    private static final int PAGE = 100;

    private final Clock clock;

    /** Creates the command. */
    public DicomResultsCommand() {
        this(Clock.systemDefaultZone());
    }

    DicomResultsCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Class<DicomResultsSettings> settingsType() {
        return DicomResultsSettings.class;
    }

    @Override
    public Object run(DicomResultsSettings settings, CommandContext context) throws ApicalException {
        Path out = context.resolve(settings.out());
        requireFree(out);
        Written written;
        try (Scratch scratch = Scratch.create();
                Scratch results = Scratch.beside(out)) {
            // The address and the secrets are looked at before hours of work, and nothing is sent until it is done.
            DicomWebClient client = settings.store().isBlank() ? null : new DicomWebClient(settings.store(),
                    resolved(settings.access(), context), PAGE, scratch.path(), context.progress());
            written = write(settings, context, scratch.path(), results.path());
            move(results.path(), out);
            if (client != null) {
                List<Path> files = written.files().stream().map(out::resolve).toList();
                List<Problem> refused = client.store(files);
                refused.forEach(problem -> context.say("Not stored: " + problem.line()));
                context.say("Stored " + (files.size() - refused.size()) + " of " + files.size() + " to "
                        + settings.store() + ".");
                written.answer().put("stored", files.size() - refused.size());
                written.answer().put("refused", refused.stream().map(Problem::line).toList());
            }
        }
        written.answer().put("out", out.toString());
        context.say("Written " + written.files().size() + " files to " + out + ". Research output, not for clinical "
                + "use.");
        return written.answer();
    }

    /** What was written, relative to the folder, and the answer so far. */
    private record Written(List<Path> files, Map<String, Object> answer) {
    }

    private Written write(DicomResultsSettings settings, CommandContext context, Path scratch, Path results)
            throws ApicalException {
        RunFolder run = new RunFolder(context.resolve(settings.run()));
        try (RunModel model = RunModel.open(run, context.catalog())) {
            String version = context.catalog().bundleVersions().getOrDefault("org.apical.results", "1.0.0");
            Algorithm algorithm = algorithm(model.experiment(), run.name(), version);
            LocalDateTime created = LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
            ReportedTasks tasks = ReportedTasks.of(model.experiment());
            StudyReports reports = new StudyReports(model, tasks, algorithm, created);
            SaliencyPictures pictures = settings.saliency().isBlank() ? null
                    : new SaliencyPictures(model, context.catalog(), settings.saliency(), algorithm, created);
            PhantomSegmentations masks = settings.masks().toString().isEmpty() ? null
                    : new PhantomSegmentations(context.resolve(settings.masks().toString()), version, created);
            ClipJudge judge = new ClipJudge(model, context.progress());
            Path prepared = scratch.resolve("cohort");
            Map<String, ClipReference> references = judge.prepare(settings.sources().stream().map(context::resolve)
                    .toList(), settings.view(), prepared);
            Map<String, List<JudgedClip>> studies = new LinkedHashMap<>();
            Map<String, Integer> numbers = new LinkedHashMap<>();
            List<Path> files = new ArrayList<>();
            int captures = 0;
            int segmentations = 0;
            try (Cohort cohort = Cohort.open(prepared)) {
                context.progress().begin("Predicting", cohort.clips().size());
                for (StoredClip stored : cohort.clips()) {
                    context.progress().checkCancelled();
                    JudgedClip clip = judge.judge(cohort, stored, references.get(stored.clip()));
                    List<JudgedClip> study = studies.computeIfAbsent(stored.study(), uid -> new ArrayList<>());
                    study.add(clip);
                    int studyNumber = numbers.computeIfAbsent(stored.study(), uid -> numbers.size() + 1);
                    String name = String.format("%03d-clip-%03d", studyNumber, study.size());
                    if (pictures != null) {
                        Path file = Path.of("saliency-" + name + ".dcm");
                        pictures.write(results.resolve(file), clip, cohort, settings.saliencyFrames(),
                                context.progress());
                        files.add(file);
                        captures++;
                    }
                    Path mask = Path.of("masks-" + name + ".dcm");
                    if (masks != null && masks.write(results.resolve(mask), clip)) {
                        files.add(mask);
                        segmentations++;
                    }
                    context.progress().advance(1);
                }
            }
            List<Map<String, Object>> predictions = new ArrayList<>();
            int number = 0;
            for (List<JudgedClip> study : studies.values()) {
                Path file = Path.of(String.format("report-%03d.dcm", ++number));
                try {
                    reports.report(study).write(results.resolve(file));
                } catch (IOException e) {
                    throw AtomicFiles.cannotWrite(results.resolve(file), e);
                }
                files.add(0, file);
                study.forEach(clip -> predictions.add(describe(clip, file)));
            }
            List<Problem> skipped = new ArrayList<>(tasks.leftOut());
            skipped.addAll(judge.skipped());
            skipped.forEach(problem -> context.say("Left out: " + problem.line()));
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("reports", studies.size());
            answer.put("captures", captures);
            answer.put("segmentations", segmentations);
            answer.put("files", files.stream().map(Path::toString).toList());
            answer.put("clips", predictions);
            answer.put("skipped", skipped.stream().map(Problem::line).toList());
            return new Written(files, answer);
        }
    }

    private static Map<String, Object> describe(JudgedClip clip, Path report) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", clip.stored().file());
        map.put("report", report.toString());
        map.put("prediction", clip.predictions().get(0).prediction());
        map.put("predictions", predictions(clip));
        map.put("frames", clip.dicomNumbers());
        return map;
    }

    /** Says what was predicted by the tasks' names, without what does not follow. */
    private static Map<String, Double> predictions(JudgedClip clip) {
        Map<String, Double> byTask = new LinkedHashMap<>();
        clip.predictions().stream().filter(one -> Double.isFinite(one.prediction()))
                .forEach(one -> byTask.put(one.task(), one.prediction()));
        return byTask;
    }

    private static Algorithm algorithm(Experiment experiment, String run, String version) {
        DataSettings data = experiment.data();
        String what = experiment.isMultiTask() ? experiment.tasks().size() + " tasks"
                : experiment.task().entry().name();
        return new Algorithm(what + " by " + experiment.architecture().entry().name(),
                version, run, "experiment " + experiment.name() + ", " + data.frames() + " frames every "
                + data.intervalMs() + " ms, " + data.rows() + " by " + data.columns() + " pixels, view "
                + (data.view().isEmpty() ? "any" : data.view()));
    }

    private static DicomWebAccess resolved(DicomWebAccess a, CommandContext context) {
        return new DicomWebAccess(a.user(), resolved(a.passwordFile(), context), a.passwordVariable(),
                resolved(a.tokenFile(), context), a.tokenVariable(), resolved(a.trustFile(), context),
                a.trustPasswordVariable(), a.plainHttp(), a.attempts(), a.backOffMs(), a.timeoutSeconds());
    }

    private static Path resolved(Path path, CommandContext context) {
        return path.toString().isEmpty() ? path : context.resolve(path.toString());
    }

    private static void requireFree(Path out) throws ApicalException {
        if (!Files.exists(out)) {
            return;
        }
        boolean empty = false;
        if (Files.isDirectory(out)) {
            try (Stream<Path> there = Files.list(out)) {
                empty = there.findAny().isEmpty();
            } catch (IOException e) {
                throw AtomicFiles.cannotWrite(out, e);
            }
        }
        if (!empty) {
            throw ApicalException.badInput(new Problem("This exists already and is not empty.", out.toString(), "",
                    "Name another folder with --out."));
        }
    }

    private static void move(Path from, Path out) throws ApicalException {
        try {
            Files.deleteIfExists(out);
            Files.move(from, out);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(out, e);
        }
    }
}
