package org.apical.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

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

    private final String text;

    /**
     * Notes what the experiment says.
     *
     * @param text the experiment's text; an empty one for no file
     */
    protected DiscFixture(String text) {
        this.text = text;
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

    @BeforeEach
    final void makeFiles() throws IOException, ApicalException {
        Files.createDirectories(folder.resolve("clips"));
        Files.writeString(folder.resolve("labels.csv"), labels());
        if (!text.isEmpty()) {
            Files.writeString(file(), text);
        }
        makeMore();
    }

    /** Writes what else a test needs. */
    protected void makeMore() throws IOException, ApicalException {
        // Most need nothing.
    }

    /** Writes experiments about the ejection fraction and both volumes: ef, edv and esv.experiment.yaml. */
    protected final void makeThreeTasks(int frames, String rest) throws IOException {
        Files.writeString(folder.resolve("ef.experiment.yaml"), head("ejectionFraction", 16, 16, frames) + rest);
        Files.writeString(folder.resolve("edv.experiment.yaml"), head("endDiastolicVolume", 16, 16, frames) + rest);
        Files.writeString(folder.resolve("esv.experiment.yaml"), head("endSystolicVolume", 16, 16, frames) + rest);
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
