package org.apical.dicom;

/**
 * What the samples of a pixel mean (PS3.3 section C.7.6.3.1.2).
 *
 * @since 1.0
 */
public enum Photometric {
    /** One sample; the smallest is white. */
    MONOCHROME1("MONOCHROME1", 1),
    /** One sample; the smallest is black. */
    MONOCHROME2("MONOCHROME2", 1),
    /** One sample, an index into three tables. */
    PALETTE_COLOR("PALETTE COLOR", 1),
    /** Red, green and blue. */
    RGB("RGB", 3),
    /** Luminance and two chroma samples, full range (ITU-R BT.601 as in JPEG). */
    YBR_FULL("YBR_FULL", 3),
    /** The same with chroma halved along rows. */
    YBR_FULL_422("YBR_FULL_422", 3),
    /** The irreversible colour transform inside JPEG 2000. */
    YBR_ICT("YBR_ICT", 3),
    /** The reversible colour transform inside JPEG 2000. */
    YBR_RCT("YBR_RCT", 3),
    /** Video with chroma halved in both directions. */
    YBR_PARTIAL_420("YBR_PARTIAL_420", 3);

    private final String code;
    private final int samplesPerPixel;

    Photometric(String code, int samplesPerPixel) {
        this.code = code;
        this.samplesPerPixel = samplesPerPixel;
    }

    /** Returns the interpretation with this code, or {@code null} when there is none. */
    public static Photometric of(String code) {
        for (Photometric photometric : values()) {
            if (photometric.code.equals(code)) {
                return photometric;
            }
        }
        return null;
    }

    /** Returns the text that stands in files, for example {@code PALETTE COLOR}. */
    public String code() {
        return code;
    }

    /** Returns 1 or 3. */
    public int samplesPerPixel() {
        return samplesPerPixel;
    }

    /** Returns whether the first of three samples is luminance. */
    public boolean isLuminanceChroma() {
        return samplesPerPixel == 3 && this != RGB;
    }
}
