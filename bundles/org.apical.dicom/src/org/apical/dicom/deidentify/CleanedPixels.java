package org.apical.dicom.deidentify;

import java.util.List;
import org.apical.dicom.StoredFrame;

/**
 * The pixels of a clip without what lies outside of its sector and without writing.
 *
 * @param frames         the frames in RLE
 * @param form           a cleaned frame, which says how samples are stored
 * @param kept           one entry a pixel, true where the picture stayed
 * @param before         the brightest that each pixel was, one byte a pixel
 * @param outsidePercent how much of the picture lies outside of the sector
 * @param writingPercent how much of the sector was blanked as writing
 * @param evidence       how the sector was found
 */
record CleanedPixels(List<byte[]> frames, StoredFrame form, boolean[] kept, byte[] before, double outsidePercent,
        double writingPercent, String evidence) {
}
