package org.apical.experiment.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apical.analysis.PairedComparison;
import org.apical.analysis.PairedFigure;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.apical.api.task.DerivedTask;
import org.apical.api.task.Task;
import org.apical.experiment.file.Chosen;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.run.DerivedRun;
import org.apical.experiment.run.RunFolder;

/** Judges a task that is computed from the predictions of finished runs, such as EF from predicted volumes. */
public final class DeriveCommand implements Command<DeriveSettings> {

    @Override
    public Class<DeriveSettings> settingsType() {
        return DeriveSettings.class;
    }

    @Override
    public Object run(DeriveSettings settings, CommandContext context) throws ApicalException {
        Chosen<Task<?>> task = new ExperimentReader(context.catalog()).task(settings.task(), "--task");
        if (!(task.contribution() instanceof DerivedTask)) {
            throw ApicalException.badInput(Problem.of("The task '" + task.entry().shortId() + "' is not derived from "
                    + "others.", "Name a derived task, such as ejectionFractionFromVolumes."));
        }
        List<RunFolder> runs = new ArrayList<>();
        settings.runs().forEach(run -> runs.add(new RunFolder(context.resolve(run))));
        DerivedRun derived = DerivedRun.of(runs, task, context.catalog());
        Map<String, PairedComparison> comparisons = new LinkedHashMap<>();
        for (String run : settings.against()) {
            RunFolder direct = new RunFolder(context.resolve(run));
            comparisons.put(direct.name(), derived.against(direct));
        }
        Path out = context.resolve(settings.out());
        Map<String, Object> answer = new LinkedHashMap<>(derived.write(out, comparisons, Clock.systemDefaultZone()));
        context.say(task.entry().name() + " on " + Math.round(derived.test().get("patients").value())
                + " test patients:");
        ResultTable.lines(derived.test(), derived.target()).forEach(line -> context.say("  " + line));
        comparisons.forEach((name, comparison) -> say(name, comparison, context));
        context.say("Written: " + out);
        answer.put("folder", out);
        return answer;
    }

    private static void say(String name, PairedComparison comparison, CommandContext context) {
        context.say("Against " + name + " on " + comparison.patients() + " patients, derived minus direct:");
        for (PairedFigure figure : comparison.figures()) {
            context.say(String.format(Locale.ROOT, "  %-16s %8.3f  (95 %% interval %.3f to %.3f, p %.4f)",
                    figure.name(), figure.difference().value(), figure.difference().low(),
                    figure.difference().high(), figure.p()));
        }
    }
}
