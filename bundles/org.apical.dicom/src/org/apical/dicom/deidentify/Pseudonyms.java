package org.apical.dicom.deidentify;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Replacements for identifiers: the same for the same identifier and key, and of no use without the key.
 *
 * <p>Each is an HMAC-SHA-256 (RFC 2104) over the kind of the identifier and the identifier. May be used by several
 * threads.
 *
 * @since 1.0
 */
public final class Pseudonyms {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LONGEST_SHIFT_DAYS = 1095;
    private static final int UID_BYTES = 16;

    private final SecretKeySpec key;

    /**
     * Creates the pseudonyms of a key.
     *
     * @param key at least 16 bytes
     * @throws IllegalArgumentException when the key is shorter
     */
    public Pseudonyms(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("A key of " + key.length + " bytes is too short.");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    private byte[] mac(String kind, String value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(kind.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM + ".", e);
        }
    }

    /**
     * Returns a name for something: 15 hexadecimal digits in capitals behind its first letter, as many as a short
     * string of DICOM holds.
     *
     * @param kind  what it is: {@code patient}, {@code study} and so on
     * @param value its identifier
     */
    public String name(String kind, String value) {
        String letter = kind.substring(0, 1).toUpperCase(Locale.ROOT);
        return letter + HexFormat.of().withUpperCase().formatHex(mac(kind, value), 0, 8).substring(1);
    }

    /** Returns the unique identifier that takes the place of another, {@code 2.25.} and a number of 128 bits. */
    public String uid(String uid) {
        byte[] bits = Arrays.copyOf(mac("uid", uid.strip()), UID_BYTES);
        // Version 8 and variant 1 of RFC 9562, so that the number is a UUID as PS3.5 section B.2 wants it.
        bits[6] = (byte) (bits[6] & 0x0F | 0x80);
        bits[8] = (byte) (bits[8] & 0x3F | 0x80);
        return "2.25." + new BigInteger(1, bits);
    }

    /** Returns by how many days the dates of a patient are moved into the past, 1 to 1095. */
    public int shiftDays(String patient) {
        BigInteger number = new BigInteger(1, mac("shift", patient));
        return 1 + number.mod(BigInteger.valueOf(LONGEST_SHIFT_DAYS)).intValue();
    }
}
