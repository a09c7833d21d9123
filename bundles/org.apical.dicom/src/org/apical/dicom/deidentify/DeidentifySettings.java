package org.apical.dicom.deidentify;

import java.nio.file.Path;
import org.apical.api.settings.Setting;

/**
 * The options of {@link DeidentifyCommand}.
 *
 * @param source                       the folder or file
 * @param out                          the folder to make
 * @param key                          the file of the secret key; an empty path for the usual one
 * @param dates                        what becomes of dates
 * @param retainUids                   whether identifiers stay
 * @param retainDevice                 whether the scanner's identity stays
 * @param retainInstitution            whether the institution's identity stays
 * @param retainPatientCharacteristics whether age, sex, size and weight stay
 * @param cleanDescriptors             whether known words of descriptions stay
 * @since 1.0
 */
public record DeidentifySettings(
        @Setting(label = "Source", help = "The folder or file with ultrasound in DICOM.", positional = true)
        Path source,
        @Setting(label = "Folder", help = "The folder to make; it must not exist yet or be empty.")
        Path out,
        @Setting(label = "Key", help = "The file with the secret key; it is made when it does not exist. Without this "
                + "option it is .apical/deidentify.key in the home folder. Keep it and never release it.",
                defaultValue = "")
        Path key,
        @Setting(label = "Dates", help = "What becomes of dates: removed, shifted by the same days for all files of a "
                + "patient, or kept.", defaultValue = "remove")
        DatePolicy dates,
        @Setting(label = "Retain identifiers", help = "Keeps the identifiers of studies, series and instances.",
                defaultValue = "false")
        boolean retainUids,
        @Setting(label = "Retain device", help = "Keeps serial number, station name and similar of the scanner.",
                defaultValue = "false")
        boolean retainDevice,
        @Setting(label = "Retain institution", help = "Keeps name and address of the institution.",
                defaultValue = "false")
        boolean retainInstitution,
        @Setting(label = "Retain patient characteristics", help = "Keeps age (90 years at most), sex, size and weight.",
                defaultValue = "false")
        boolean retainPatientCharacteristics,
        @Setting(label = "Clean descriptors", help = "Keeps the words of descriptions that name a view or a technique; "
                + "otherwise descriptions are removed.", defaultValue = "false")
        boolean cleanDescriptors) {

    /** Returns the options without the folders and the key. */
    public DeidentifyOptions options() {
        return new DeidentifyOptions(retainUids, retainDevice, retainInstitution, retainPatientCharacteristics, dates,
                cleanDescriptors);
    }
}
