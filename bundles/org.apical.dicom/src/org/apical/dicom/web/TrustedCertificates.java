package org.apical.dicom.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apical.api.ApicalException;
import org.apical.api.Problem;

/** The certificates by which a server is known: the system's, or those of a PEM or PKCS #12 file. */
final class TrustedCertificates {
    private TrustedCertificates() {
    }

    static SSLContext context(DicomWebAccess access) throws ApicalException {
        Path file = access.trustFile();
        try {
            if (file.toString().isEmpty()) {
                return SSLContext.getDefault();
            }
            byte[] bytes = Files.readAllBytes(file);
            KeyStore store = new String(bytes, StandardCharsets.ISO_8859_1).contains("-----BEGIN CERTIFICATE-----")
                    ? fromPem(file) : fromPkcs12(file, access);
            if (store.size() == 0) {
                throw ApicalException.badInput(new Problem("It holds no certificate.", file.toString(), "",
                        "Name a PEM or PKCS #12 file with the certificate of the server or of its issuer."));
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw ApicalException.badInput(new Problem("The certificates cannot be read: " + e.getMessage() + ".",
                    file.toString(), "", "Name a PEM or PKCS #12 file, and for the latter the variable with its "
                    + "password."), e);
        }
    }

    private static KeyStore fromPem(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            int number = 0;
            for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("certificate" + number++, certificate);
            }
        }
        return store;
    }

    private static KeyStore fromPkcs12(Path file, DicomWebAccess access)
            throws IOException, GeneralSecurityException, ApicalException {
        String password = Credentials.secret("trustPassword", Path.of(""), access.trustPasswordVariable());
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password.isEmpty() ? null : password.toCharArray());
        }
        return store;
    }
}
