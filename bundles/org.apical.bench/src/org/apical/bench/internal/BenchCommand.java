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
        List<BenchRow> rows = settings.name() == BenchSettings.Bench.ENGINES
                ? new EngineBench(context.catalog(), settings, threads, context.progress()).run()
                : new InputBench(context.catalog(), settings, threads, context.progress()).run();
        context.say(String.format(Locale.ROOT, "%-9s %-4s %-18s %-10s %5s %9s %9s %8s %9s %8s", "engine", "", "network",
                "mode", "batch", "images/s", "best", "peak MB", "x plain", "x memory"));
        for (BenchRow row : rows) {
            context.say(String.format(Locale.ROOT, "%-9s %-4s %-18s %-10s %5s %9.1f %9.1f %8.0f %9s %8s%s",
                    row.engine(), row.precision(), row.network(), row.mode(), row.batch() == 0 ? "" : row.batch(),
                    row.imagesPerSecond(), row.best(), row.peakMemoryMb(), ratio(row.ratioToLibtorch()),
                    ratio(row.memoryRatioToLibtorch()), row.auto() ? " auto" : ""));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("name", settings.name());
        answer.put("threads", threads);
        answer.put("rows", rows);
        return answer;
    }

    private static String ratio(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value);
    }
}
