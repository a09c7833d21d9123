package org.apical.dicom.internal;

import org.apical.api.ApicalException;
import org.apical.api.Problem;

/**
 * What the marker segments of a JPEG stream say before its first scan (ITU-T T.81 annex B).
 *
 * @param process        the start-of-frame marker, 0xC0 for baseline
 * @param precision      bits a sample
 * @param rows           rows
 * @param columns        columns
 * @param components     the number of components
 * @param adobeTransform the colour transform of an Adobe segment, or -1
 * @param jfif           whether a JFIF segment is there
 * @param namedRgb       whether the components are called R, G and B
 */
record JpegHeader(int process, int precision, int rows, int columns, int components, int adobeTransform, boolean jfif,
        boolean namedRgb) {

    static JpegHeader read(byte[] s) throws ApicalException {
        if (s.length < 4 || (s[0] & 0xFF) != 0xFF || (s[1] & 0xFF) != 0xD8) {
            throw damaged("The frame is not a JPEG stream.");
        }
        int at = 2;
        int adobe = -1;
        boolean jfif = false;
        while (at + 4 <= s.length) {
            int marker = s[at + 1] & 0xFF;
            if ((s[at] & 0xFF) != 0xFF) {
                throw damaged("A marker is missing in the JPEG header at byte " + at + ".");
            }
            if (marker == 0xFF) {
                at++;
                continue;
            }
            int length = (s[at + 2] & 0xFF) << 8 | s[at + 3] & 0xFF;
            if (marker == 0xDA || length < 2 || at + 2 + length > s.length) {
                break;
            }
            if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                return frame(s, at, marker, length, adobe, jfif);
            }
            jfif |= marker == 0xE0 && length >= 7 && s[at + 4] == 'J' && s[at + 5] == 'F' && s[at + 6] == 'I';
            if (marker == 0xEE && length >= 14 && s[at + 4] == 'A' && s[at + 5] == 'd' && s[at + 6] == 'o') {
                adobe = s[at + 15] & 0xFF;
            }
            at += 2 + length;
        }
        throw damaged("The JPEG stream does not say how large its picture is.");
    }

    private static JpegHeader frame(byte[] s, int at, int marker, int length, int adobe, boolean jfif)
            throws ApicalException {
        int components = length >= 8 ? s[at + 9] & 0xFF : 0;
        if (components == 0 || length < 8 + 3 * components) {
            throw damaged("The JPEG frame header is damaged.");
        }
        boolean rgb = components == 3 && s[at + 10] == 'R' && s[at + 13] == 'G' && s[at + 16] == 'B';
        return new JpegHeader(marker, s[at + 4] & 0xFF, (s[at + 5] & 0xFF) << 8 | s[at + 6] & 0xFF,
                (s[at + 7] & 0xFF) << 8 | s[at + 8] & 0xFF, components, adobe, jfif, rgb);
    }

    static ApicalException damaged(String message) {
        return ApicalException.badInput(Problem.of(message, "Export the file again from its source."));
    }
}
