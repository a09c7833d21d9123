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
        if (settings.name() == BenchSettings.Bench.IMPORT) {
            return imports(new ImportBench(context.catalog(), settings, threads, context.progress()).run(), threads,
                    context);
        }
        if (settings.name() == BenchSettings.Bench.EXPLAIN) {
            return maps(ExplainRow.of(new EngineBench(context.catalog(), settings.forMaps(), threads,
                    context.progress()).run()), threads, context);
        }
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
        return answer(settings.name(), threads, rows);
    }

    private static Object imports(List<ImportRow> rows, int threads, CommandContext context) {
        context.say(String.format(Locale.ROOT, "%-32s %-8s %6s %9s %9s %9s %8s %9s", "engine", "files", "clips",
                "clips/s", "frames/s", "best", "peak MB", "x pydicom"));
        for (ImportRow row : rows) {
            context.say(String.format(Locale.ROOT, "%-32s %-8s %6d %9.1f %9.1f %9.1f %8.0f %9s", row.engine(),
                    row.files(), row.clips(), row.clipsPerSecond(), row.framesPerSecond(), row.bestFramesPerSecond(),
                    row.peakMemoryMb(), ratio(row.ratioToPydicom())));
        }
        if (rows.stream().allMatch(row -> Double.isNaN(row.ratioToPydicom()))) {
            context.say("For the comparison install python3-pydicom, python3-gdcm, python3-numpy and python3-opencv.");
        }
        return answer(BenchSettings.Bench.IMPORT, threads, rows);
    }

    private static Object maps(List<ExplainRow> rows, int threads, CommandContext context) {
        context.say(String.format(Locale.ROOT, "%-9s %-4s %-18s %-10s %5s %9s %9s %9s %8s %8s %8s", "engine", "",
                "network", "mode", "batch", "images/s", "best", "seconds", "peak MB", "x plain", "x batch"));
        for (ExplainRow row : rows) {
            context.say(String.format(Locale.ROOT, "%-9s %-4s %-18s %-10s %5d %9.1f %9.1f %9.2f %8.0f %8s %8s%s",
                    row.engine(), row.precision(), row.network(), row.mode(), row.batch(), row.imagesPerSecond(),
                    row.best(), row.seconds(), row.peakMemoryMb(), ratio(row.ratioToLibtorch()),
                    ratio(row.memoryRatioToBatch()), row.auto() ? " auto" : ""));
        }
        return answer(BenchSettings.Bench.EXPLAIN, threads, rows);
    }

    private static Map<String, Object> answer(BenchSettings.Bench name, int threads, List<?> rows) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("name", name);
        answer.put("threads", threads);
        answer.put("rows", rows);
        return answer;
    }

    private static String ratio(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value);
    }
}
