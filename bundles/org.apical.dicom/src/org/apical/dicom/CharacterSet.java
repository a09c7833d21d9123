package org.apical.dicom;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The character encoding that SpecificCharacterSet names (PS3.3 section C.12.1.1.2), by the JDK's charsets.
 *
 * <p>Unknown names and undecodable bytes never fail: bytes come out as ISO 8859-1 or replacement characters.
 */
final class CharacterSet {
    static final CharacterSet DEFAULT = new CharacterSet(StandardCharsets.US_ASCII, true);

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("6", "US-ASCII"), Map.entry("100", "ISO-8859-1"), Map.entry("101", "ISO-8859-2"),
            Map.entry("109", "ISO-8859-3"), Map.entry("110", "ISO-8859-4"), Map.entry("144", "ISO-8859-5"),
            Map.entry("127", "ISO-8859-6"), Map.entry("126", "ISO-8859-7"), Map.entry("138", "ISO-8859-8"),
            Map.entry("148", "ISO-8859-9"), Map.entry("203", "ISO-8859-15"), Map.entry("13", "JIS_X0201"),
            Map.entry("166", "TIS-620"), Map.entry("192", "UTF-8"), Map.entry("GB18030", "GB18030"),
            Map.entry("GBK", "GBK"), Map.entry("87", "ISO-2022-JP"), Map.entry("159", "ISO-2022-JP-2"),
            Map.entry("149", "EUC-KR"), Map.entry("58", "GB2312"));

    private final Charset charset;
    private final boolean known;

    private CharacterSet(Charset charset, boolean known) {
        this.charset = charset;
        this.known = known;
    }

    /** The character set for these values of SpecificCharacterSet; several mean ISO 2022 escapes. */
    static CharacterSet of(List<String> values) {
        String chosen = "";
        for (String value : values) {
            String name = value.strip();
            if (!name.isEmpty()) {
                // The later, larger sets can decode the earlier ones, which are mostly ASCII.
                chosen = name;
            }
        }
        if (chosen.isEmpty()) {
            return DEFAULT;
        }
        String key = chosen.replaceFirst("^ISO[ _-]?(IR|2022 IR)[ _-]?", "");
        String name = NAMES.get(key);
        boolean supported = name != null && Charset.isSupported(name);
        return new CharacterSet(supported ? Charset.forName(name) : StandardCharsets.ISO_8859_1, supported);
    }

    /** Whether the name was known; otherwise texts are read as ISO 8859-1. */
    boolean isKnown() {
        return known;
    }

    String decode(byte[] bytes) {
        if (isAscii(bytes) && !hasEscape(bytes)) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        Charset used = charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.ISO_8859_1 : charset;
        if (hasEscape(bytes) && used.name().equals("EUC-KR")) {
            // ESC $ ) C switches G1 to KS X 1001, which EUC-KR has there from the start.
            return new String(bytes, used).replace("\u001b$)C", "");
        }
        return new String(bytes, used);
    }

    byte[] encode(String text) {
        try {
            ByteBuffer buffer = charset.newEncoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("The text \"" + text + "\" cannot be written in " + charset.name()
                    + "; put SpecificCharacterSet ISO_IR 192 into the data set first.", e);
        }
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasEscape(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0x1B) {
                return true;
            }
        }
        return false;
    }
}
