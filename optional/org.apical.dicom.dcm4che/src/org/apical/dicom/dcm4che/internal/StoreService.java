package org.apical.dicom.dcm4che.internal;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.PDVInputStream;
import org.dcm4che3.net.pdu.PresentationContext;
import org.dcm4che3.net.service.BasicCStoreSCP;

/** Hands what a peer stores to the folder of incoming files. */
final class StoreService extends BasicCStoreSCP {
    private final Incoming incoming;

    StoreService(Incoming incoming) {
        this.incoming = incoming;
    }

    @Override
    protected void store(Association association, PresentationContext context, Attributes request,
            PDVInputStream data, Attributes response) throws IOException {
        String instance = request.getString(Tag.AffectedSOPInstanceUID);
        String type = request.getString(Tag.AffectedSOPClassUID);
        Attributes meta = association.createFileMetaInformation(instance, type, context.getTransferSyntax());
        // The library's own time limits rest while data come, so a sender that falls silent would stay for ever.
        Socket socket = association.getSocket();
        socket.setSoTimeout(association.getConnection().getIdleTimeout());
        try {
            incoming.store(association.getRemoteAET(), instance, meta, data);
        } catch (IOException e) {
            if (e.getCause() instanceof SocketTimeoutException) {
                association.abort();
            }
            throw e;
        } finally {
            if (!socket.isClosed()) {
                socket.setSoTimeout(0);
            }
        }
    }
}
