package org.apical.dicom.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.dicom.DicomObject;
import org.apical.dicom.Tag;

/**
 * Which studies are wanted.
 *
 * @param patientId   PatientID, empty for any
 * @param studyUid    StudyInstanceUID, empty for any
 * @param from        the first date as {@code yyyyMMdd}, empty for any
 * @param to          the last date as {@code yyyyMMdd}, empty for any
 * @param modality    a modality in the study, empty for any
 * @param description StudyDescription with wildcards, empty for any
 * @since 1.0
 */
public record StudyQuery(String patientId, String studyUid, String from, String to, String modality,
        String description) {
    private static final int MODALITIES_IN_STUDY = 0x00080061;

    /**
     * Makes a query from settings.
     *
     * @param settings the settings
     * @return the query
     * @throws ApicalException when a date or a UID is none
     */
    public static StudyQuery of(DicomWebSettings settings) throws ApicalException {
        String study = settings.studyUid().strip();
        if (!study.isEmpty() && !Uids.isUid(study)) {
            throw ApicalException.badInput(new Problem("'" + study + "' is not a unique identifier.", "",
                    "setting studyUid", "Give the StudyInstanceUID, digits and dots only."));
        }
        return new StudyQuery(settings.patientId().strip(), study, date("from", settings.from()),
                date("to", settings.to()), settings.modality().strip(), settings.description().strip());
    }

    private static String date(String key, String text) throws ApicalException {
        String digits = text.strip().replace("-", "");
        if (digits.isEmpty()) {
            return "";
        }
        try {
            return LocalDate.parse(digits, DateTimeFormatter.BASIC_ISO_DATE).format(DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeParseException e) {
            throw ApicalException.badInput(new Problem("'" + text + "' is not a date.", "", "setting " + key,
                    "Write it as 2020-01-31."), e);
        }
    }

    /** Returns the query's parameters as QIDO-RS names them. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "StudyInstanceUID", studyUid);
        put(parameters, "PatientID", patientId);
        put(parameters, "StudyDate", from.isEmpty() && to.isEmpty() ? "" : from + "-" + to);
        put(parameters, "ModalitiesInStudy", modality);
        put(parameters, "StudyDescription", description);
        return parameters;
    }

    private static void put(Map<String, String> parameters, String key, String value) {
        if (!value.isEmpty()) {
            parameters.put(key, value);
        }
    }

    /** Returns whether a match is one: servers that pass over a filter would hand out the studies of others. */
    boolean matches(DicomObject study) {
        List<Boolean> tests = new ArrayList<>();
        study.getString(Tag.STUDY_INSTANCE_UID).ifPresent(v -> tests.add(studyUid.isEmpty() || v.equals(studyUid)));
        study.getString(Tag.PATIENT_ID).ifPresent(v -> tests.add(patientId.isEmpty() || isPattern(patientId)
                || v.strip().equals(patientId)));
        study.getString(Tag.STUDY_DATE).ifPresent(v -> tests.add((from.isEmpty() || v.compareTo(from) >= 0)
                && (to.isEmpty() || v.compareTo(to) <= 0)));
        List<String> modalities = study.getStrings(MODALITIES_IN_STUDY);
        tests.add(modality.isEmpty() || modalities.isEmpty() || modalities.contains(modality));
        return !tests.contains(false);
    }

    private static boolean isPattern(String text) {
        return text.contains("*") || text.contains("?");
    }
}
