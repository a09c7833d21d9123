package org.apical.results.internal;

import java.util.List;
import org.apical.api.source.ClipReference;
import org.apical.data.StoredClip;
import org.apical.dicom.DicomFile;
import org.apical.dicom.DicomObject;
import org.apical.experiment.run.ClipPrediction;

/**
 * A clip and what the model says about it.
 *
 * @param stored      the clip as it was prepared
 * @param reference   the clip as it was found
 * @param file        its DICOM file
 * @param frames      the prepared frames, grey, one byte a pixel
 * @param numbers     which frames of the clip they are, from 0
 * @param predictions what the model says, a task each
 */
record JudgedClip(StoredClip stored, ClipReference reference, DicomFile file, List<byte[]> frames, int[] numbers,
        List<ClipPrediction> predictions) {

    DicomObject dataset() {
        return file.dataset();
    }

    /** Returns the frames' numbers as DICOM counts them, from 1. */
    int[] dicomNumbers() {
        int[] from1 = numbers.clone();
        for (int i = 0; i < from1.length; i++) {
            from1[i]++;
        }
        return from1;
    }
}
