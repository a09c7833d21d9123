package org.apical.dicom.web;

import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What the server answered.
 *
 * @param status  the status code
 * @param headers the headers
 * @param body    the body, in a file that lasts until the reply has been read
 * @param address what was asked for, for messages
 */
record Reply(int status, HttpHeaders headers, Path body, String address) {
    /** Reads a reply; an IO error means that the reply was cut and the request is to be sent again. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Reply reply) throws java.io.IOException, org.apical.api.ApicalException;
    }

    boolean isOk() {
        return status >= 200 && status < 300;
    }

    String contentType() {
        return headers.firstValue("Content-Type").orElse("");
    }

    /** Returns the media type alone, in lower case. */
    String mediaType() {
        return contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
