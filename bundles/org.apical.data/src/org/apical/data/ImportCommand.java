package org.apical.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.catalog.Kind;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.apical.api.settings.Setting;
import org.apical.api.settings.SettingsException;
import org.apical.api.settings.SettingsType;
import org.apical.api.source.ClipReference;
import org.apical.api.source.DataSource;
import org.apical.api.source.Listing;

/**
 * The command that imports clips into a cohort.
 *
 * @since 1.0
 */
public final class ImportCommand implements Command<ImportCommand.Settings> {

    /**
     * Options and arguments.
     *
     * @param sources the folders or files to import
     * @param source the data source that reads them
     * @param out the folder to make
     * @param labels the label table; an empty path for none
     * @param idColumn the column of the label table whose ids clips are found by
     * @param view the view to keep; empty for all
     * @param views the table that says which view a clip shows; an empty path to go by the headers
     * @param viewCertainty the probability below which that table is not believed
     * @param size rows and columns of a stored frame
     * @param frames the largest number of frames of a clip
     * @param intervalMs the time between samples
     * @param threads how many clips are decoded at once; 0 for as many as there are processors
     * @param set settings of the data source, each as {@code key=value}
     */
    public record Settings(
            @Setting(label = "Sources", help = "The folders or files to import.", positional = true)
            List<Path> sources,
            @Setting(label = "Data source", help = "The id of the data source that reads them, as shown by "
                    + "'list dataSources'.", defaultValue = "dicomFolder")
            String source,
            @Setting(label = "Cohort", help = "The folder to make. A cohort of the same settings that is there already "
                    + "is brought up to date: only what changed is decoded.")
            Path out,
            @Setting(label = "Labels", help = "A CSV table or Excel workbook (.xlsx) with a column named patient and a "
                    + "column for every label.", defaultValue = "")
            Path labels,
            @Setting(label = "Id column", help = "The column of the labels whose ids clips are found by, when it is not "
                    + "named patient or study: ids of patients, studies or clips, accession numbers, file names or "
                    + "SHA-256 of patients' ids.", defaultValue = "")
            String idColumn,
            @Setting(label = "View", help = "The view to keep, such as A4C. All views are kept when it is not given.",
                    defaultValue = "")
            String view,
            @Setting(label = "Views", help = "A CSV table that says which view each file shows, with the columns file "
                    + "and class, as 'predict' writes it with a run of the task view. Without it the clips' headers "
                    + "are believed.", defaultValue = "")
            Path views,
            @Setting(label = "Certainty of views", help = "Clips whose view that table gives with a lower probability "
                    + "are left out and named.", defaultValue = "0", min = 0, max = 1)
            double viewCertainty,
            @Setting(label = "Size", help = "Rows and columns of a stored frame.", defaultValue = "112",
                    unit = "pixels", min = 16, max = 2048)
            int size,
            @Setting(label = "Frames", help = "The largest number of frames of a clip.", defaultValue = "20", min = 1,
                    max = 10000)
            int frames,
            @Setting(label = "Interval", help = "The time from one frame to the next.", defaultValue = "100",
                    unit = "ms", min = 0.1, max = 60000)
            double intervalMs,
            @Setting(label = "Threads", help = "How many clips are decoded at once; 0 takes one for every processor. "
                    + "The result does not depend on it.", defaultValue = "0", min = 0, max = 1024)
            int threads,
            @Setting(label = "Set", help = "A setting of the data source, such as assumeView=A4C; may be repeated.",
                    defaultValue = "")
            List<String> set) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public Object run(Settings settings, CommandContext context) throws ApicalException {
        Listing listing = list(settings, context);
        Optional<Path> labels = settings.labels().toString().isEmpty() ? Optional.empty()
                : Optional.of(context.resolve(settings.labels().toString()));
        Optional<Path> views = settings.views().toString().isEmpty() ? Optional.empty()
                : Optional.of(context.resolve(settings.views().toString()));
        int threads = settings.threads() == 0 ? Runtime.getRuntime().availableProcessors() : settings.threads();
        Path out = context.resolve(settings.out().toString());
        ImportAudit audit = CohortImport.run(new ImportRequest(listing, settings.source(), labels,
                settings.idColumn(), settings.view(), new ViewFilter(views, settings.viewCertainty()), settings.size(),
                settings.size(), settings.frames(), settings.intervalMs(), threads, out), context.progress());
        audit.duplicates().forEach(problem -> context.say(problem.line()));
        context.say("Imported " + audit.clipsStored() + " of " + audit.clipsFound() + " clips of " + audit.patients()
                + " patients, " + audit.frames() + " frames, into " + out + "."
                + (audit.clipsKept() > 0 ? " Of these " + audit.clipsKept() + " had not changed." : ""));
        if (views.isPresent()) {
            ClassifiedViews judged = audit.views();
            context.say("Left out by the classifier: " + judged.otherViews() + " of other views, "
                    + judged.uncertain() + " uncertain, " + judged.unknown() + " it did not see. Header and "
                    + "classifier disagree about " + judged.disagreements() + ".");
        }
        if (!audit.skipped().isEmpty() || !audit.labelProblems().isEmpty()) {
            context.say(audit.skipped().size() + " things were left out and " + audit.labelProblems().size()
                    + " labels need a look: see " + out.resolve("audit.html") + ".");
        }
        return answer(out, audit);
    }

