package org.apical.dicom.dcm4che.internal;

import java.nio.file.Path;
import org.apical.api.settings.Setting;

/**
 * The options of {@link ReceiveCommand}.
 *
 * @param out     the folder
 * @param port    the port to listen on
 * @param aet     our title
 * @param bind    the address to listen on
 * @param callers titles that may send
 * @param seconds how long to listen
 * @param studies after how many studies to end
 */
public record ReceiveSettings(
        @Setting(label = "Folder", help = "The folder that keeps what comes, one folder for each study.")
        Path out,
        @Setting(label = "Port", help = "The port to listen on.", defaultValue = "11112", min = 1, max = 65535)
        int port,
        @Setting(label = "Own title", help = "Our application entity title; calls to another are refused.",
                defaultValue = "APICAL")
        String aet,
        @Setting(label = "Address", help = "The address to listen on. Other machines reach us only when it is one of "
                + "the network's, such as 0.0.0.0 for all.", defaultValue = "127.0.0.1")
        String bind,
        @Setting(label = "Callers", help = "The application entity titles that may send, with commas between; empty "
                + "for all.", defaultValue = "")
        String callers,
        @Setting(label = "Seconds", help = "How long to listen; 0 until it is stopped with Ctrl-C.",
                defaultValue = "0", unit = "s", min = 0, max = 31536000)
        int seconds,
        @Setting(label = "Studies", help = "Ends once so many studies came and their senders are done; 0 for no limit.",
                defaultValue = "0", min = 0, max = 10000000)
        int studies) {
}
