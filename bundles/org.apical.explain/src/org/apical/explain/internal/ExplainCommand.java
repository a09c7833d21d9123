package org.apical.explain.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.apical.analysis.ReportWriter;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.apical.api.interpreter.Interpreter;
import org.apical.api.report.ReportRun;
import org.apical.api.task.Target;
import org.apical.experiment.file.Chosen;
import org.apical.experiment.run.RunFolder;
import org.apical.experiment.run.RunJson;
import org.apical.experiment.run.RunReport;
import org.apical.explain.ExplainedRun;
import org.apical.explain.StructureMasks;
import org.apical.trust.Badge;

/** Draws and measures maps of a run's predictions, and asks what it would say without a structure. */
public final class ExplainCommand implements Command<ExplainSettings> {

    private static final int ON_PAGE = 60;
    private static final int IN_REPORT = 12;

    @Override
    public Class<ExplainSettings> settingsType() {
        return ExplainSettings.class;
    }

    @Override
    public Object run(ExplainSettings settings, CommandContext context) throws ApicalException {
        RunFolder folder = new RunFolder(context.resolve(settings.run().toString()));
        Path out = context.resolve(settings.out().toString());
        try (Folder made = Folder.begin(out);
                ExplainedRun run = ExplainedRun.open(folder, settings.task(), context.catalog())) {
            Optional<Path> truth = settings.truth().toString().isEmpty() ? Optional.empty()
                    : Optional.of(context.resolve(settings.truth().toString()));
            Optional<StructureMasks> structure = settings.mask().isEmpty() ? Optional.empty()
                    : Optional.of(run.structures(truth).named(place(settings.mask(), context)));
            ReportRun report = RunReport.read(folder, context.catalog(), run.task().name());
            List<Chosen<Interpreter<?>>> interpreters = ExplainedRun.interpreters(folder, settings.interpreter(),
                    context.catalog());
            List<Subjects.One> subjects = Subjects.of(settings, run, report);
            ExplanationFiles files = new ExplanationFiles(made.path(), run.cohort().info().rows(),
                    run.cohort().info().columns(), settings.colours() == ExplainSettings.Colours.SHARED);
            Explanation explanation = new Explanation(settings, run, interpreters, structure, files);
            explanation.explain(subjects, context.progress());
            requireKnown(settings, explanation);
            files.finish(explanation.maps(), explanation.hidden());
            Optional<Cines> cines = settings.cine() == ExplainSettings.Cine.NONE ? Optional.empty()
                    : Optional.of(new Cines(settings, run, files, explanation.maps(), made.path()));
            if (cines.isPresent()) {
                cines.get().draw(subjects, interpreters, context.progress());
            }
            Optional<HiddenSummary> hidden = explanation.hidden().isEmpty() ? Optional.empty()
                    : Optional.of(new HiddenSummary(explanation.hidden(), report.target(),
                            report.details().threshold()));
            Map<String, Object> answer = answer(settings, folder, interpreters, explanation, hidden, out);
            cines.ifPresent(drawn -> answer.put("cine", drawn.toMap()));
            AtomicFiles.writeText(made.path().resolve("explanation.json"), RunJson.write(answer));
            Map<String, String> page = sections(settings, explanation, hidden, made.path(), report, ON_PAGE);
            if (cines.isPresent()) {
                page.put("Over the cine", cines.get().html(ON_PAGE));
            }
            AtomicFiles.writeText(made.path().resolve("index.html"), ReportWriter.page(report, page));
            String section = String.join("\n", sections(settings, explanation, hidden, made.path(), report, IN_REPORT)
                    .values());
            context.progress().checkCancelled();
            made.finish();
            if (settings.report()) {
                AtomicFiles.writeText(ExplanationsSection.file(folder.root(), report.details().taskId()), section);
                RunReport.write(folder, context.catalog());
            }
            say(explanation, hidden, context);
            context.say("Page: " + out.resolve("index.html"));
            return answer;
        }
    }

