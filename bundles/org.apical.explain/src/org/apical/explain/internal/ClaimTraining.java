package org.apical.explain.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.command.CommandContext;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.run.ExperimentRunner;
import org.apical.experiment.run.RunFolder;

/** Trains one network for each task that something is claimed of, on the same phantom patients. */
final class ClaimTraining {

    private static final String TEMPLATE = "claim.experiment.yaml";

    private final Path folder;
    private final CommandContext context;
    private final List<String> settings;

    /** Trains into a folder, with settings that replace those of the built-in experiment. */
    ClaimTraining(Path folder, List<String> settings, CommandContext context) {
        this.folder = folder;
        this.settings = settings;
        this.context = context;
    }

    /** Returns a finished run of each task: one that is there, one that was interrupted and goes on, or a new one. */
    List<RunFolder> runs(List<String> tasks) throws ApicalException {
        Path file = folder.resolve(TEMPLATE);
        if (!Files.exists(file)) {
            AtomicFiles.writeText(file, template());
        }
        List<RunFolder> runs = new ArrayList<>();
        for (String task : tasks) {
            runs.add(run(file, task));
        }
        return runs;
    }

    private RunFolder run(Path file, String task) throws ApicalException {
        ExperimentRunner runner = new ExperimentRunner(context.catalog(), Clock.systemDefaultZone());
        Path runs = folder.resolve("runs");
        for (Path there : folders(runs, task)) {
            RunFolder run = new RunFolder(there);
            if (!Files.exists(run.metrics())) {
                context.say("Going on with " + there);
                runner.resume(there, context.progress());
            }
            return run;
        }
        List<String> own = new ArrayList<>(List.of("task=" + task, "name=" + task));
        own.addAll(settings);
        Experiment experiment = new ExperimentReader(context.catalog()).read(file, own);
        RunFolder run = new RunFolder(runner.run(experiment, runs, context.progress()).folder());
        context.say("Trained " + experiment.task().entry().name() + ": " + run.root());
        return run;
    }

    /** The folders of runs of a task, without those that ended before they were whole. */
    private static List<Path> folders(Path runs, String task) throws ApicalException {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> there = Files.list(runs)) {
            return there.filter(run -> run.getFileName().toString().startsWith(task + "-")
                    && Files.isRegularFile(run.resolve("experiment.yaml"))
                    && Files.isRegularFile(run.resolve("left-out.csv"))).sorted().toList();
        } catch (IOException e) {
            throw ApicalException.badInput(new Problem("The folder cannot be read.", runs.toString(), "",
                    "Check the permissions."), e);
        }
    }

    private static String template() throws ApicalException {
        try (InputStream in = ClaimTraining.class.getResourceAsStream(TEMPLATE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw ApicalException.failed(Problem.of("The experiment of the claims cannot be read.",
                    "Install Apical again."), e);
        }
    }
}
