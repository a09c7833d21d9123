package org.apical.dicom.dcm4che.internal;

/**
 * The options of {@link EchoCommand}.
 *
 * @param peer the archive
 */
public record EchoSettings(PeerSettings peer) {
}