    private static String place(String mask, CommandContext context) {
        Path path = context.resolve(mask);
        return Files.exists(path) ? path.toString() : mask;
    }

    private static void requireKnown(ExplainSettings settings, Explanation explanation) throws ApicalException {
        if (!settings.mask().isEmpty() && explanation.hidden().isEmpty()) {
            throw ApicalException.badInput(Problem.of("None of the clips shows the structure '" + settings.mask()
                    + "', so that nothing can be hidden.", "Choose patients who have it, with --patient or --cohort."));
        }
    }

    private static Map<String, String> sections(ExplainSettings settings, Explanation explanation,
            Optional<HiddenSummary> hidden, Path folder, ReportRun report, int most) throws ApicalException {
        ExplanationHtml html = new ExplanationHtml(folder, explanation.maps());
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("Where the network looks", html.maps(most));
        sections.put("What was measured", html.measures());
        if (hidden.isPresent()) {
            sections.put("Without the structure", html.hidden(hidden.get(), settings.mask(), settings, axis(report)));
        }
        return sections;
    }

    private static String axis(ReportRun report) {
        return switch (report.target().kind()) {
            case REGRESSION -> report.taskName() + " (" + report.target().unit() + ")";
            case BINARY -> "Probability of " + report.target().classNames().get(1);
            case CATEGORICAL -> "Probability of the class that was predicted";
        };
    }

    private static Map<String, Object> answer(ExplainSettings settings, RunFolder folder,
            List<Chosen<Interpreter<?>>> interpreters, Explanation explanation, Optional<HiddenSummary> hidden,
            Path out) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("run", folder.name());
        answer.put("out", out.toString());
        answer.put("page", out.resolve("index.html").toString());
        answer.put("seed", settings.seed());
        answer.put("interpreters", interpreters.stream().map(Chosen::toMap).toList());
        answer.put("subjects", explanation.maps().stream().map(MapRow::subject).distinct().toList());
        answer.put("maps", explanation.maps().size());
        answer.put("measures", means(explanation.maps()));
        if (settings.trust()) {
            answer.put("badges", badges(explanation.maps()));
        }
        hidden.ifPresent(summary -> {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("structure", settings.mask());
            map.put("fill", settings.counterfactual().replacement().name().toLowerCase(Locale.ROOT));
            map.putAll(summary.toMap());
            answer.put("hidden", map);
        });
        return answer;
    }

    private static Map<String, Object> means(List<MapRow> maps) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        maps.forEach(row -> row.measures().forEach((name, value) -> values
                .computeIfAbsent(row.interpreter() + "." + name, key -> new ArrayList<>()).add(value)));
        Map<String, Object> means = new LinkedHashMap<>();
        values.forEach((name, all) -> means.put(name, all.stream().mapToDouble(Double::doubleValue)
                .filter(Double::isFinite).average().orElse(Double.NaN)));
        return means;
    }

    private static Map<String, Integer> badges(List<MapRow> maps) {
        Map<String, Integer> badges = new TreeMap<>();
        maps.stream().filter(row -> row.badge() != Badge.NONE)
                .forEach(row -> badges.merge(row.badge().name().toLowerCase(Locale.ROOT), 1, Integer::sum));
        return badges;
    }

    private static void say(Explanation explanation, Optional<HiddenSummary> hidden, CommandContext context) {
        context.say(explanation.maps().size() + " maps of " + explanation.maps().stream().map(MapRow::subject)
                .distinct().count() + " patients or clips.");
        means(explanation.maps()).forEach((name, mean) -> context.say("  " + name + ": "
                + ExplanationHtml.number((Double) mean) + " on average"));
        Map<String, Integer> badges = badges(explanation.maps());
        if (!badges.isEmpty()) {
            context.say("Badges: " + badges);
        }
        hidden.ifPresent(summary -> summary.sentences().forEach(context::say));
    }
}
