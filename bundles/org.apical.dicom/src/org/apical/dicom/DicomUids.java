package org.apical.dicom;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Unique identifiers, and the SOP classes that Apical writes.
 *
 * @since 1.0
 */
public final class DicomUids {
    /** Ultrasound Multi-frame Image Storage. */
    public static final String ULTRASOUND_MULTIFRAME_IMAGE = "1.2.840.10008.5.1.4.1.1.3.1";
    /** Ultrasound Image Storage, for stills. */
    public static final String ULTRASOUND_IMAGE = "1.2.840.10008.5.1.4.1.1.6.1";
    /** Names this implementation in the file meta information. */
    public static final String IMPLEMENTATION_CLASS = of("org.apical.dicom");

    private DicomUids() {
    }

    /**
     * Returns the identifier that belongs to a name: the same name always gives the same one.
     *
     * <p>The form is {@code 2.25.} with the decimal value of a name-based UUID (PS3.5 section B.2).
     */
    public static String of(String name) {
        UUID uuid = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        BigInteger high = new BigInteger(Long.toUnsignedString(uuid.getMostSignificantBits()));
        BigInteger low = new BigInteger(Long.toUnsignedString(uuid.getLeastSignificantBits()));
        return "2.25." + high.shiftLeft(64).or(low);
    }
}
