package org.apical.experiment.run;

import org.apical.api.ApicalException;
import org.apical.data.Cohort;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;

/** How fast training batches are read, varied and standardised when no engine is in the way. */
public final class InputRate {

    private InputRate() {
    }

    /**
     * Measures one epoch.
     *
     * @param experiment the experiment whose batches are made
     * @param cohort its cohort
     * @param epoch the epoch, from 1
     * @return frames a second
     * @throws ApicalException when the cohort and its labels do not fit the experiment
     */
    public static double framesPerSecond(Experiment experiment, Cohort cohort, int epoch) throws ApicalException {
        Dataset dataset = Dataset.of(cohort, experiment);
        Normalisation normalisation = dataset.normalisation();
        long from = System.nanoTime();
        long frames = 0;
        try (BatchFeeder feeder = new BatchFeeder(dataset, normalisation,
                experiment.augment().stream().map(Contributions::transform).toList(), 0,
                experiment.training().batch(), experiment.seed(), epoch)) {
            for (int batch = 0; batch < feeder.batches(); batch++) {
                frames += feeder.next().input().items();
            }
        }
        return frames / ((System.nanoTime() - from) / 1e9);
    }
}