    private static Map<String, Object> answer(Path out, ImportAudit audit) throws ApicalException {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("cohort", out.toString());
        answer.put("clipsFound", audit.clipsFound());
        answer.put("clipsStored", audit.clipsStored());
        answer.put("clipsKept", audit.clipsKept());
        answer.put("otherViews", audit.otherViews());
        answer.put("views", audit.views());
        answer.put("patients", audit.patients());
        answer.put("studies", audit.studies());
        answer.put("frames", audit.frames());
        answer.put("patientsWithoutLabels", audit.patientsWithoutLabels());
        answer.put("skipped", audit.skipped().stream().map(Problem::line).toList());
        answer.put("tolerated", audit.tolerated().stream().map(Problem::line).toList());
        answer.put("labelProblems", audit.labelProblems().stream().map(Problem::line).toList());
        answer.put("duplicates", audit.duplicates().stream().map(Problem::line).toList());
        try (Cohort cohort = Cohort.open(out)) {
            answer.put("contentHash", cohort.info().contentHash());
        }
        return answer;
    }

    private static Listing list(Settings settings, CommandContext context) throws ApicalException {
        if (settings.sources().isEmpty()) {
            throw ApicalException.badInput(Problem.of("There is nothing to import.", "Name a folder or a file."));
        }
        DataSource<?> source = context.catalog().get(Kind.DATA_SOURCE, settings.source());
        List<ClipReference> clips = new ArrayList<>();
        List<Problem> skipped = new ArrayList<>();
        for (Path path : settings.sources()) {
            Listing listing = list(source, context.resolve(path.toString()), settings.set(), context);
            clips.addAll(listing.clips());
            skipped.addAll(listing.skipped());
        }
        return new Listing(clips, skipped);
    }

    private static <S extends Record> Listing list(DataSource<S> source, Path path, List<String> set,
            CommandContext context) throws ApicalException {
        SettingsType<S> type = SettingsType.of(source.settingsType());
        S settings;
        try {
            settings = type.bind(values(type, set, context));
        } catch (SettingsException e) {
            throw ApicalException.badInput(Problem.of("The settings of this data source do not fit: "
                    + e.getMessage(), "Give them with --set KEY=VALUE or import with another data source."), e);
        }
        return source.list(settings, path, context.progress());
    }

    private static Map<String, Object> values(SettingsType<?> type, List<String> set, CommandContext context)
            throws ApicalException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String assignment : set) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw ApicalException.badInput(Problem.of("'" + assignment + "' sets nothing.",
                        "Write --set KEY=VALUE."));
            }
            String key = assignment.substring(0, equals).strip();
            String value = assignment.substring(equals + 1);
            boolean file = type.fields().stream().anyMatch(f -> f.name().equals(key) && f.type() == Path.class);
            values.put(key, file && !value.isBlank() ? context.resolve(value).toString() : value);
        }
        return values;
    }
}
