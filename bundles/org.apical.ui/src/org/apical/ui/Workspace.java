package org.apical.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.URIUtil;

/**
 * The folder in which a person works: cohorts, experiments, runs and reports, each in a folder of its own, all of them
 * plain files that the command line reads as well.
 *
 * @param folder the folder
 */
public record Workspace(Path folder) {

    /**
     * Returns the folder with which the workbench was started.
     *
     * @return the workspace
     */
    public static Workspace get() {
        URL place = Platform.getInstanceLocation().getURL();
        try {
            return new Workspace(Path.of(URIUtil.toURI(place)).toAbsolutePath().normalize());
        } catch (URISyntaxException exception) {
            throw new IllegalStateException("The workspace has no usable place: " + place, exception);
        }
    }

    /**
     * Returns the folder of imported cohorts, and makes it when it is missing.
     *
     * @return the folder
     */
    public Path cohorts() {
        return made("cohorts");
    }

    /**
     * Returns the folder of experiment files, and makes it when it is missing.
     *
     * @return the folder
     */
    public Path experiments() {
        return made("experiments");
    }

    /**
     * Returns the folder of runs, and makes it when it is missing.
     *
     * @return the folder
     */
    public Path runs() {
        return made("runs");
    }

    /**
     * Returns the folder of reports that belong to no single run, and makes it when it is missing.
     *
     * @return the folder
     */
    public Path reports() {
        return made("reports");
    }

    private Path made(String name) {
        Path made = folder.resolve(name);
        try {
            return Files.createDirectories(made);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
