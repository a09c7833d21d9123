package org.apical.runs.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.apical.runs.PairedRuns;
import org.apical.runs.RunComparison;
import org.apical.runs.RunRow;

/** Compares runs. */
public final class CompareCommand implements Command<CompareSettings> {

    @Override
    public Class<CompareSettings> settingsType() {
        return CompareSettings.class;
    }

    @Override
    public Object run(CompareSettings settings, CommandContext context) throws ApicalException {
        List<Path> folders = settings.runs().stream().map(context::resolve).toList();
        RunComparison comparison = RunComparison.of(folders, context.catalog(), settings.resamples(),
                settings.seed());
        List<ComparisonTables.Table> tables = ComparisonTables.of(comparison);
        for (ComparisonTables.Table table : tables) {
            context.say(table.title());
            TextTable.lines(table.rows()).forEach(line -> context.say("  " + line));
        }
        comparison.notes().forEach(context::say);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("runs", comparison.runs().stream().map(RunRow::path).toList());
        answer.put("settings", comparison.settings());
        answer.put("capsule", comparison.capsule());
        answer.put("figures", comparison.figures());
        answer.put("paired", comparison.paired().stream().map(CompareCommand::describe).toList());
        answer.put("notes", comparison.notes());
        if (!settings.html().isEmpty()) {
            Path page = context.resolve(settings.html());
            AtomicFiles.writeText(page, ComparisonTables.html(tables, comparison.notes()));
            context.say("Page: " + page);
            answer.put("html", page);
        }
        return answer;
    }

    private static Map<String, Object> describe(PairedRuns pair) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("first", pair.first());
        map.put("second", pair.second());
        map.put("task", pair.task());
        map.put("part", pair.part());
        map.put("patients", pair.comparison().patients());
        map.put("onlyFirst", pair.comparison().onlyFirst());
        map.put("onlySecond", pair.comparison().onlySecond());
        map.put("figures", new ArrayList<>(pair.comparison().figures()));
        return map;
    }
}
