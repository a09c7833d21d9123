package org.apical.dicom.dcm4che.internal;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.settings.Setting;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;

/**
 * Which studies are asked for.
 *
 * @param patientId   PatientID, empty for any
 * @param studyUid    StudyInstanceUID, empty for any
 * @param from        the first study date, empty for any
 * @param to          the last study date, empty for any
 * @param modality    the modality of the series, empty for all
 * @param description StudyDescription with wildcards, empty for any
 * @param maxStudies  at most so many studies, 0 for all
 */
public record StudyFilter(
        @Setting(label = "Patient", help = "The PatientID; * and ? stand for anything.", defaultValue = "")
        String patientId,
        @Setting(label = "Study", help = "The StudyInstanceUID.", defaultValue = "")
        String studyUid,
        @Setting(label = "From", help = "The first study date, as 2020-01-31.", defaultValue = "")
        String from,
        @Setting(label = "To", help = "The last study date, as 2020-12-31.", defaultValue = "")
        String to,
        @Setting(label = "Modality", help = "The modality of the series; empty for all.", defaultValue = "US")
        String modality,
        @Setting(label = "Description", help = "The StudyDescription; * and ? stand for anything.",
                defaultValue = "")
        String description,
        @Setting(label = "Studies", help = "How many studies at most; 0 takes all.", defaultValue = "0", min = 0,
                max = 10000000)
        int maxStudies) {

    /**
     * Returns the keys of a query at the level of studies.
     *
     * @throws ApicalException when a date or the identifier is none
     */
    Attributes keys() throws ApicalException {
        String study = studyUid.strip();
        if (!study.isEmpty() && !Uids.isUid(study)) {
            throw ApicalException.badInput(new Problem("'" + study + "' is not a unique identifier.", "",
                    "option --studyUid", "Give the StudyInstanceUID, digits and dots only."));
        }
        String first = date("from", from);
        String last = date("to", to);
        Attributes keys = new Attributes();
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(patientId + description)) {
            keys.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
        }
        put(keys, Tag.StudyInstanceUID, VR.UI, study);
        put(keys, Tag.PatientID, VR.LO, patientId.strip());
        put(keys, Tag.StudyDate, VR.DA, first.isEmpty() && last.isEmpty() ? "" : first + "-" + last);
        put(keys, Tag.ModalitiesInStudy, VR.CS, modality.strip());
        put(keys, Tag.StudyDescription, VR.LO, description.strip());
        put(keys, Tag.StudyTime, VR.TM, "");
        put(keys, Tag.NumberOfStudyRelatedSeries, VR.IS, "");
        put(keys, Tag.NumberOfStudyRelatedInstances, VR.IS, "");
        return keys;
    }

    private static void put(Attributes keys, int tag, VR vr, String value) {
        if (value.isEmpty()) {
            keys.setNull(tag, vr);
        } else {
            keys.setString(tag, vr, value);
        }
    }

    private static String date(String option, String text) throws ApicalException {
        String digits = text.strip().replace("-", "");
        if (digits.isEmpty()) {
            return "";
        }
        try {
            return LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE).format(DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeParseException e) {
            throw ApicalException.badInput(new Problem("'" + text + "' is not a date.", "", "option --" + option,
                    "Write it as 2020-01-31."), e);
        }
    }
}
