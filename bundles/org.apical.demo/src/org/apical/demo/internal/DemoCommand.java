package org.apical.demo.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.apical.api.settings.SettingsException;
import org.apical.experiment.command.ResultTable;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.run.ExperimentRunner;
import org.apical.experiment.run.ProcessMemory;
import org.apical.experiment.run.RunResult;
import org.apical.phantom.PhantomCohort;
import org.apical.phantom.PhantomSettings;

/**
 * Draws a phantom cohort as DICOM, runs an experiment on the ejection fraction and one on the pacemaker lead, and checks
 * that their saliency lies on the planted structures.
 */
public final class DemoCommand implements Command<DemoSettings> {

    /** More leads than in the paper's cohort (13 %), so that a small test part holds enough of both kinds. */
    private static final double LEAD_PREVALENCE = 0.4;

    private static final List<Story> STORIES = List.of(
            new Story("ejection-fraction", "leftVentricle", "left ventricle"),
            new Story("pacemaker-lead", "lead", "lead"));

    private record Story(String name, String structure, String structureName) {
    }

    @Override
    public Class<DemoSettings> settingsType() {
        return DemoSettings.class;
    }

    @Override
    public Object run(DemoSettings settings, CommandContext context) throws ApicalException {
        long from = System.nanoTime();
        Path out = context.resolve(settings.out());
        requireNew(out);
        Path phantom = out.resolve("phantom");
        PhantomCohort.write(phantom(settings), phantom, context.progress());
        context.say("Drew " + settings.patients() + " patients as DICOM clips: " + phantom);

        List<DemoRun> runs = new ArrayList<>();
        for (Story story : STORIES) {
            runs.add(run(story, out, phantom, settings, context));
        }
        double seconds = (System.nanoTime() - from) / 1e9;
        double peakMemoryMb = ProcessMemory.peakMb();
        Path report = DemoPage.write(out, runs, seconds, peakMemoryMb);
        context.say(String.format(Locale.ROOT, "%nDone in %.0f s with %.0f MB of memory at most.", seconds,
                peakMemoryMb));
        context.say("Report: " + report);

        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("runs", runs.stream().map(DemoRun::toMap).toList());
        answer.put("report", report);
        answer.put("seconds", seconds);
        answer.put("peakMemoryMb", peakMemoryMb);
        return answer;
    }

    private static DemoRun run(Story story, Path out, Path phantom, DemoSettings settings, CommandContext context)
            throws ApicalException {
        Path file = out.resolve(story.name() + ".experiment.yaml");
        AtomicFiles.writeText(file, template(story.name()));
        Experiment experiment = new ExperimentReader(context.catalog()).read(file,
                List.of("seed=" + settings.seed()));
        RunResult result = new ExperimentRunner(context.catalog(), Clock.systemDefaultZone()).run(experiment,
                out.resolve("runs"), context.progress());
        StructureMass mass = new MassCheck(context.catalog(), phantom, result.folder()).measure(story.structure(),
                story.structureName(), context.progress());
        context.say("");
        context.say(experiment.task().entry().name() + ":");
        ResultTable.lines(result, Contributions.target(experiment.task())).forEach(line -> context.say("  " + line));
        context.say(String.format(Locale.ROOT, "  %-40s %8.3f  (%.1f times its share of the area, %d maps)",
                "Saliency inside the " + story.structureName(), mass.mass(), mass.ratio(), mass.maps()));
        return new DemoRun(experiment.task().entry().name(), Contributions.target(experiment.task()), result, mass);
    }

    private static void requireNew(Path out) throws ApicalException {
        if (!Files.exists(out)) {
            return;
        }
        try (Stream<Path> inside = Files.list(out)) {
            if (inside.findAny().isEmpty()) {
                return;
            }
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(out, e);
        }
        throw ApicalException.badInput(new Problem("The folder is not empty.", out.toString(), "",
                "Name a new folder with --out or remove this one."));
    }

    private static PhantomSettings phantom(DemoSettings settings) throws ApicalException {
        try {
            return PhantomSettings.of(Map.of("patients", settings.patients(), "seed", settings.seed(),
                    "leadPrevalence", LEAD_PREVALENCE));
        } catch (SettingsException e) {
            throw ApicalException.badInput(Problem.of(e.getMessage(), ""), e);
        }
    }

    private static String template(String name) throws ApicalException {
        String resource = name + ".experiment.yaml";
        try (InputStream in = DemoCommand.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw ApicalException.failed(Problem.of("The experiment " + resource + " of the demo cannot be read.",
                    "Install Apical again."), e);
        }
    }
}
