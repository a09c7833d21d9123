package org.apical.results.internal;

import java.nio.file.Path;
import java.util.List;
import org.apical.api.settings.Setting;
import org.apical.dicom.web.DicomWebAccess;

/**
 * The options of {@code dicom-results}.
 *
 * @param sources        DICOM files or folders
 * @param run            the run whose model predicts
 * @param out            the folder to make
 * @param view           the view to predict from, empty for all
 * @param saliency       the interpreter that draws maps, empty for none
 * @param saliencyFrames how many frames of a clip get a map
 * @param masks          the folder of the phantom's masks, empty for none
 * @param store          the DICOMweb service to store the results to, empty for none
 * @param access         how to be let in there
 */
public record DicomResultsSettings(
        @Setting(label = "Sources", help = "DICOM files or folders.", positional = true)
        List<String> sources,
        @Setting(label = "Run", help = "The folder of the run whose model predicts.")
        String run,
        @Setting(label = "Out", help = "The folder to make; it must not exist yet or be empty.")
        String out,
        @Setting(label = "View", help = "Only clips of this view; empty for all, since many files do not name theirs.",
                defaultValue = "")
        String view,
        @Setting(label = "Saliency", help = "The interpreter that draws maps over frames, such as smoothGrad; empty "
                + "for none.", defaultValue = "")
        String saliency,
        @Setting(label = "Saliency frames", help = "How many of a clip's sampled frames get a map, spread evenly.",
                defaultValue = "5", min = 1, max = 1000)
        int saliencyFrames,
        @Setting(label = "Masks", help = "The folder of the phantom's masks, laid out as the clips are, to write as "
                + "segmentations.", defaultValue = "")
        Path masks,
        @Setting(label = "Store", help = "The address of a DICOMweb service that the results are stored to; nothing "
                + "is sent when it is not given.", defaultValue = "")
        String store,
        DicomWebAccess access) {
}
