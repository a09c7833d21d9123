package org.apical.explain.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.apical.experiment.run.RunFolder;
import org.apical.experiment.run.RunJson;

/** Holds what the paper says of where networks look against what the phantom plants. */
public final class ClaimsCommand implements Command<ClaimsSettings> {

    @Override
    public Class<ClaimsSettings> settingsType() {
        return ClaimsSettings.class;
    }

    @Override
    public Object run(ClaimsSettings settings, CommandContext context) throws ApicalException {
        Path out = context.resolve(settings.out().toString());
        try (Folder made = Folder.begin(out)) {
            List<RunFolder> folders = settings.runs().isEmpty()
                    ? new ClaimTraining(context.resolve(settings.train().toString()), List.of("seed="
                            + settings.seed()), context).runs(Claim.ALL.stream().map(Claim::task).toList())
                    : settings.runs().stream().map(run -> new RunFolder(context.resolve(run))).toList();
            Optional<Path> truth = settings.truth().toString().isEmpty() ? Optional.empty()
                    : Optional.of(context.resolve(settings.truth().toString()));
            ClaimMeasurement measurement = new ClaimMeasurement(settings, truth, context.catalog(), made.path());
            List<ClaimedRun> runs = new ArrayList<>();
            for (RunFolder folder : folders) {
                runs.add(measurement.measure(folder, context.progress()));
            }
            List<Diffuseness> diffuse = Diffuseness.of(runs);
            new ClaimsPage(made.path(), runs, diffuse, settings.interpreter()).write();
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("out", out.toString());
            answer.put("interpreter", settings.interpreter());
            answer.put("seed", settings.seed());
            answer.put("claims", runs.stream().map(ClaimedRun::toMap).toList());
            answer.put("diffuse", diffuse.stream().map(Diffuseness::toMap).toList());
            AtomicFiles.writeText(made.path().resolve("claims.json"), RunJson.write(answer));
            context.progress().checkCancelled();
            made.finish();
            say(runs, diffuse, context);
            context.say("Page: " + out.resolve("index.html"));
            return answer;
        }
    }

    private static void say(List<ClaimedRun> runs, List<Diffuseness> diffuse, CommandContext context) {
        for (ClaimedRun run : runs) {
            String structure = run.claim().structure();
            context.say(String.format(Locale.ROOT, "%-28s %s of the mass in the %s, %s times its area%s",
                    run.taskName(), HiddenSummary.words(run.mass(structure)), structure,
                    HiddenSummary.words(run.times(structure)), run.holds() ? "" : ": does not hold"));
        }
        for (Diffuseness one : diffuse) {
            context.say(String.format(Locale.ROOT, "%-28s entropy %s above that of local structures%s",
                    one.run().taskName(), HiddenSummary.words(one.difference()), one.holds() ? ""
                            : ": not more diffuse"));
        }
    }
}
