package org.apical.experiment.shortcut;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.catalog.Catalog;
import org.apical.api.report.Estimate;
import org.apical.api.report.ReportRun;
import org.apical.api.settings.EnumWords;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.file.ShortcutSettings;
import org.apical.experiment.run.ControlFrames;
import org.apical.experiment.run.ExperimentRunner;
import org.apical.experiment.run.RunFolder;
import org.apical.experiment.run.RunJson;
import org.apical.experiment.run.RunReport;
import org.apical.experiment.run.Stage;
import org.apical.experiment.run.StagedTraining;

/**
 * Trains an experiment's network once as it is and then without what it should predict from, and raises an alarm when
 * it predicts all the same.
 *
 * <p>The folder of a check is named by what is checked, so that the same file goes on where it was. The test part of
 * the cohort is never looked at.
 */
public final class ShortcutRunner {

    private static final int SHOWN = 4;
    private static final String REFERENCE = "reference";

    private final Catalog catalog;
    private final Clock clock;
    private final Consumer<String> say;

    /**
     * Creates a runner.
     *
     * @param catalog what experiments may use
     * @param clock tells the time
     * @param say told a line about every control that is done
     */
    public ShortcutRunner(Catalog catalog, Clock clock, Consumer<String> say) {
        this.catalog = catalog;
        this.clock = clock;
        this.say = say;
    }

    /** A control and the settings that make one, several for shuffles. */
    private record Control(String name, List<Experiment> experiments) {
    }

    /** Where a check works. */
    private record Place(Path runs, Path folder, Progress progress) {

        RunFolder run(String name) {
            return new RunFolder(folder.resolve(folder.getFileName() + "-" + name));
        }
    }

    /**
     * Checks an experiment, or goes on with it.
     *
     * @param file the experiment file
     * @param overrides settings that replace those of the file
     * @param runs the folder that holds runs
     * @param progress told how far it is
     * @return what it gave
     * @throws ApicalException when the file is wrong, the network cannot be trained even as it is, or the reader stops
     *     it (all epochs that are done are kept)
     */
    public ShortcutResult run(Path file, List<String> overrides, Path runs, Progress progress) throws ApicalException {
        ExperimentReader reader = new ExperimentReader(catalog);
        Experiment base = reader.read(file, overrides);
        ShortcutSettings settings = reader.readShortcuts(file, overrides);
        List<Control> controls = controls(reader, file, overrides, base, settings);
        Place place = new Place(runs, runs.resolve(base.name() + "-shortcuts-"
                + RunFolder.hash(base.toYaml() + settings)), progress);
        List<ShortcutRow> rows = new ArrayList<>();
        Map<String, ControlFrames> shown = new LinkedHashMap<>();
        Map<String, Estimate> references = new LinkedHashMap<>();
        try {
            for (Control control : controls) {
                List<ShortcutRow> own = rows(control, place, references, shown);
                own.forEach(row -> say.accept(ShortcutPage.line(row)));
                rows.addAll(own);
            }
        } catch (ApicalException e) {
            if (e.kind() == ApicalException.Cause.INTERRUPTED) {
                throw ApicalException.interrupted(new Problem("The check was stopped; its epochs so far are kept.",
                        place.folder().toString(), "", "Go on with the same command: apical check-shortcuts " + file));
            }
            throw e;
        }
        ShortcutResult result = new ShortcutResult(place.folder(), rows, settings.heldOut());
        AtomicFiles.writeText(place.folder().resolve("shortcuts.json"), RunJson.write(result.toMap()));
        AtomicFiles.writeText(result.report(), ShortcutPage.html(base, result, shown));
        return result;
    }

    private static List<Control> controls(ExperimentReader reader, Path file, List<String> overrides, Experiment base,
            ShortcutSettings settings) throws ApicalException {
        List<String> common = new ArrayList<>(overrides);
        common.add("split.seed=" + base.split().seedOr(base.seed()));
        common.add("interpret=[]");
        common.add("control.heldOut=" + settings.heldOut());
        common.add("control.heart=" + settings.heart());
        common.add("control.corner=" + settings.corner());
        if (settings.epochs() > 0) {
            common.add("training.epochs=" + settings.epochs());
        }
        List<Control> controls = new ArrayList<>();
        controls.add(new Control(REFERENCE, List.of(read(reader, file, common, "control.frames=whole"))));
        for (ShortcutSettings.Control one : settings.controls()) {
            List<Experiment> experiments = new ArrayList<>();
            if (one == ShortcutSettings.Control.SHUFFLED_LABELS) {
                for (int shuffle = 1; shuffle <= settings.shuffles(); shuffle++) {
                    experiments.add(read(reader, file, common, "control.shuffle=" + shuffle));
                }
            } else {
                experiments.add(read(reader, file, common, "control.frames=" + EnumWords.of(one)));
            }
            controls.add(new Control(EnumWords.of(one), experiments));
        }
        return controls;
    }

