package org.apical.dicom.web;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the shared DICOM files; tests without them are skipped. */
public final class SharedData {
    /** Why a test is skipped. */
    public static final String ABSENT =
            "The shared test data are not there; set APICAL_TESTDATA to the folder that holds data/.";

    private SharedData() {
    }

    /** The folder of DICOM files, or {@code null}. */
    public static Path dicom() {
        String named = System.getenv("APICAL_TESTDATA");
        if (named != null) {
            Path folder = Path.of(named, "data", "dicom");
            return Files.isDirectory(folder) ? folder : null;
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve("shared").resolve("data").resolve("dicom");
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        return null;
    }
}
