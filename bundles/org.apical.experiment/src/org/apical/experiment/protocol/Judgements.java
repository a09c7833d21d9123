package org.apical.experiment.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.report.Estimate;
import org.apical.api.report.ReportRun;
import org.apical.api.task.Target;
import org.apical.api.task.Task;
import org.apical.data.Part;
import org.apical.experiment.file.Chosen;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.file.Protocol;
import org.apical.experiment.file.ProtocolRun;
import org.apical.experiment.run.Reaggregation;
import org.apical.experiment.run.RunFolder;
import org.apical.experiment.run.RunReport;

/** Reads what the runs of a protocol said of the test part. */
final class Judgements {

    private final Catalog catalog;
    private final Protocol protocol;

    Judgements(Catalog catalog, Protocol protocol) {
        this.catalog = catalog;
        this.protocol = protocol;
    }

    /** Reads the finished runs; a run of several tasks also stands there as NAME/TASK. */
    Map<String, Judgement> of(List<MadeRun> made) throws ApicalException {
        Map<String, Judgement> judgements = new LinkedHashMap<>();
        for (MadeRun one : made) {
            ProtocolRun run = protocol.run(one.name()).orElseThrow();
            if (!one.isDone()) {
                continue;
            } else if (run instanceof ProtocolRun.Trained) {
                addTrained(one, judgements);
            } else if (run instanceof ProtocolRun.Aggregated aggregated) {
                Judgement base = judgements.get(aggregated.of());
                judgements.put(one.name(), read(one, base.task(), base.title(), base.target()));
            } else {
                Chosen<Task<?>> task = ((ProtocolRun.Derived) run).task();
                CatalogEntry entry = task.entry();
                judgements.put(one.name(), read(one, entry.id(), entry.name(), Contributions.target(task)));
            }
        }
        return judgements;
    }

    private void addTrained(MadeRun made, Map<String, Judgement> judgements) throws ApicalException {
        RunFolder folder = new RunFolder(made.place());
        Experiment experiment = new ExperimentReader(catalog).read(folder.experiment(), List.of());
        List<String> tasks = new ArrayList<>();
        experiment.tasks().forEach(head -> tasks.add(head.name()));
        experiment.derived().forEach(task -> tasks.add(task.entry().shortId()));
        for (String task : tasks) {
            ReportRun read = RunReport.read(folder, catalog, task);
            Judgement judgement = new Judgement(made.name(), read.details().taskId(), read.taskName(), read.target(),
                    read.test(), read.details().threshold(), read.metrics(), made.seconds());
            judgements.putIfAbsent(made.name(), judgement);
            judgements.put(made.name() + "/" + task, judgement);
        }
    }

    private static Judgement read(MadeRun made, String task, String title, Target target) throws ApicalException {
        RunFolder folder = new RunFolder(made.place());
        JsonObject metrics = json(folder.metrics());
        Map<String, Estimate> figures = new LinkedHashMap<>();
        metrics.getAsJsonObject("test").entrySet().forEach(entry -> {
            JsonObject value = entry.getValue().getAsJsonObject();
            figures.put(entry.getKey(), new Estimate(number(value.get("value")), number(value.get("low")),
                    number(value.get("high"))));
        });
        return new Judgement(made.name(), task, title, target, Reaggregation.read(folder, Part.TEST),
                number(metrics.get("threshold")), figures, Double.NaN);
    }

    /** Returns how long the training of a finished run took. */
    static double seconds(RunFolder run) throws ApicalException {
        return number(json(run.metrics()).get("seconds"));
    }

    private static double number(JsonElement element) {
        return element == null || element.isJsonNull() ? Double.NaN : element.getAsDouble();
    }

    private static JsonObject json(Path file) throws ApicalException {
        try {
            return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw ApicalException.badInput(new Problem("These figures cannot be read.", file.toString(), "",
                    "Remove the folder and start the protocol again."), e);
        }
    }
}
