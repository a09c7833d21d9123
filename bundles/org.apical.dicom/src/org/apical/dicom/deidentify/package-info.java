/**
 * De-identification of ultrasound after DICOM PS3.15 Annex E: headers by the standard's table, pixels by the scan
 * sector, identifiers replaced under a secret key.
 *
 * @since 1.0
 */
package org.apical.dicom.deidentify;
