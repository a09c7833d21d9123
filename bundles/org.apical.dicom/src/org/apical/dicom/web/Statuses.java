package org.apical.dicom.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.io.InputStream;
import org.apical.api.ApicalException;
import org.apical.api.Problem;

/** Says what a status code means for the reader. */
final class Statuses {
    private static final int SHOWN = 200;

    private Statuses() {
    }

    static void requireOk(Reply reply) throws ApicalException {
        if (!reply.isOk()) {
            throw problem(reply);
        }
    }

    static ApicalException problem(Reply reply) {
        int status = reply.status();
        if (status == 401) {
            return input("The server does not know us (status 401).", reply,
                    "Set user and passwordFile or passwordVariable, or tokenFile or tokenVariable.");
        }
        if (status == 403) {
            return input("The server does not allow this (status 403).", reply,
                    "Ask its keeper for the right to read, and to store where results are sent.");
        }
        if (status == 404) {
            return input("The server has nothing here (status 404).", reply,
                    "Check the address of the DICOMweb service and the unique identifiers.");
        }
        if (status == 406 || status == 415) {
            return input("The server does not give this form of data (status " + status + ").", reply,
                    "Try retrieve=frames, or retrieve=instances if it was frames.");
        }
        String said = said(reply);
        Problem problem = new Problem("The server answered with status " + status
                + (said.isEmpty() ? "." : ": " + said), reply.address(), "", status >= 500
                ? "Try again later; what was fetched is kept." : "Check the query.");
        return status >= 500 ? ApicalException.failed(problem, null) : ApicalException.badInput(problem);
    }

    private static ApicalException input(String message, Reply reply, String remedy) {
        return ApicalException.badInput(new Problem(message, reply.address(), "", remedy));
    }

    /** A content type that cannot be what was asked for, such as the page of a login. */
    static ApicalException unexpected(Reply reply, String wanted) {
        String type = reply.contentType().isEmpty() ? "no content type" : "'" + reply.mediaType() + "'";
        return input("The server answered with " + type + " instead of " + wanted + ".", reply,
                "Check that this is the address of the DICOMweb service, not of a web page.");
    }

    private static String said(Reply reply) {
        if (!reply.mediaType().startsWith("text/plain") && !reply.mediaType().contains("json")) {
            return "";
        }
        try {
            return start(reply.body());
        } catch (IOException e) {
            return "";
        }
    }

    private static String start(Path body) throws IOException {
        try (InputStream in = Files.newInputStream(body)) {
            return new String(in.readNBytes(SHOWN), StandardCharsets.UTF_8).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        }
    }
}
