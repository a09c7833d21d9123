package org.apical.dicom.dcm4che.internal;

/**
 * The options of {@link QueryCommand}.
 *
 * @param peer    the archive
 * @param studies which studies
 */
public record QuerySettings(PeerSettings peer, StudyFilter studies) {
}
