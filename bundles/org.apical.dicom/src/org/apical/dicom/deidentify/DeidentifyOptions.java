package org.apical.dicom.deidentify;

/**
 * The options of PS3.15 Annex E that a release uses besides the basic profile and the cleaning of pixels.
 *
 * @param retainUids                   whether identifiers of studies, series and instances stay
 * @param retainDevice                 whether serial number, station and similar of the scanner stay
 * @param retainInstitution            whether name and address of the institution stay
 * @param retainPatientCharacteristics whether age (90 years at most), sex, size and weight stay
 * @param dates                        what becomes of dates
 * @param cleanDescriptors             whether descriptions keep the words that name a view or a technique; otherwise
 *                                     they are removed
 * @since 1.0
 */
public record DeidentifyOptions(boolean retainUids, boolean retainDevice, boolean retainInstitution,
        boolean retainPatientCharacteristics, DatePolicy dates, boolean cleanDescriptors) {

    /** The basic profile: everything that may identify goes. */
    public static final DeidentifyOptions BASIC =
            new DeidentifyOptions(false, false, false, false, DatePolicy.REMOVE, false);
}
