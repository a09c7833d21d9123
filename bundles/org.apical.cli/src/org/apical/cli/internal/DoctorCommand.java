package org.apical.cli.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.api.NoSettings;
import org.apical.api.catalog.Catalog;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.EngineChoice;
import org.apical.api.catalog.Kind;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.apical.api.engine.Availability;
import org.apical.api.engine.Precision;
import org.apical.api.engine.Work;
import org.apical.api.settings.EnumWords;

/** Looks at the machine, the engines and the plug-ins, and says what to mend. */
public final class DoctorCommand implements Command<NoSettings> {

    /**
     * Something to mend.
     *
     * @param message what is wrong, one sentence
     * @param remedy what to do about it, one sentence
     */
    record Finding(String message, String remedy) {
    }

    /** An engine and what it found. */
    record EngineRow(String id, boolean usable, boolean trains, String device, String version, List<String> notes) {
    }

    /** What "engine: auto" takes; an empty id where no engine can do it. */
    record Choice(Work work, Precision precision, String engine) {
    }

    /** How many contributions there are. */
    record Contributions(int ready, int problems) {
    }

    /** The answer. */
    record Report(Machine machine, List<Gpu> gpus, List<EngineRow> engines, List<Choice> chosen,
            Contributions contributions, List<Finding> findings) {
    }

    @Override
    public Class<NoSettings> settingsType() {
        return NoSettings.class;
    }

    @Override
    public Object run(NoSettings settings, CommandContext context) throws ApicalException {
        Machine machine = Machine.look(context.resolve(""));
        List<Finding> findings = new ArrayList<>(Findings.of(machine, System.getenv("OMP_NUM_THREADS")));
        List<Gpu> gpus = Gpu.look("nvidia-smi", Gpu.isBuiltIn(), findings);
        List<EngineRow> engines = engines(context.catalog(), findings);
        if (!gpus.isEmpty() && engines.stream().noneMatch(row -> row.device().contains("CUDA"))) {
            findings.add(new Finding("There is a graphics processor, and no engine uses it.",
                    "Build Apical with -Pcuda, which brings engines for it (see docs/user-guide.md)."));
        }
        List<CatalogEntry> bad = context.catalog().entries().stream()
                .filter(entry -> entry.state() == CatalogEntry.State.PROBLEM).toList();
        bad.forEach(entry -> findings.add(new Finding("The " + entry.kind().word() + " '" + entry.id() + "' of "
                + entry.bundle() + " cannot be used. " + entry.problem(),
                "Mend the plug-in, or remove it with 'apical uninstall " + entry.bundle() + "'.")));
        findings.addAll(UnresolvedBundles.findings());
        int ready = context.catalog().entries().size() - bad.size();
        Report report = new Report(machine, gpus, engines, chosen(context.catalog()),
                new Contributions(ready, bad.size()), findings);
        if (!context.json()) {
            lines(report).forEach(context::say);
        }
        return report;
    }

    private static List<EngineRow> engines(Catalog catalog, List<Finding> findings) throws ApicalException {
        List<EngineRow> rows = new ArrayList<>();
        for (CatalogEntry entry : catalog.entries(Kind.ENGINE)) {
            if (entry.state() == CatalogEntry.State.READY) {
                rows.add(probe(catalog, entry));
            }
        }
        for (EngineRow row : rows) {
            if (!row.usable()) {
                findings.add(new Finding("The engine " + row.id() + " cannot be used on this machine. "
                        + String.join(" ", row.notes()), "Choose another engine, or mend what it says."));
            }
        }
        if (rows.stream().noneMatch(row -> row.usable() && row.trains())) {
            findings.add(new Finding("No engine can train on this machine.",
                    "Install one that can; the engine plug-ins are listed in the user guide."));
        }
        return rows;
    }

    private static List<Choice> chosen(Catalog catalog) {
        List<Choice> chosen = new ArrayList<>();
        for (Precision precision : Precision.values()) {
            for (Work work : Work.values()) {
                String engine;
                try {
                    engine = new EngineChoice(catalog, Optional.empty(), precision)
                            .choose(EngineChoice.AUTO, work).id();
                } catch (ApicalException e) {
                    engine = ""; // What is wrong with each engine stands in the findings.
                }
                chosen.add(new Choice(work, precision, engine));
            }
        }
        return chosen;
    }

    /** An engine promises not to fail here, but a broken native library may throw anything. */
    private static EngineRow probe(Catalog catalog, CatalogEntry entry) throws ApicalException {
        try {
            Availability found = catalog.contribution(Kind.ENGINE, entry).probe();
            return new EngineRow(entry.id(), found.usable(), found.trains(), found.device(), found.version(),
                    found.notes());
        } catch (RuntimeException | LinkageError e) {
            return new EngineRow(entry.id(), false, false, "", "",
                    List.of("Its look at this machine failed: " + e + "."));
        }
    }

    private static List<String> lines(Report report) {
        Machine machine = report.machine();
        List<String> lines = new ArrayList<>(List.of(
                "Java           " + machine.javaVersion() + ", " + machine.javaVendor() + ", " + machine.bits()
                        + " bit",
                "System         " + machine.system() + ", " + machine.processors() + " processors",
                "Memory         " + machine.freeMemoryMb() + " of " + machine.memoryMb() + " MB free, at most "
                        + machine.heapMb() + " MB for Java's own objects",
                "Disk           " + (machine.freeDiskMb() < 0 ? "not known" : machine.freeDiskMb() + " MB free")
                        + " in " + machine.folder(),
                "Contributions  " + report.contributions().ready() + " ready, " + report.contributions().problems()
                        + " with problems",
                ""));
        if (report.gpus().isEmpty()) {
            lines.add(lines.size() - 1, "GPU            none");
        }
        report.gpus().forEach(gpu -> lines.add(lines.size() - 1, "GPU            " + gpu.name() + ", "
                + gpu.freeMemoryMb() + " of " + gpu.memoryMb() + " MB free, driver " + gpu.driver()));
        if (!report.engines().isEmpty()) {
            Table table = new Table("engine", "usable", "trains", "version", "device");
            report.engines().forEach(row -> table.row(row.id(), row.usable() ? "yes" : "no",
                    row.trains() ? "yes" : "no", row.version(), row.device()));
            lines.addAll(table.lines(Cli.WIDTH));
            report.engines().forEach(row -> row.notes().forEach(note -> lines.addAll(
                    Table.wrap("  " + row.id() + ": " + note, Cli.WIDTH))));
            lines.add("");
        }
        if (report.chosen().stream().anyMatch(choice -> !choice.engine().isEmpty())) {
            Table table = new Table("auto for", "precision", "engine");
            report.chosen().forEach(choice -> table.row(EnumWords.of(choice.work()), choice.precision().toString(),
                    choice.engine().isEmpty() ? "none can" : choice.engine()));
            lines.addAll(table.lines(Cli.WIDTH));
            lines.add("");
        }
        if (report.findings().isEmpty()) {
            lines.add("Nothing to mend.");
        }
        report.findings().forEach(finding -> lines.addAll(
                Table.wrap("! " + finding.message() + " " + finding.remedy(), Cli.WIDTH)));
        return lines;
    }
}
