package org.apical.engine.conformance.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.apical.api.engine.Engine;
import org.apical.api.engine.LossFunction;
import org.apical.api.engine.Precision;
import org.apical.api.engine.Work;
import org.apical.api.loss.Loss;
import org.apical.api.settings.SettingsException;
import org.apical.api.settings.SettingsType;
import org.apical.api.task.Target;
import org.apical.engine.conformance.Check;
import org.apical.engine.conformance.CheckResult;
import org.apical.engine.conformance.ConformanceSpec;
import org.apical.engine.conformance.EngineConformance;

/** Runs the suite on installed engines, each beside all others, with the installed losses. */
public final class ConformanceCommand implements Command<ConformanceSettings> {

    /** What one check of one engine gave. */
    record Row(String engine, String check, String what, String state, String sentence) {
    }

    @Override
    public Class<ConformanceSettings> settingsType() {
        return ConformanceSettings.class;
    }

    @Override
    public Object run(ConformanceSettings settings, CommandContext context) throws ApicalException {
        Map<String, Engine> engines = engines(context.catalog());
        List<String> wanted = new ArrayList<>(engines.keySet());
        if (!settings.engine().isEmpty()) {
            wanted = List.of(context.catalog().find(Kind.ENGINE, settings.engine()).id());
            if (!engines.keySet().containsAll(wanted)) {
                throw ApicalException.badInput(Problem.of("'" + settings.engine() + "' is not ready, or only there to"
                        + " compare the speed of others with.", "Choose one of " + String.join(", ", engines.keySet())
                        + "."), null);
            }
        }
        int threads = settings.threads() == 0 ? Runtime.getRuntime().availableProcessors() : settings.threads();
        ConformanceSpec spec = new ConformanceSpec(threads, settings.memorySteps(), losses(context.catalog()));
        List<Row> rows = new ArrayList<>();
        for (String id : wanted) {
            List<Engine> others = new ArrayList<>();
            engines.forEach((other, engine) -> {
                if (!other.equals(id)) {
                    others.add(engine);
                }
            });
            run(id, EngineConformance.checks(engines.get(id), others, spec), context, rows);
        }
        List<Row> failed = rows.stream().filter(row -> row.state().equals(CheckResult.State.FAILED.word())).toList();
        context.say(Expect.format("%d checks, %d failed.", rows.size(), failed.size()));
        if (!failed.isEmpty()) {
            StringBuilder text = new StringBuilder(failed.size() + " of " + rows.size() + " checks failed.");
            failed.forEach(row -> text.append(' ').append(row.engine()).append(", ").append(row.check()).append(": ")
                    .append(row.sentence()));
            throw ApicalException.failed(Problem.of(text.toString(),
                    "The plug-in guide tells what an engine must do."), null);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("threads", threads);
        answer.put("engines", wanted);
        answer.put("checks", rows);
        return answer;
    }

    private static void run(String id, List<Check> checks, CommandContext context, List<Row> rows)
            throws ApicalException {
        String engine = id.substring(id.lastIndexOf('.') + 1);
        context.progress().begin("Looking at " + engine, checks.size());
        for (Check check : checks) {
            context.progress().checkCancelled();
            context.progress().note(check.name());
            CheckResult result;
            try {
                result = check.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw ApicalException.interrupted();
            }
            context.progress().advance(1);
            context.say(Expect.format("%-12s %-32s %-12s %s", engine, check.name(), result.state().word(),
                    result.sentence()));
            rows.add(new Row(id, check.name(), check.what(), result.state().word(), result.sentence()));
        }
    }

    private static Map<String, Engine> engines(Catalog catalog) throws ApicalException {
        Map<String, Engine> engines = new LinkedHashMap<>();
        for (CatalogEntry entry : catalog.entries(Kind.ENGINE)) {
            if (entry.state() == CatalogEntry.State.READY) {
                Engine engine = catalog.contribution(Kind.ENGINE, entry);
                if (isHeldToTheContract(engine)) {
                    engines.put(entry.id(), engine);
                }
            }
        }
        return engines;
    }

    /** An engine that nothing chooses by itself stands in for another system, with that system's own rules. */
    private static boolean isHeldToTheContract(Engine engine) {
        return Arrays.stream(Work.values()).anyMatch(work -> Arrays.stream(Precision.values())
                .anyMatch(precision -> engine.rank(work, precision) > 0));
    }

    private static Map<String, LossFunction> losses(Catalog catalog) throws ApicalException {
        Map<String, LossFunction> losses = new LinkedHashMap<>();
        for (CatalogEntry entry : catalog.entries(Kind.LOSS)) {
            if (entry.state() == CatalogEntry.State.READY) {
                addLoss(entry.shortId(), catalog.contribution(Kind.LOSS, entry), losses);
            }
        }
        return losses;
    }

    /** Losses of several outputs, and such as need settings, are for the tests of whoever contributes them. */
    private static <S extends Record> void addLoss(String id, Loss<S> loss, Map<String, LossFunction> losses) {
        if (loss.supports(Target.binary("no", "yes")) || loss.supports(Target.regression("", 0, 1))) {
            try {
                losses.put(id, loss.create(SettingsType.of(loss.settingsType()).defaults()));
            } catch (SettingsException e) {
                // It has a setting without a default, so that there is nothing to run it with here.
                return;
            }
        }
    }
}
