/** Writes results as DICOM: measurements as structured reports, masks as segmentations, maps as secondary captures. */
package org.apical.dicom.result;
