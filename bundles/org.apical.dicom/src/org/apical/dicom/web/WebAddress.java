package org.apical.dicom.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.apical.api.ApicalException;
import org.apical.api.Problem;

/** The address of a DICOMweb service, without secrets in it. */
final class WebAddress {
    private static final String REMEDY = "Give the address of the DICOMweb service, such as "
            + "https://pacs.example.org/dicom-web.";

    private final URI base;

    private WebAddress(URI base) {
        this.base = base;
    }

    static WebAddress of(String text) throws ApicalException {
        URI uri;
        try {
            uri = new URI(text.strip().replaceAll("/+$", ""));
        } catch (URISyntaxException e) {
            throw wrong("This is not an address.", text, e);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getRawUserInfo() != null) {
            throw ApicalException.badInput(Problem.of("The address holds a user or a password.", "Take it out and set "
                    + "user and passwordFile or passwordVariable: addresses are written into runs and logs."));
        }
        if (!scheme.equals("http") && !scheme.equals("https") || uri.getHost() == null) {
            throw wrong("This is not an http or https address.", text, null);
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw wrong("The address of a service has no ? and no #.", text, null);
        }
        return new WebAddress(uri);
    }

    private static ApicalException wrong(String message, String text, Exception cause) {
        return ApicalException.badInput(new Problem(message, text, "setting url", REMEDY), cause);
    }

    boolean isEncrypted() {
        return base.getScheme().equalsIgnoreCase("https");
    }

    String host() {
        return base.getHost();
    }

    URI resolve(String path, Map<String, String> parameters) {
        StringBuilder text = new StringBuilder(base.toString()).append(path);
        char separator = '?';
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            text.append(separator).append(parameter.getKey()).append('=').append(
                    URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8).replace("+", "%20"));
            separator = '&';
        }
        return URI.create(text.toString());
    }

    /** Returns where a redirection leads, which must be the server that was named. */
    URI redirected(URI from, String location) throws ApicalException {
        URI to;
        try {
            to = from.resolve(location.strip());
        } catch (IllegalArgumentException e) {
            throw wrong("The server sends us to what is no address: " + location + ".", from.toString(), e);
        }
        boolean downgraded = "https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(to.getScheme());
        boolean sameServer = to.getHost() != null && to.getHost().equalsIgnoreCase(base.getHost())
                && to.getRawUserInfo() == null
                && (port(to) == port(from) || !to.getScheme().equalsIgnoreCase(from.getScheme()));
        boolean web = "http".equalsIgnoreCase(to.getScheme()) || "https".equalsIgnoreCase(to.getScheme());
        if (downgraded || !sameServer || !web) {
            throw wrong("The server sends us to another place: " + to + ".", from.toString(), null);
        }
        return to;
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
