package org.apical.dicom.web;

import java.nio.file.Path;
import org.apical.api.settings.Setting;

/**
 * How to be let in by a DICOMweb server and how patiently to ask it. No secret is a setting: only where it is kept.
 *
 * @param user                  user name for basic authentication, empty for none
 * @param passwordFile          a file whose first line is the password
 * @param passwordVariable      the environment variable that holds the password
 * @param tokenFile             a file whose first line is a bearer token
 * @param tokenVariable         the environment variable that holds a bearer token
 * @param trustFile             certificates to trust instead of the system's, PEM or PKCS #12
 * @param trustPasswordVariable the environment variable that holds the password of a PKCS #12 file
 * @param plainHttp             whether secrets may travel unencrypted to another machine
 * @param attempts              how often a request is sent at most
 * @param backOffMs             the wait before the second attempt in milliseconds; it doubles each time
 * @param timeoutSeconds        how long the server may stay silent
 * @since 1.0
 */
public record DicomWebAccess(
        @Setting(label = "User", help = "The user name for basic authentication.", defaultValue = "")
        String user,
        @Setting(label = "Password file", help = "A file whose first line is the password. Give its absolute path in "
                + "an experiment file.", defaultValue = "")
        Path passwordFile,
        @Setting(label = "Password variable", help = "The environment variable that holds the password.",
                defaultValue = "")
        String passwordVariable,
        @Setting(label = "Token file", help = "A file whose first line is a bearer token. Give its absolute path in "
                + "an experiment file.", defaultValue = "")
        Path tokenFile,
        @Setting(label = "Token variable", help = "The environment variable that holds a bearer token.",
                defaultValue = "")
        String tokenVariable,
        @Setting(label = "Trusted certificates", help = "A PEM or PKCS #12 file with the certificates to trust. "
                + "The system's are trusted when it is not given.", defaultValue = "")
        Path trustFile,
        @Setting(label = "Trust password variable", help = "The environment variable that holds the password of a "
                + "PKCS #12 file.", defaultValue = "")
        String trustPasswordVariable,
        @Setting(label = "Plain http", help = "Allows a password or token to travel unencrypted to another machine.",
                defaultValue = "false")
        boolean plainHttp,
        @Setting(label = "Attempts", help = "How often a request is sent at most when the server is busy or the "
                + "connection is cut.", defaultValue = "5", min = 1, max = 100)
        int attempts,
        @Setting(label = "Back-off", help = "The wait before the second attempt. It doubles with every further one.",
                defaultValue = "500", unit = "ms", min = 0, max = 60000)
        int backOffMs,
        @Setting(label = "Time limit", help = "How long the server may stay silent.", defaultValue = "60", unit = "s",
                min = 1, max = 3600)
        int timeoutSeconds) {
}
