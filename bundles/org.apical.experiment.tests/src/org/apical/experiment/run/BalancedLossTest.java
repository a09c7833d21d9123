package org.apical.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.data.Cohort;
import org.apical.data.Part;
import org.apical.experiment.DiscFixture;
import org.apical.experiment.file.Experiment;
import org.apical.standard.loss.CrossEntropy;

class BalancedLossTest extends DiscFixture {

    BalancedLossTest() {
        super(head("pacemakerLead", 16, 16, 2) + """
                split: {test: 0.25, validation: 0.2}
                model: {architecture: {id: smallCnn, depth: 1, width: 4}}
                training: {loss: {id: crossEntropy, balanced: true}, batch: 8, epochs: 1, threads: 1}
                """);
    }

    @Test
    void weighsClassesByTheirShareInTheTrainingPart() throws ApicalException {
        Experiment experiment = experiment();
        try (Cohort cohort = new CohortProvider(folder.resolve("cohorts")).open(experiment, 1, Progress.NONE)) {
            Dataset dataset = Dataset.of(cohort, experiment);
            double positive = dataset.clips(Part.TRAIN).stream().mapToDouble(LabelledClip::label).average()
                    .orElseThrow();
            assertTrue(positive > 0.1 && positive < 0.49, "Leads are rarer: " + positive);
            Tensor output = Tensor.of(new float[] {0.4f, -1f}, 2, 1);
            Tensor target = Tensor.of(new float[] {0, 1}, 2, 1);
            double byHand = new CrossEntropy().create(new CrossEntropy.Settings(List.of(0.5 / (1 - positive),
                    0.5 / positive), 0)).evaluate(output, target).mean();
            assertEquals(byHand, dataset.heads().loss().evaluate(output, target).mean(), 1e-12);
        }
    }
}
