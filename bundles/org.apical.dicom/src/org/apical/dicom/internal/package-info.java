/** Codecs and colour conversions behind {@link org.apical.dicom.DicomFrames}; not for use by others. */
package org.apical.dicom.internal;
