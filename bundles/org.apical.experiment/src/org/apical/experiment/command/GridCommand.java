package org.apical.experiment.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.apical.api.report.Estimate;
import org.apical.experiment.search.CostEstimate;
import org.apical.experiment.search.SearchResult;
import org.apical.experiment.search.SearchRunner;

/** Searches the settings of an experiment, or goes on with a search that was stopped. */
public final class GridCommand implements Command<GridSettings> {

    @Override
    public Class<GridSettings> settingsType() {
        return GridSettings.class;
    }

    @Override
    public Object run(GridSettings settings, CommandContext context) throws ApicalException {
        Path file = context.resolve(settings.file());
        Path runs = context.resolve(settings.out());
        List<String> overrides = new ArrayList<>(settings.set());
        if (settings.threads() >= 0) {
            overrides.add("training.threads=" + settings.threads());
        }
        SearchRunner runner = new SearchRunner(context.catalog(), Clock.systemDefaultZone(), context::say);
        if (settings.estimate()) {
            CostEstimate estimate = runner.estimate(file, overrides, runs, context.progress());
            context.say(estimate.words() + ".");
            estimate.notes().forEach(context::say);
            return estimate.toMap();
        }
        SearchResult result = runner.run(file, overrides, runs, context.progress());
        say(result, context);
        Map<String, Object> answer = new LinkedHashMap<>(result.toMap());
        answer.put("folder", result.folder().root());
        answer.put("report", result.report());
        return answer;
    }

    private static void say(SearchResult result, CommandContext context) {
        context.say(String.format(Locale.ROOT, "Chosen on the validation part: cell %d (%s), seed %d, %s %.4g.",
                result.chosen().cell().number(), result.chosen().cell().words(), result.chosen().seed(),
                result.metric(), result.chosen().metric()));
        Estimate test = result.test().get(result.metric());
        if (test != null) {
            context.say(String.format(Locale.ROOT, "On the test part, judged once: %s %.4g (95 %% interval %.4g to "
                    + "%.4g).", result.metric(), test.value(), test.low(), test.high()));
        }
        context.say(String.format(Locale.ROOT, "Took %s where %s were expected (%+.0f %%), and %.0f MB of memory where "
                + "%.0f were (%+.0f %%).", CostEstimate.duration(result.seconds()),
                CostEstimate.duration(result.estimate().seconds()),
                100 * (result.estimate().seconds() / result.seconds() - 1), result.memoryMb(),
                result.estimate().memoryMb(), 100 * (result.estimate().memoryMb() / result.memoryMb() - 1)));
        context.say("Cells: " + result.folder().cells());
        context.say("Report: " + result.report());
    }
}
