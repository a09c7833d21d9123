package org.apical.dicom.dcm4che.internal;

import org.apical.api.settings.Setting;

/**
 * The archive to talk to.
 *
 * @param host           its name or address
 * @param port           its DICOM port
 * @param called         its application entity title
 * @param aet            the title we call ourselves
 * @param timeoutSeconds how long an answer may take
 */
public record PeerSettings(
        @Setting(label = "Host", help = "The archive's name or address. Nothing else is ever contacted.")
        String host,
        @Setting(label = "Port", help = "The archive's DICOM port.", defaultValue = "104", min = 1, max = 65535)
        int port,
        @Setting(label = "Called title", help = "The archive's application entity title.", defaultValue = "ANY-SCP")
        String called,
        @Setting(label = "Own title", help = "The application entity title that we call ourselves.",
                defaultValue = "APICAL")
        String aet,
        @Setting(label = "Timeout", help = "How long an answer may take.", defaultValue = "60", unit = "s", min = 1,
                max = 86400)
        int timeoutSeconds) {

    /** Returns the archive in words. */
    String address() {
        return called + " at " + host + ":" + port;
    }
}
