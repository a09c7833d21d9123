package org.apical.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.experiment.file.Experiment;
import org.apical.experiment.file.ExperimentReader;
import org.apical.experiment.run.ExperimentRunner;
import org.apical.experiment.run.RunFolder;

/** What tests on discs begin with: a folder with their clips, their labels and an experiment about them. */
public abstract class DiscFixture {

    /** Where everything lies. */
    @TempDir
    protected Path folder;

    /** What is installed. */
    protected final TestCatalog catalog = new TestCatalog();

    private final Map<String, String> experiments;

    /**
     * Notes what the experiment says.
     *
     * @param text the text of discs.experiment.yaml
     */
    protected DiscFixture(String text) {
        this(Map.of("discs", text));
    }

    /**
     * Notes what experiments say.
     *
     * @param experiments texts by the names of their files, without the ending
     */
    protected DiscFixture(Map<String, String> experiments) {
        this.experiments = experiments;
    }

    /** Returns how an experiment about discs begins; lines of its part "data" may follow. */
    protected static String head(String task, int rows, int columns, int frames) {
        return """
                apical: 1
                name: discs
                task: %s
                data:
                  source: {id: discs, path: clips, labels: labels.csv}
                  size: [%d, %d]
                  frames: %d
                """.formatted(task, rows, columns, frames);
    }

    /** Returns experiments about the ejection fraction and both volumes: ef, edv and esv. */
    protected static Map<String, String> threeTasks(int frames, String rest) {
        return Map.of("ef", head("ejectionFraction", 16, 16, frames) + rest,
                "edv", head("endDiastolicVolume", 16, 16, frames) + rest,
                "esv", head("endSystolicVolume", 16, 16, frames) + rest);
    }

    @BeforeEach
    final void makeFiles() throws IOException, ApicalException {
        Files.createDirectories(folder.resolve("clips"));
        Files.writeString(folder.resolve("labels.csv"), labels());
        for (Map.Entry<String, String> experiment : experiments.entrySet()) {
            Files.writeString(folder.resolve(experiment.getKey() + ".experiment.yaml"), experiment.getValue());
        }
        makeMore();
    }

    /** Writes what else a test needs. */
    protected void makeMore() throws IOException, ApicalException {
        // Most need nothing.
    }

    /** Returns the label table. */
    protected String labels() {
        return DiscSource.csv();
    }

    /** Returns the experiment's file. */
    protected final Path file() {
        return folder.resolve("discs.experiment.yaml");
    }

    /** Reads the experiment. */
    protected final Experiment experiment(String... overrides) throws ApicalException {
        return new ExperimentReader(catalog).read(file(), List.of(overrides));
    }

    /** Runs an experiment into a folder of this name. */
    protected final RunFolder train(Experiment experiment, String out) throws ApicalException {
        return new RunFolder(new ExperimentRunner(catalog, Clock.systemUTC()).run(experiment, folder.resolve(out),
                Progress.NONE).folder());
    }
}
