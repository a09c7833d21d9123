package org.apical.dicom.web;

import java.nio.file.Path;
import java.util.List;
import org.apical.api.Problem;

/**
 * What a download brought.
 *
 * @param studies      how many studies matched
 * @param instances    how many instances they hold
 * @param fetched      how many were fetched now
 * @param alreadyThere how many were there from before
 * @param files        the files of the instances that are there, in order of study and instance
 * @param problems     what was not fetched or may be missing, one problem each
 * @param repeated     how many requests had to be sent again
 * @since 1.0
 */
public record DownloadReport(int studies, int instances, int fetched, int alreadyThere, List<Path> files,
        List<Problem> problems, int repeated) {
    /** Copies the lists. */
    public DownloadReport {
        files = List.copyOf(files);
        problems = List.copyOf(problems);
    }
}
