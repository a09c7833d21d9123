package org.apical.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes folders of runs as training writes them. */
public final class RunFolders {

    private RunFolders() {
    }

    /** Writes a finished run of two epochs whose figures follow from its number. */
    static Path write(Path runs, String path, int number) throws IOException {
        Path run = runs.resolve(path);
        Files.createDirectories(run.resolve("checkpoint/epoch-00002"));
        Files.writeString(run.resolve("experiment.yaml"), String.format(Locale.ROOT, """
                apical: 1
                name: discs
                task: {id: org.apical.echonet.%s}
                data:
                  source: {id: org.apical.phantom.phantom, path: phantom}
                  view: A4C
                  size: [32, 32]
                augment:
                - {id: org.apical.standard.rotation, degrees: 20.0}
                training:
                  engine: org.apical.engine.dl4j.dl4j
                  optimizer: {id: org.apical.standard.adam, learningRate: %s}
                  weightDecay: 0.0001
                  decoupledDecay: false
                  epochs: 2
                seed: %d
                """, number % 2 == 0 ? "ejectionFraction" : "age", number % 3 == 0 ? "0.001" : "0.01", number % 5));
        Files.writeString(run.resolve("capsule.json"), String.format("""
                {"experimentHash": "e%d", "cohort": "c", "cohortHash": "h", "labelsHash": "",
                 "engines": {"training": {"id": "dl4j", "version": "1.0", "device": "cpu", "precision": "fp32"}},
                 "threads": 1, "seed": %d, "java": "17", "system": "Linux", "plugins": {"org.apical.api": "1.0.0"}}
                """, number, number % 5));
        Files.writeString(run.resolve("progress.csv"), String.format(Locale.ROOT, """
                epoch,trainLoss,validationLoss,validationMae,learningRate,gradientNorm,imagesPerSecond,seconds
                1,1.5,%1$f,%2$f,0.001,2,100,3.5
                2,0.5,2.5,NaN,0.001,1,110,3
                """, 1 + number / 1e5, 5 + number / 1e3));
        Files.writeString(run.resolve("checkpoint/latest"), "epoch-00002\n");
        Files.writeString(run.resolve("checkpoint/epoch-00002/state.json"), "{\"epoch\": 2, \"finished\": true}\n");
        Files.writeString(run.resolve("metrics.json"), String.format(Locale.ROOT, """
                {"run": "x", "task": "t", "engine": "dl4j", "parameters": 1234, "bestEpoch": 1, "threshold": null,
                 "seconds": 6.5, "test": {"patients": {"value": 20, "low": null, "high": null},
                 "mae": {"value": %f, "low": 4.5, "high": 7.5}}}
                """, 6 + (number * 7919 % 10007) / 1e4));
        return run;
    }
}
