/**
 * DICOM files: reading and writing Part 10, decoding pixels, and what ultrasound says about time and place.
 *
 * <p>Start with {@link org.apical.dicom.DicomReader} and {@link org.apical.dicom.DicomFrames} to read,
 * {@link org.apical.dicom.DicomObject} and {@link org.apical.dicom.DicomWriter} to write.
 *
 * @since 1.0
 */
package org.apical.dicom;
