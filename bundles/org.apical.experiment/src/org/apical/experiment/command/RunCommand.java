package org.apical.experiment.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.apical.api.report.Estimate;
import org.apical.api.task.Task;
import org.apical.experiment.file.Chosen;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.file.TaskHead;
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
        Optional<String> started = folder.startedFrom();
        if (started.isPresent()) {
            context.say("Started from " + started.get());
        }
        if (result.tasks().isEmpty()) {
            say(experiment.task(), result.test(), result.bestEpoch(), context);
        }
        List<Chosen<Task<?>>> tasks = new ArrayList<>(experiment.tasks().stream().map(TaskHead::task).toList());
        tasks.addAll(experiment.derived());
        for (int i = 0; i < result.tasks().size(); i++) {
            say(tasks.get(i), result.tasks().get(i).test(), result.bestEpoch(), context);
        }
        context.say("Report: " + folder.report());
    }

    private static void say(Chosen<Task<?>> task, Map<String, Estimate> test, int bestEpoch, CommandContext context) {
        String counted = test.containsKey("clips") ? "clips" : "patients";
        context.say(task.entry().name() + " on " + Math.round(test.get(counted).value()) + " test " + counted
                + ", best epoch " + bestEpoch + ":");
        ResultTable.lines(test, Contributions.target(task)).forEach(line -> context.say("  " + line));
    }
}
