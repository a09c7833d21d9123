package org.apical.runs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.apical.analysis.PairedComparison;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.catalog.Catalog;
import org.apical.runs.internal.Flat;
import org.apical.runs.internal.Judgements;
import org.apical.runs.internal.RunRecord;
import org.apical.runs.internal.RunTask;

/**
 * What differs between runs, and whether their predictions do.
 *
 * @param runs the runs, the first of which the others are compared with
 * @param settings the settings in which they differ
 * @param capsule what they were made with, where it differs: data, engines, threads, seed, plug-ins
 * @param figures the figures of all runs by name, a value a run
 * @param paired the paired comparisons of the first run with each other one, one a task that both have; without those
 *     that cannot be made
 * @param notes why a comparison could not be made
 * @since 1.0
 */
public record RunComparison(List<RunRow> runs, List<Difference> settings, List<Difference> capsule,
        List<Difference> figures, List<PairedRuns> paired, List<String> notes) {

    /** Copies the lists. */
    public RunComparison {
        runs = List.copyOf(runs);
        settings = List.copyOf(settings);
        capsule = List.copyOf(capsule);
        figures = List.copyOf(figures);
        paired = List.copyOf(paired);
        notes = List.copyOf(notes);
    }

    /**
     * Compares runs.
     *
     * @param folders the folders of two or more runs
     * @param catalog where their tasks come from
     * @param resamples how many resamples and permutations the paired comparisons rest on
     * @param seed the seed of these
     * @return what differs
     * @throws ApicalException when there are fewer than two, or one cannot be read
     */
    public static RunComparison of(List<Path> folders, Catalog catalog, int resamples, long seed)
            throws ApicalException {
        if (folders.size() < 2) {
            throw ApicalException.badInput(Problem.of("There is nothing to compare with.",
                    "Name the folders of two or more runs."));
        }
        List<RunRecord> records = new ArrayList<>();
        List<Map<String, Object>> settings = new ArrayList<>();
        List<Map<String, Object>> capsules = new ArrayList<>();
        List<Map<String, Object>> figures = new ArrayList<>();
        for (Path folder : folders) {
            RunRecord record = RunRecord.read(folder, folder.getFileName().toString());
            records.add(record);
            settings.add(record.settings());
            Path capsule = folder.resolve("capsule.json");
            Map<String, Object> made = new LinkedHashMap<>(Files.exists(capsule) ? Flat.json(capsule) : Map.of());
            // It differs whenever a setting does, and tells nothing more.
            made.remove("experimentHash");
            capsules.add(made);
            Map<String, Object> values = new LinkedHashMap<>();
            record.row().figures().forEach((name, figure) -> values.put(name, figure.value()));
            figures.add(values);
        }
        List<PairedRuns> paired = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (int i = 1; i < folders.size(); i++) {
            String names = records.get(0).row().name() + " and " + records.get(i).row().name();
            boolean common = false;
            for (RunTask first : RunTask.of(settings.get(0))) {
                for (RunTask second : RunTask.of(settings.get(i))) {
                    if (first.id().equals(second.id())) {
                        common = true;
                        try {
                            paired.add(pair(folders.get(0), first, folders.get(i), second, catalog, resamples, seed));
                        } catch (ApicalException e) {
                            notes.add(names + ", " + first.shortId() + ": " + e.problem().line());
                        }
                    }
                }
            }
            if (!common) {
                notes.add(names + " have no task in common.");
            }
        }
        return new RunComparison(records.stream().map(RunRecord::row).toList(), differences(settings, false),
                differences(capsules, false), differences(figures, true), paired, notes);
    }

    private static PairedRuns pair(Path first, RunTask firstTask, Path second, RunTask secondTask, Catalog catalog,
            int resamples, long seed) throws ApicalException {
        String part = Judgements.exist(first, firstTask, "test") && Judgements.exist(second, secondTask, "test")
                ? "test" : "validation";
        Judgements left = Judgements.read(first, firstTask, part);
        Judgements right = Judgements.read(second, secondTask, part);
        return new PairedRuns(first.getFileName().toString(), second.getFileName().toString(), firstTask.shortId(),
                part, PairedComparison.of(firstTask.target(catalog), left.predictions(), right.predictions(),
                        left.threshold(), right.threshold(), Map.of(), resamples, seed));
    }

    private static List<Difference> differences(List<Map<String, Object>> maps, boolean all) {
        Set<String> keys = new LinkedHashSet<>();
        maps.forEach(map -> keys.addAll(map.keySet()));
        List<Difference> differences = new ArrayList<>();
        for (String key : keys) {
            List<Object> values = new ArrayList<>();
            maps.forEach(map -> values.add(map.get(key)));
            if (all || values.stream().anyMatch(value -> !Objects.equals(value, values.get(0)))) {
                differences.add(new Difference(key, values));
            }
        }
        return differences;
    }
}