    private static Experiment read(ExperimentReader reader, Path file, List<String> common, String own)
            throws ApicalException {
        List<String> all = new ArrayList<>(common);
        all.add(own);
        return reader.read(file, all);
    }

    private List<ShortcutRow> rows(Control control, Place place, Map<String, Estimate> references,
            Map<String, ControlFrames> shown) throws ApicalException {
        boolean isReference = control.name().equals(REFERENCE);
        try {
            if (control.experiments().size() == 1) {
                ControlFrames frames = ControlFrames.of(control.experiments().get(0), place.runs(), SHOWN,
                        place.progress());
                shown.put(control.name(), frames);
                if (frames.isBlank()) {
                    return references.keySet().stream().map(task -> notRun(control, task,
                            ShortcutRow.Verdict.CHANCE, "Every frame is black there, so nothing can be learnt."))
                            .toList();
                }
            }
            Map<String, List<ReportRun>> byTask = new LinkedHashMap<>();
            for (int i = 0; i < control.experiments().size(); i++) {
                String name = control.name() + (control.experiments().size() > 1 ? "-" + (i + 1) : "");
                trained(control.experiments().get(i), place.run(name), name, place)
                        .forEach((task, run) -> byTask.computeIfAbsent(task, key -> new ArrayList<>()).add(run));
            }
            List<ShortcutRow> rows = new ArrayList<>();
            byTask.forEach((task, runs) -> rows.add(row(control, task, runs, references)));
            return rows;
        } catch (ApicalException e) {
            if (isReference || e.kind() == ApicalException.Cause.INTERRUPTED) {
                throw e;
            }
            return references.keySet().stream().map(task -> notRun(control, task, ShortcutRow.Verdict.NOT_RUN,
                    e.problem().line())).toList();
        }
    }

    /** Trains a control as far as it is not, judges it, and returns what it says of every task. */
    private Map<String, ReportRun> trained(Experiment experiment, RunFolder folder, String name, Place place)
            throws ApicalException {
        Progress named = place.progress().named(name);
        if (!Files.exists(folder.metrics())) {
            Stage stage = new StagedTraining(catalog, clock, place.runs()).train(experiment, folder.root(),
                    Integer.MAX_VALUE, named);
            if (stage.bestEpoch() == 0) {
                throw ApicalException.failed(new Problem("The validation loss was never a number: training diverged.",
                        folder.root().toString(), "", "Use a smaller learning rate."), null);
            }
            new ExperimentRunner(catalog, clock).resume(folder.root(), named);
        }
        Map<String, ReportRun> byTask = new LinkedHashMap<>();
        for (String task : RunReport.tasks(folder, catalog)) {
            byTask.put(task, RunReport.read(folder, catalog, task));
        }
        return byTask;
    }

    private static ShortcutRow row(Control control, String task, List<ReportRun> runs,
            Map<String, Estimate> references) {
        double chance = Judgement.chance(runs.get(0));
        Estimate estimate = runs.size() == 1 ? Judgement.of(runs.get(0)) : Judgement.over(runs);
        List<String> names = runs.stream().map(ReportRun::name).toList();
        String figure = Judgement.figure(runs.get(0).target());
        if (control.name().equals(REFERENCE)) {
            references.put(task, estimate);
            return new ShortcutRow(control.name(), task, names, figure, estimate, chance,
                    ShortcutRow.Verdict.REFERENCE, estimate.low() > chance ? "" : "The network itself is not clearly "
                            + "better than chance, so the controls tell little: train it longer or on more patients.");
        }
        ShortcutRow.Verdict verdict = Judgement.verdict(estimate, chance, references.get(task));
        return new ShortcutRow(control.name(), task, names, figure, estimate, chance, verdict, runs.size() == 1 ? ""
                : String.format(Locale.ROOT, "Mean of %d shuffles.", runs.size()));
    }

    private static ShortcutRow notRun(Control control, String task, ShortcutRow.Verdict verdict, String note) {
        return new ShortcutRow(control.name(), task, List.of(), "", new Estimate(Double.NaN, Double.NaN, Double.NaN),
                Double.NaN, verdict, note);
    }
}
