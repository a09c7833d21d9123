package org.apical.cine;

/**
 * The formats of films.
 *
 * @since 1.0
 */
public enum FilmFormat {
    /** Motion JPEG in an AVI file, which every player and presentation program shows; colours change a little. */
    AVI("avi"),
    /** An animated PNG, which browsers show; every colour stays as it is. */
    PNG("png");

    private final String extension;

    FilmFormat(String extension) {
        this.extension = extension;
    }

    /**
     * Returns the end of a file's name.
     *
     * @return "avi" or "png"
     */
    public String extension() {
        return extension;
    }
}
