package org.apical.dicom.web;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.source.ClipReference;
import org.apical.api.source.DataSource;
import org.apical.api.source.Listing;
import org.apical.dicom.DicomFolderSettings;
import org.apical.dicom.DicomFolderSource;

/**
 * Fetches studies from a DICOMweb server into a folder and lists the clips of those that the query selects.
 *
 * <p>The path is the folder that keeps what was fetched; what is there already is not fetched again. The server is
 * asked each time, since only it knows what matches. Clips that other queries left in the folder are not listed.
 *
 * @since 1.0
 */
public final class DicomWebSource implements DataSource<DicomWebSettings> {
    @Override
    public Class<DicomWebSettings> settingsType() {
        return DicomWebSettings.class;
    }

    @Override
    public Listing list(DicomWebSettings settings, Path path, Progress progress) throws ApicalException {
        DownloadReport report = new StudyDownload(settings, path, progress).run();
        if (report.files().isEmpty()) {
            throw ApicalException.badInput(report.problems().isEmpty()
                    ? new Problem("No instance on the server matches.", settings.url(), "",
                            "Widen the query: patientId, studyUid, from, to, modality, description.")
                    : report.problems().get(0));
        }
        Listing folder = new DicomFolderSource().list(new DicomFolderSettings(settings.assumeView()), path, progress);
        Set<String> wanted = new HashSet<>();
        report.files().forEach(file -> wanted.add(path.relativize(file).toString().replace('\\', '/')));
        List<ClipReference> clips = folder.clips().stream().filter(clip -> wanted.contains(clip.info().file()))
                .toList();
        List<Problem> skipped = new ArrayList<>(report.problems());
        folder.skipped().stream().filter(problem -> report.files().contains(Path.of(problem.file())))
                .forEach(skipped::add);
        return new Listing(clips, skipped);
    }
}
