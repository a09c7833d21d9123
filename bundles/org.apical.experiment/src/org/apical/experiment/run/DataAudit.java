package org.apical.experiment.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.settings.EnumWords;
import org.apical.data.Cohort;
import org.apical.data.CohortTable;
import org.apical.data.LabelTable;
import org.apical.data.Part;
import org.apical.data.StoredClip;
import org.apical.experiment.file.Experiment;

/**
 * What is to be known of the data before a network learns from them.
 *
 * @param cohort the cohort's folder
 * @param table who is in each part
 * @param leftOut the clips that cannot take part, and why
 * @param labelProblems duplicate, conflicting and implausible labels
 * @param testEvaluations how often the test part was evaluated already
 */
public record DataAudit(Path cohort, CohortTable table, List<Problem> leftOut, List<Problem> labelProblems,
        int testEvaluations) {

    /**
     * Looks at the data of an experiment, which are imported when they were not yet.
     *
     * @param experiment the experiment
     * @param runs the folder that holds runs and their cohorts
     * @param progress told of the import
     * @return the audit
     * @throws ApicalException when the data cannot be used, such as for a patient in two parts
     */
    public static DataAudit of(Experiment experiment, Path runs, Progress progress) throws ApicalException {
        int threads = Runtime.getRuntime().availableProcessors();
        try (Cohort cohort = new CohortProvider(runs.resolve(".cohorts")).open(experiment, threads, progress)) {
            Dataset dataset = Dataset.of(cohort, experiment);
            LabelTable labels = dataset.labels();
            return new DataAudit(cohort.folder(), table(dataset), dataset.leftOut(), problems(labels),
                    evaluations(cohort.folder()));
        }
    }

    /**
     * Looks at a cohort that is in no experiment yet.
     *
     * @param folder the cohort
     * @return the audit with one part, everybody
     * @throws ApicalException when it cannot be read
     */
    public static DataAudit of(Path folder) throws ApicalException {
        try (Cohort cohort = Cohort.open(folder)) {
            return new DataAudit(folder, CohortTable.of(cohort.labels(), Map.of("all", cohort.clips())), List.of(),
                    problems(cohort.labels()), evaluations(folder));
        }
    }

    static CohortTable table(Dataset dataset) {
        Map<String, List<StoredClip>> parts = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            parts.put(EnumWords.of(part), dataset.clips(part).stream().map(LabelledClip::clip)
                    .collect(Collectors.toList()));
        }
        return CohortTable.of(dataset.labels(), parts);
    }

    private static List<Problem> problems(LabelTable labels) {
        List<Problem> problems = new ArrayList<>(labels.problems());
        problems.addAll(labels.implausible());
        return problems;
    }

    private static int evaluations(Path folder) throws ApicalException {
        Path ledger = folder.resolve("test-ledger.csv");
        try {
            return Files.exists(ledger) ? Math.max(0, Files.readAllLines(ledger).size() - 1) : 0;
        } catch (IOException e) {
            throw ApicalException.badInput(new Problem("This file of the cohort cannot be read.", ledger.toString(),
                    "", "Check the permissions."), e);
        }
    }
}
