package org.apical.runs.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.apical.api.report.Estimate;
import org.apical.api.settings.EnumWords;
import org.apical.runs.RunCondition;
import org.apical.runs.RunGroup;
import org.apical.runs.RunQuery;
import org.apical.runs.RunRow;
import org.apical.runs.RunStore;

/** Lists the runs of a folder. */
public final class RunsCommand implements Command<RunsSettings> {

    private static final List<String> MAIN = List.of("test.mae", "test.auc", "test.accuracy", "validation.mae",
            "validation.auc", "validation.accuracy", "validation.loss");

    @Override
    public Class<RunsSettings> settingsType() {
        return RunsSettings.class;
    }

    @Override
    public Object run(RunsSettings settings, CommandContext context) throws ApicalException {
        List<RunCondition> conditions = new ArrayList<>();
        for (String text : settings.where()) {
            conditions.add(RunCondition.parse(text));
        }
        RunQuery query = new RunQuery(conditions, settings.sort(), settings.descending());
        try (RunStore store = RunStore.open(context.resolve(settings.out()))) {
            if (settings.rebuild()) {
                store.rebuild(context.progress());
            } else {
                store.synchronise(context.progress());
            }
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("folder", store.folder());
            answer.put("count", store.count(query));
            if (settings.group().isEmpty()) {
                List<RunRow> rows = store.page(query, settings.offset(), settings.limit());
                answer.put("runs", rows.stream().map(RunsCommand::describe).toList());
                List<String> columns = settings.columns().isEmpty() ? MAIN : settings.columns();
                table(rows, columns).forEach(context::say);
                context.say(rows.size() + " of " + answer.get("count") + " runs in " + store.folder());
            } else {
                List<RunGroup> groups = store.groups(query, settings.group());
                answer.put("groups", groups);
                groups.forEach(group -> context.say(String.format(Locale.ROOT, "%6d  %s", group.runs(),
                        group.value() == null ? "(none)" : group.value())));
            }
            return answer;
        }
    }

    private static Map<String, Object> describe(RunRow row) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("path", row.path());
        map.put("experiment", row.experiment());
        map.put("task", row.task());
        map.put("search", row.search());
        map.put("cell", row.cell());
        map.put("words", row.words());
        map.put("seed", row.seed());
        map.put("state", EnumWords.of(row.state()));
        map.put("started", row.started().toString());
        map.put("seconds", row.seconds());
        map.put("epochs", row.epochs());
        map.put("bestEpoch", row.bestEpoch());
        map.put("figures", row.figures());
        return map;
    }

    private static List<String> table(List<RunRow> rows, List<String> columns) {
        List<String> shown = columns.stream().filter(column -> rows.stream()
                .anyMatch(row -> row.figures().containsKey(column))).toList();
        List<List<String>> cells = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("run", "task", "state", "epoch"));
        header.addAll(shown);
        cells.add(header);
        for (RunRow row : rows) {
            List<String> line = new ArrayList<>(List.of(row.words().isEmpty() ? row.path()
                    : row.path() + " (" + row.words() + ")", row.task(), EnumWords.of(row.state()),
                    row.bestEpoch() + "/" + row.epochs()));
            for (String column : shown) {
                Estimate figure = row.figures().get(column);
                line.add(figure == null || Double.isNaN(figure.value()) ? ""
                        : String.format(Locale.ROOT, "%.4g", figure.value()));
            }
            cells.add(line);
        }
        return TextTable.lines(cells);
    }
}
