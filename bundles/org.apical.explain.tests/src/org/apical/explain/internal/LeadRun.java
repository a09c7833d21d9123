package org.apical.explain.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.catalog.Catalog;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.run.ExperimentRunner;
import org.apical.explain.TestCatalog;

/** A run that was trained a little on phantoms of which half have a lead: enough for all but what its maps show. */
final class LeadRun {

    static final Catalog CATALOG = new TestCatalog();

    private LeadRun() {
    }

    /** Trains it in a folder and returns its own; two fifths of the patients are tested on. */
    static Path train(Path folder, int patients, double validation, int epochs) throws ApicalException, IOException {
        Path file = folder.resolve("lead.experiment.yaml");
        Files.writeString(file, String.format(Locale.ROOT, """
                apical: 1
                name: lead
                task: pacemakerLead
                data:
                  source: {id: phantom, path: phantom, labels: phantom/labels.csv, patients: %d, seed: 3, seconds: 1,
                    columns: 200, frameRate: 25, leadPrevalence: 0.5}
                  view: A4C
                  size: [48, 48]
                  frames: 4
                split: {test: 0.4, validation: %s}
                model: {architecture: {id: smallCnn, depth: 1, width: 6}}
                training: {optimizer: {id: adam, learningRate: 0.01}, loss: crossEntropy, batch: 12, epochs: %d}
                seed: 1
                """, patients, validation, epochs));
        return new ExperimentRunner(CATALOG, Clock.systemUTC()).run(new ExperimentReader(CATALOG).read(file, List.of()),
                folder.resolve("runs"), Progress.NONE).folder();
    }
}
