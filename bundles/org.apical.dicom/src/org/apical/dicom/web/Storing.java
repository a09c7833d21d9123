package org.apical.dicom.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.dicom.DicomObject;
import org.apical.dicom.DicomUids;

/** Stores a file (STOW-RS, PS3.18 section 10.5). */
final class Storing {
    private static final int FAILED_SOP_SEQUENCE = 0x00081198;
    private static final int FAILURE_REASON = 0x00081197;

    private final WebTransport transport;

    Storing(WebTransport transport) {
        this.transport = transport;
    }

    /** Returns why the server did not store it; empty when it did. */
    List<Problem> store(Path file) throws ApicalException {
        String boundary = "apical-" + DicomUids.of(file.getFileName().toString()).replace('.', '-');
        Path body = transport.scratch("store");
        try {
            try (OutputStream out = Files.newOutputStream(body)) {
                out.write(("--" + boundary + "\r\nContent-Type: application/dicom\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                Files.copy(file, out);
                out.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw AtomicFiles.cannotWrite(body, e);
            }
            return transport.post("/studies", "multipart/related; type=\"application/dicom\"; boundary=" + boundary,
                    body, "application/dicom+json", reply -> answer(file, reply));
        } finally {
            try {
                Files.deleteIfExists(body);
            } catch (IOException e) {
                throw AtomicFiles.cannotWrite(body, e);
            }
        }
    }

    private List<Problem> answer(Path file, Reply reply) throws IOException, ApicalException {
        // Servers refuse a file with any of these; others concern the request.
        if (reply.status() != 400 && reply.status() != 409 && reply.status() != 202) {
            Statuses.requireOk(reply);
        }
        if (!reply.mediaType().contains("json")) {
            return reply.isOk() && reply.status() != 202 ? List.of() : List.of(refused(file, reply, ""));
        }
        for (DicomJson.Dataset set : DicomJson.read(reply.body())) {
            List<DicomObject> failed = set.object().getSequence(FAILED_SOP_SEQUENCE);
            if (!failed.isEmpty()) {
                return List.of(refused(file, reply, failed.get(0).getString(FAILURE_REASON)
                        .map(reason -> ", reason " + reason).orElse("")));
            }
        }
        return reply.isOk() && reply.status() != 202 ? List.of() : List.of(refused(file, reply, ""));
    }

    private Problem refused(Path file, Reply reply, String reason) {
        return new Problem("The server did not store it (status " + reply.status() + reason + ").", file.toString(),
                "", "Look into the log of " + transport.address() + ".");
    }
}
