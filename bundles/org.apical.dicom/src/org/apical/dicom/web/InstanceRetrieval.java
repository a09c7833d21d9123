package org.apical.dicom.web;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.dicom.DicomFiles;
import org.apical.dicom.DicomReader;
import org.apical.dicom.Tag;

/** Fetches a whole instance in the transfer syntax it is stored in (PS3.18, sections 8.7.3.5.2 and 10.4). */
final class InstanceRetrieval {
    private static final String ACCEPT = "multipart/related; type=\"application/dicom\"; transfer-syntax=*";

    private final WebTransport transport;

    InstanceRetrieval(WebTransport transport) {
        this.transport = transport;
    }

    void fetch(InstanceAddress place, Path file) throws ApicalException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            transport.get(place.path(), Map.of(), ACCEPT, reply -> {
                Statuses.requireOk(reply);
                unpack(reply, part);
                return null;
            });
            check(place, part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(file, e);
        } finally {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                throw AtomicFiles.cannotWrite(part, e);
            }
        }
    }

    private static void unpack(Reply reply, Path into) throws IOException, ApicalException {
        String boundary = MultipartFile.boundary(reply.contentType());
        if (boundary.isEmpty()) {
            // Some servers answer with the file itself.
            if (!reply.mediaType().equals("application/dicom") && !DicomFiles.isDicom(reply.body())) {
                throw Statuses.unexpected(reply, "DICOM");
            }
            copy(reply.body(), into);
            return;
        }
        List<MultipartFile.Part> parts = MultipartFile.parts(reply.body(), boundary);
        if (parts.isEmpty()) {
            throw new EOFException("the reply holds no part");
        }
        try (OutputStream out = Files.newOutputStream(into)) {
            parts.get(0).copyTo(out);
        } catch (EOFException e) {
            throw e;
        } catch (IOException e) {
            throw new BodyFile.DiskException(e);
        }
    }

    private static void copy(Path from, Path to) throws BodyFile.DiskException {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new BodyFile.DiskException(e);
        }
    }

    private void check(InstanceAddress place, Path part) throws ApicalException {
        if (!DicomFiles.isDicom(part)) {
            throw ApicalException.badInput(new Problem("The server gave something that is no DICOM file.",
                    transport.address() + place.path(), "", "Try retrieve=frames."));
        }
        String uid;
        try {
            uid = DicomReader.read(part).dataset().getString(Tag.SOP_INSTANCE_UID).orElse("");
        } catch (ApicalException e) {
            throw ApicalException.badInput(new Problem("The file that the server gave cannot be read: "
                    + e.problem().message(), transport.address() + place.path(), e.problem().place(), ""), e);
        }
        if (!uid.equals(place.instance())) {
            throw ApicalException.badInput(new Problem("The server gave another instance: " + uid + ".",
                    transport.address() + place.path(), "element " + Tag.toString(Tag.SOP_INSTANCE_UID), ""));
        }
    }
}
