package org.apical.experiment.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.data.Cohort;
import org.apical.experiment.file.Experiment;

/** Says by a hash which frames and labels an experiment learns from, so that no result is taken for that of others. */
public final class DataHash {

    private DataHash() {
    }

    /**
     * Computes the hash; data that were not imported yet are imported.
     *
     * @param experiment the experiment
     * @param runs the folder that holds runs and their cohorts
     * @param progress told of the import
     * @return SHA-256 in hexadecimal digits
     * @throws ApicalException when the data cannot be read
     */
    public static String of(Experiment experiment, Path runs, Progress progress) throws ApicalException {
        int threads = experiment.training().threads() == 0 ? Runtime.getRuntime().availableProcessors()
                : experiment.training().threads();
        try (Cohort cohort = new CohortProvider(runs.resolve(ExperimentRunner.COHORTS)).open(experiment, threads,
                progress)) {
            String labels = experiment.labels().isPresent()
                    ? Capsule.sha256(Files.readAllBytes(experiment.labels().get())) : cohort.info().labelsHash();
            return Capsule.sha256((cohort.info().contentHash() + labels).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw ApicalException.badInput(new Problem("The label table cannot be read.",
                    experiment.labels().map(Path::toString).orElse(""), "",
                    "Correct data.source.labels in the experiment file."), e);
        }
    }
}
