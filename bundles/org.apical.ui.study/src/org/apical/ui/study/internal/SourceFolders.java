package org.apical.ui.study.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;

/**
 * Remembers where the files of a cohort came from, since a cohort itself does not say: it may be given away without
 * them.
 */
final class SourceFolders {

    private static final String NODE = "org.apical.ui.study";
    private static final String PREFIX = "source:";

    private SourceFolders() {
    }

    /** Remembers the folder or file that a cohort was imported from. */
    static void remember(Path cohort, Path source) {
        IEclipsePreferences node = InstanceScope.INSTANCE.getNode(NODE);
        node.put(key(cohort), source.toAbsolutePath().normalize().toString());
        try {
            node.flush();
        } catch (BackingStoreException e) {
            // It is then remembered until the workbench closes, which is as much as can be done.
            System.getLogger(NODE).log(System.Logger.Level.WARNING, "The place of a source was not kept.", e);
        }
    }

    /** Returns the folder or file that a cohort was imported from, when it is known. */
    static Optional<Path> of(Path cohort) {
        String known = InstanceScope.INSTANCE.getNode(NODE).get(key(cohort), "");
        return known.isEmpty() ? Optional.empty() : Optional.of(Path.of(known));
    }

    private static String key(Path cohort) {
        return PREFIX + cohort.toAbsolutePath().normalize();
    }

    /** Finds the file of a clip below the cohort's source; a phantom keeps its files in the folder dicom. */
    static Optional<Path> file(Path cohort, String relative) {
        return of(cohort).flatMap(source -> {
            Path folder = Files.isDirectory(source) ? source : source.toAbsolutePath().getParent();
            return List.of(folder.resolve(relative), folder.resolve("dicom").resolve(relative)).stream()
                    .filter(Files::isRegularFile).findFirst();
        });
    }
}
