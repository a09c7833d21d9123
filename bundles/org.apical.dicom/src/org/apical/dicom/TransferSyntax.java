package org.apical.dicom;

/**
 * The encodings of a DICOM file that Apical knows by name.
 *
 * <p>Knowing one does not mean that its pixels can be decoded here; see {@link PixelDecoder}.
 * Source: PS3.5 section 10 and PS3.6 annex A.
 *
 * @since 1.0
 */
public enum TransferSyntax {
    IMPLICIT_LITTLE_ENDIAN("1.2.840.10008.1.2", "Implicit VR Little Endian", false),
    EXPLICIT_LITTLE_ENDIAN("1.2.840.10008.1.2.1", "Explicit VR Little Endian", false),
    DEFLATED("1.2.840.10008.1.2.1.99", "Deflated Explicit VR Little Endian", false),
    EXPLICIT_BIG_ENDIAN("1.2.840.10008.1.2.2", "Explicit VR Big Endian", false),
    RLE("1.2.840.10008.1.2.5", "RLE Lossless", true),
    JPEG_BASELINE("1.2.840.10008.1.2.4.50", "JPEG Baseline (Process 1)", true),
    JPEG_EXTENDED("1.2.840.10008.1.2.4.51", "JPEG Extended (Process 2 and 4)", true),
    JPEG_LOSSLESS("1.2.840.10008.1.2.4.57", "JPEG Lossless, Non-Hierarchical (Process 14)", true),
    JPEG_LOSSLESS_SV1("1.2.840.10008.1.2.4.70", "JPEG Lossless, Non-Hierarchical, First-Order Prediction", true),
    JPEG_LS("1.2.840.10008.1.2.4.80", "JPEG-LS Lossless", true),
    JPEG_LS_NEAR_LOSSLESS("1.2.840.10008.1.2.4.81", "JPEG-LS Near-Lossless", true),
    JPEG_2000_LOSSLESS("1.2.840.10008.1.2.4.90", "JPEG 2000 Lossless", true),
    JPEG_2000("1.2.840.10008.1.2.4.91", "JPEG 2000", true),
    MPEG2_MAIN("1.2.840.10008.1.2.4.100", "MPEG2 Main Profile, Main Level", true),
    MPEG2_HIGH("1.2.840.10008.1.2.4.101", "MPEG2 Main Profile, High Level", true),
    MPEG4_HIGH("1.2.840.10008.1.2.4.102", "MPEG-4 AVC/H.264 High Profile, Level 4.1", true),
    MPEG4_BD("1.2.840.10008.1.2.4.103", "MPEG-4 AVC/H.264 BD-compatible High Profile", true),
    MPEG4_42_2D("1.2.840.10008.1.2.4.104", "MPEG-4 AVC/H.264 High Profile, Level 4.2, 2D", true),
    MPEG4_42_3D("1.2.840.10008.1.2.4.105", "MPEG-4 AVC/H.264 High Profile, Level 4.2, 3D", true),
    MPEG4_STEREO("1.2.840.10008.1.2.4.106", "MPEG-4 AVC/H.264 Stereo High Profile", true),
    HEVC_MAIN("1.2.840.10008.1.2.4.107", "HEVC/H.265 Main Profile", true),
    HEVC_MAIN_10("1.2.840.10008.1.2.4.108", "HEVC/H.265 Main 10 Profile", true),
    JPEG_XL_LOSSLESS("1.2.840.10008.1.2.4.110", "JPEG XL Lossless", true),
    JPEG_XL_RECOMPRESSION("1.2.840.10008.1.2.4.111", "JPEG XL JPEG Recompression", true),
    JPEG_XL("1.2.840.10008.1.2.4.112", "JPEG XL", true),
    HTJ2K_LOSSLESS("1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000 Lossless", true),
    HTJ2K_LOSSLESS_RPCL("1.2.840.10008.1.2.4.202", "High-Throughput JPEG 2000 with RPCL, Lossless", true),
    HTJ2K("1.2.840.10008.1.2.4.203", "High-Throughput JPEG 2000", true);

    private final String uid;
    private final String displayName;
    private final boolean encapsulated;

    TransferSyntax(String uid, String displayName, boolean encapsulated) {
        this.uid = uid;
        this.displayName = displayName;
        this.encapsulated = encapsulated;
    }

    /** Returns the transfer syntax with this unique identifier, or {@code null} when it is none of these. */
    public static TransferSyntax of(String uid) {
        for (TransferSyntax syntax : values()) {
            if (syntax.uid.equals(uid)) {
                return syntax;
            }
        }
        return null;
    }

    /** Returns the unique identifier, for example {@code 1.2.840.10008.1.2.1}. */
    public String uid() {
        return uid;
    }

    /** Returns the name that the standard gives. */
    public String displayName() {
        return displayName;
    }

    /** Returns whether pixel data come in compressed fragments. */
    public boolean isEncapsulated() {
        return encapsulated;
    }

    /** Returns whether all frames are one video stream. */
    public boolean isVideo() {
        return ordinal() >= MPEG2_MAIN.ordinal() && ordinal() <= HEVC_MAIN_10.ordinal();
    }

    /** Returns whether elements carry their value representation. */
    public boolean isExplicit() {
        return this != IMPLICIT_LITTLE_ENDIAN;
    }

    /** Returns whether numbers are stored with the most significant byte first. */
    public boolean isBigEndian() {
        return this == EXPLICIT_BIG_ENDIAN;
    }
}
