package org.apical.dicom.dcm4che.internal;

import java.nio.file.Path;
import org.apical.api.settings.Setting;

/**
 * The options of {@link GetCommand}.
 *
 * @param out        the folder
 * @param how        over our connection, or over one that the archive opens
 * @param listenPort where we listen for C-MOVE
 * @param bind       the address we listen on for C-MOVE
 * @param peer       the archive
 * @param studies    which studies
 */
public record GetSettings(
        @Setting(label = "Folder", help = "The folder that keeps what comes; what it has is not fetched again.")
        Path out,
        @Setting(label = "How", help = "With get, files come over our connection. With move, the archive connects to "
                + "us, for which it must know our title, address and port.", defaultValue = "get")
        How how,
        @Setting(label = "Listening port", help = "The port to listen on with move.", defaultValue = "11112", min = 1,
                max = 65535)
        int listenPort,
        @Setting(label = "Listening address", help = "The address to listen on with move; 0.0.0.0 for all.",
                defaultValue = "127.0.0.1")
        String bind,
        PeerSettings peer,
        StudyFilter studies) {

    /** The two ways of DICOM to fetch. */
    public enum How {
        /** C-GET. */
        GET,
        /** C-MOVE. */
        MOVE
    }
}
