package org.apical.dicom.web;

/**
 * Where an instance stands on the server.
 *
 * @param study    StudyInstanceUID
 * @param series   SeriesInstanceUID
 * @param instance SOPInstanceUID
 * @since 1.0
 */
public record InstanceAddress(String study, String series, String instance) {
    /** Checks the parts. */
    public InstanceAddress {
        if (!Uids.isUid(study) || !Uids.isUid(series) || !Uids.isUid(instance)) {
            throw new IllegalArgumentException("Not unique identifiers: " + study + ", " + series + ", " + instance);
        }
    }

    String path() {
        return "/studies/" + study + "/series/" + series + "/instances/" + instance;
    }
}
