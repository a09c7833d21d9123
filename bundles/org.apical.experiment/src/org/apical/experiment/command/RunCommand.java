package org.apical.experiment.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.apical.api.task.Target;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.run.ExperimentRunner;
import org.apical.experiment.run.RunFolder;
import org.apical.experiment.run.RunResult;

/** Runs one experiment, or goes on with one that was interrupted. */
public final class RunCommand implements Command<RunSettings> {

    @Override
    public Class<RunSettings> settingsType() {
        return RunSettings.class;
    }

    @Override
    public Object run(RunSettings settings, CommandContext context) throws ApicalException {
        ExperimentRunner runner = new ExperimentRunner(context.catalog(), Clock.systemDefaultZone());
        if (settings.file().isEmpty() == settings.resume().isEmpty()) {
            throw ApicalException.badInput(Problem.of(settings.file().isEmpty() ? "There is nothing to run."
                    : "A file and --resume exclude each other: a run goes on with the settings it began with.",
                    "Give an experiment file, or --resume with the folder of a run."));
        }
        RunResult result;
        if (!settings.resume().isEmpty()) {
            result = runner.resume(context.resolve(settings.resume()), context.progress());
        } else {
            Experiment experiment = new ExperimentReader(context.catalog()).read(context.resolve(settings.file()),
                    overrides(settings));
            result = runner.run(experiment, context.resolve(settings.out()), context.progress());
        }
        if (!context.json()) {
            say(result, context);
        }
        Map<String, Object> answer = new LinkedHashMap<>(result.toMap());
        answer.put("folder", result.folder());
        answer.put("report", new RunFolder(result.folder()).report());
        return answer;
    }

    private static List<String> overrides(RunSettings settings) {
        List<String> overrides = new ArrayList<>(settings.set());
        if (settings.seed() >= 0) {
            overrides.add("seed=" + settings.seed());
        }
        if (settings.threads() >= 0) {
            overrides.add("training.threads=" + settings.threads());
        }
        return overrides;
    }

    private static void say(RunResult result, CommandContext context) throws ApicalException {
        RunFolder folder = new RunFolder(result.folder());
        Path yaml = folder.experiment();
        Experiment experiment = new ExperimentReader(context.catalog()).read(yaml, List.of());
        Target target = Contributions.target(experiment.task());
        String counted = result.test().containsKey("clips") ? "clips" : "patients";
        context.say(experiment.task().entry().name() + " on " + Math.round(result.test().get(counted).value())
                + " test " + counted + ", best epoch " + result.bestEpoch() + ":");
        ResultTable.lines(result, target).forEach(line -> context.say("  " + line));
        context.say("Report: " + folder.report());
    }
}
