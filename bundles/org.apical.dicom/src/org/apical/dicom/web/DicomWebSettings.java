package org.apical.dicom.web;

import org.apical.api.settings.Setting;

/**
 * The settings of {@link DicomWebSource}.
 *
 * @param url         the address of the service, such as {@code https://pacs.example.org/dicom-web}
 * @param patientId   PatientID, empty for any
 * @param studyUid    StudyInstanceUID, empty for any
 * @param from        the first study date
 * @param to          the last study date
 * @param modality    the modality of the series to fetch, empty for all
 * @param description StudyDescription, with {@code *} and {@code ?} as wildcards
 * @param maxStudies  how many studies are fetched at most, 0 for all
 * @param retrieve    whole instances, or metadata and stored frames
 * @param pageSize    how many matches are asked for at once
 * @param connections how many instances are fetched at once
 * @param access      how to be let in
 * @param assumeView  the view of clips that do not name theirs
 * @since 1.0
 */
public record DicomWebSettings(
        @Setting(label = "Address", help = "The address of the DICOMweb service, such as "
                + "https://pacs.example.org/dicom-web. Nothing else is ever contacted.")
        String url,
        @Setting(label = "Patient", help = "The PatientID of the studies to fetch.", defaultValue = "")
        String patientId,
        @Setting(label = "Study", help = "The StudyInstanceUID of the study to fetch.", defaultValue = "")
        String studyUid,
        @Setting(label = "From", help = "The first study date, as 2020-01-31.", defaultValue = "")
        String from,
        @Setting(label = "To", help = "The last study date, as 2020-12-31.", defaultValue = "")
        String to,
        @Setting(label = "Modality", help = "The modality of the series to fetch; empty for all.",
                defaultValue = "US")
        String modality,
        @Setting(label = "Description", help = "The StudyDescription; * and ? stand for anything.",
                defaultValue = "")
        String description,
        @Setting(label = "Studies", help = "How many studies are fetched at most; 0 takes all.", defaultValue = "0",
                min = 0, max = 10000000)
        int maxStudies,
        @Setting(label = "Retrieve", help = "Whole files with instances; metadata and stored frames with frames, "
                + "for servers that do not give whole files.", defaultValue = "instances")
        Retrieval retrieve,
        @Setting(label = "Page", help = "How many matches are asked for at once.", defaultValue = "200", min = 1,
                max = 10000)
        int pageSize,
        @Setting(label = "Connections", help = "How many instances are fetched at once.", defaultValue = "4", min = 1,
                max = 32)
        int connections,
        DicomWebAccess access,
        @Setting(label = "Assumed view", help = "The view of clips whose header does not name one, such as A4C.",
                defaultValue = "")
        String assumeView) {

    /** What is asked of the server. */
    public enum Retrieval {
        /** Whole DICOM files as they are stored. */
        INSTANCES,
        /** Metadata and frames as they are stored, put together here. */
        FRAMES
    }
}
