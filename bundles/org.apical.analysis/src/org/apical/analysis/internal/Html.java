package org.apical.analysis.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

import org.apical.api.ApicalException;
import org.apical.api.Problem;

/** Turns text and files into parts of an HTML document that is well-formed XML too. */
public final class Html {

    private Html() {
    }

    /** Escapes text for an element or an attribute; characters that XML forbids become the replacement character. */
    public static String text(String plain) {
        StringBuilder escaped = new StringBuilder(plain.length() + 16);
        plain.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(allowed(point) ? point : 0xfffd);
            }
        });
        return escaped.toString();
    }

    private static boolean allowed(int point) {
        return point == '\t' || point == '\n' || point >= ' ' && point < 0x7f || point > 0x9f && point < 0xd800
                || point >= 0xe000 && point < 0xfffe || point >= 0x10000;
    }

    /** Returns text that may serve as an element's id. */
    public static String id(String name) {
        return "s-" + name.replaceAll("[^A-Za-z0-9-]", "-");
    }

    /** Reads a PNG file into an img element with its content inline. */
    public static String picture(Path png, String description) throws ApicalException {
        try {
            return picture(Files.readAllBytes(png), description);
        } catch (IOException e) {
            throw ApicalException.badInput(new Problem("The picture cannot be read.", png.toString(), "",
                    "Draw it again or take it out of the run."), e);
        }
    }

    /** Returns an img element with its content inline. */
    public static String picture(byte[] png, String description) {
        return "<img src=\"data:image/png;base64," + Base64.getEncoder().encodeToString(png) + "\" alt=\""
                + text(description) + "\" />";
    }
}
