package org.apical.bench.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;

/** Measures speed and memory; compare figures of one run only, since machines are never equally busy. */
public final class BenchCommand implements Command<BenchSettings> {

    @Override
    public Class<BenchSettings> settingsType() {
        return BenchSettings.class;
    }

    @Override
    public Object run(BenchSettings settings, CommandContext context) throws ApicalException {
        int threads = settings.threads() == 0 ? Runtime.getRuntime().availableProcessors() : settings.threads();
        List<BenchRow> rows = settings.name() == BenchSettings.Bench.ENGINE
                ? new EngineBench(context.catalog(), settings, threads, context.progress()).run()
                : new InputBench(context.catalog(), settings, threads, context.progress()).run();
        context.say(String.format(Locale.ROOT, "%-10s %-18s %-10s %6s %12s %10s %10s", "engine", "network", "mode",
                "batch", "images/s", "best", "peak MB"));
        for (BenchRow row : rows) {
            context.say(String.format(Locale.ROOT, "%-10s %-18s %-10s %6s %12.1f %10.1f %10.0f", row.engine(),
                    row.network(), row.mode(), row.batch() == 0 ? "" : row.batch(), row.imagesPerSecond(), row.best(),
                    row.peakMemoryMb()));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("name", settings.name());
        answer.put("threads", threads);
        answer.put("rows", rows);
        return answer;
    }
}
