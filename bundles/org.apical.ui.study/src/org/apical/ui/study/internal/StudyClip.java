package org.apical.ui.study.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.source.ScanRegion;
import org.apical.dicom.DicomFile;
import org.apical.dicom.DicomReader;
import org.apical.dicom.Tag;
import org.apical.dicom.UltrasoundRegion;
import org.apical.ui.cine.CineClip;
import org.apical.ui.cine.CineLoader;
import org.apical.ui.cine.CycleMark;
import org.apical.ui.cine.Trace;

/**
 * A clip with what its source tells besides, where that is at hand.
 *
 * @param clip the clip
 * @param file the DICOM file it came from; empty when it is not at hand
 * @param calibration the size of its pixels, where the scanner declared it
 * @param truth the ventricle's volume that a phantom was drawn with
 */
record StudyClip(CineClip clip, Optional<Path> file, Optional<Calibration> calibration, Optional<Trace> truth) {

    /** Reads a clip and looks for its source. */
    static StudyClip read(Path cohort, String id, Progress progress) throws ApicalException {
        CineClip clip = CineLoader.read(cohort, id, progress);
        Optional<Path> source = SourceFolders.of(cohort);
        Optional<Path> file = SourceFolders.file(cohort, clip.clip().file());
        List<CycleMark> marks = new ArrayList<>(clip.marks());
        Optional<Calibration> calibration = Optional.empty();
        Optional<Trace> truth = Optional.empty();
        if (file.isPresent() && isDicom(file.get())) {
            DicomFile dicom = DicomReader.read(file.get());
            List<ScanRegion> regions = UltrasoundRegion.of(dicom.dataset(), clip.clip().geometry().sourceRows(),
                    clip.clip().geometry().sourceColumns(), problem -> { }).stream()
                    .map(UltrasoundRegion::toScanRegion).toList();
            calibration = Calibration.of(clip.clip().geometry(), regions);
            if (marks.isEmpty()) {
                for (double timeMs : dicom.dataset().getDoubles(Tag.R_WAVE_TIME_VECTOR)) {
                    marks.add(new CycleMark(CycleMark.Phase.END_DIASTOLE, timeMs, "the R wave of the ECG"));
                }
            }
        }
        if (source.isPresent() && Files.exists(source.get())) {
            Optional<PhantomTimes> drawn = PhantomTimes.find(source.get(), id);
            if (drawn.isPresent()) {
                marks.clear();
                marks.addAll(drawn.get().marks());
                truth = Optional.of(drawn.get().trace());
            }
        }
        marks.removeIf(mark -> mark.timeMs() < 0);
        marks.sort(Comparator.comparingDouble(CycleMark::timeMs));
        CineClip marked = new CineClip(clip.cohort(), clip.clip(), clip.rows(), clip.columns(), clip.frames(),
                clip.sector(), clip.tracings(), marks);
        return new StudyClip(marked, file.filter(StudyClip::isDicom), calibration, truth);
    }

    private static boolean isDicom(Path file) {
        try {
            return DicomReader.read(file).hasPixelData();
        } catch (ApicalException e) {
            // A video or a picture: it has no tags and says nothing of the size of its pixels.
            return false;
        }
    }
}
