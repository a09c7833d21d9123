package org.apical.api;

import java.util.Objects;

/**
 * Something that went wrong, told so that a reader can mend it.
 *
 * @param message what is wrong, one sentence without file or place
 * @param file the file or folder it concerns, or an empty string
 * @param place where in the file: a line and key, a column, a tag, a frame; or an empty string
 * @param remedy what to do about it, one sentence, or an empty string
 * @since 1.0
 */
public record Problem(String message, String file, String place, String remedy) {

    /** Checks that no part is {@code null}. */
    public Problem {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(remedy, "remedy");
    }

    /**
     * Creates a problem that concerns no file.
     *
     * @param message what is wrong
     * @param remedy what to do about it
     * @return the problem
     */
    public static Problem of(String message, String remedy) {
        return new Problem(message, "", "", remedy);
    }

    /**
     * Returns the problem in one line: file, place, message, remedy.
     *
     * @return one line of text
     */
    public String line() {
        StringBuilder line = new StringBuilder();
        if (!file.isEmpty()) {
            line.append(file).append(place.isEmpty() ? ": " : ", ");
        }
        if (!place.isEmpty()) {
            line.append(place).append(": ");
        }
        line.append(message);
        if (!remedy.isEmpty()) {
            line.append(' ').append(remedy);
        }
        return line.toString().replaceAll("\\s*\\R\\s*", " ");
    }
}
