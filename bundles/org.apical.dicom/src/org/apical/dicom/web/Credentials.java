package org.apical.dicom.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.apical.api.ApicalException;
import org.apical.api.Problem;

/** The value of the Authorization header, read when it is needed and never shown. */
final class Credentials {
    private final String header;

    private Credentials(String header) {
        this.header = header;
    }

    static Credentials of(DicomWebAccess access) throws ApicalException {
        String token = secret("token", access.tokenFile(), access.tokenVariable());
        String password = secret("password", access.passwordFile(), access.passwordVariable());
        if (!token.isEmpty() && !access.user().isEmpty()) {
            throw ApicalException.badInput(Problem.of("Both a user and a token are given.",
                    "Give a user with a password, or a token."));
        }
        if (!token.isEmpty()) {
            return new Credentials("Bearer " + token);
        }
        if (access.user().isEmpty()) {
            if (!password.isEmpty()) {
                throw ApicalException.badInput(Problem.of("There is a password without a user.", "Set user."));
            }
            return new Credentials("");
        }
        if (access.user().contains(":")) {
            throw ApicalException.badInput(new Problem("A user name of basic authentication holds no colon.", "",
                    "setting user", "Keep the password in a file or an environment variable."));
        }
        byte[] both = (access.user() + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Credentials("Basic " + Base64.getEncoder().encodeToString(both));
    }

    boolean isEmpty() {
        return header.isEmpty();
    }

    String header() {
        return header;
    }

    /** Reads a secret from a file's first line or from the environment; empty when neither is named. */
    static String secret(String what, Path file, String variable) throws ApicalException {
        boolean fromFile = !file.toString().isEmpty();
        if (fromFile && !variable.isEmpty()) {
            throw ApicalException.badInput(Problem.of("The " + what + " is said to be in a file and in an environment "
                    + "variable.", "Set one of " + what + "File and " + what + "Variable."));
        }
        if (fromFile) {
            try {
                List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
                return usable(what, lines.isEmpty() ? "" : lines.get(0).strip(), file.toString());
            } catch (IOException e) {
                throw ApicalException.badInput(new Problem("The file with the " + what + " cannot be read.",
                        file.toString(), "", "Check its name and that you may read it."), e);
            }
        }
        if (variable.isEmpty()) {
            return "";
        }
        String value = System.getenv(variable);
        return usable(what, value == null ? "" : value.strip(), "environment variable " + variable);
    }

    private static String usable(String what, String value, String where) throws ApicalException {
        if (value.isEmpty()) {
            throw ApicalException.badInput(new Problem("There is no " + what + " in it.", where, "",
                    "Put the " + what + " there."));
        }
        if (value.chars().anyMatch(c -> c < ' ' || c == 127)) {
            throw ApicalException.badInput(new Problem("The " + what + " in it holds control characters.", where, "",
                    "Write it anew, in one line."));
        }
        return value;
    }

    @Override
    public String toString() {
        return header.isEmpty() ? "no credentials" : "credentials";
    }
}
