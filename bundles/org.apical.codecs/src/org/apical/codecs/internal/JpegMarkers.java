package org.apical.codecs.internal;

import org.apical.api.ApicalException;

/** Walks through the marker segments of a JPEG or JPEG-LS stream (ITU-T T.81 annex B, T.87 annex C). */
final class JpegMarkers {
    static final int SOI = 0xD8;
    static final int EOI = 0xD9;
    static final int SOS = 0xDA;
    static final int DHT = 0xC4;
    static final int DRI = 0xDD;
    static final int DQT = 0xDB;
    static final int DNL = 0xDC;
    static final int DAC = 0xCC;
    static final int JPEG_LS = 0xF7;

    private JpegMarkers() {
    }

    static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }

    /**
     * Reads the frame header and walks over all segments to the end of the image, so that later readers need not check.
     *
     * @throws ApicalException when markers are damaged, or the image has no end or more than one frame
     */
    static StreamHeader read(byte[] s) throws ApicalException {
        int at = start(s);
        int first = at - 2;
        StreamHeader header = null;
        boolean scanned = false;
        while (at + 2 <= s.length) {
            if ((s[at] & 0xFF) != 0xFF) {
                throw Damage.of("A marker is missing at byte " + at + " of the stream.");
            }
            int marker = s[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++;
                continue;
            }
            if (marker == EOI) {
                if (header == null || !scanned) {
                    throw Damage.of("The stream ends before its picture.");
                }
                return new StreamHeader(header.process(), header.precision(), header.rows(), header.columns(),
                        header.components(), false, first, at + 2);
            }
            int length = at + 4 <= s.length ? word(s, at + 2) : 0;
            if (length < 2 || at + 2 + length > s.length) {
                throw Damage.of("The segment of marker " + Integer.toHexString(marker) + " at byte " + at
                        + " of the stream is damaged.");
            }
            if (isFrame(marker)) {
                if (header != null) {
                    throw Damage.of("The stream holds more than one frame.");
                }
                header = frame(s, at, marker, length);
            }
            at += 2 + length;
            if (marker == SOS) {
                if (header == null) {
                    throw Damage.of("The stream has a scan before its frame header.");
                }
                scanned = true;
                at = endOfScan(s, at, header.process());
            }
        }
        throw Damage.of("The stream is cut off: it has no end-of-image marker.");
    }

    private static int start(byte[] s) throws ApicalException {
        if (s.length < 4 || (s[0] & 0xFF) != 0xFF || (s[1] & 0xFF) != SOI) {
            throw Damage.of("The frame does not begin with a start-of-image marker.");
        }
        return 2;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != DHT && marker != 0xC8 && marker != DAC
                || marker == JPEG_LS;
    }

    private static StreamHeader frame(byte[] s, int at, int marker, int length) throws ApicalException {
        int components = length >= 8 ? s[at + 9] & 0xFF : 0;
        if (components == 0 || length != 8 + 3 * components) {
            throw Damage.of("The frame header of the stream is damaged.");
        }
        return new StreamHeader(marker, s[at + 4] & 0xFF, word(s, at + 5), word(s, at + 7), components, false, 0, 0);
    }

    /** Steps over bytes that may fill the space before a marker. */
    static int skipFill(byte[] s, int from) {
        int at = from;
        while (s[at + 1] == (byte) 0xFF) {
            at++;
        }
        return at;
    }

    /** Returns where the next marker is that does not belong to entropy-coded data. */
    static int endOfScan(byte[] s, int from, int process) {
        int at = from;
        while (at + 1 < s.length) {
            if ((s[at] & 0xFF) == 0xFF) {
                int next = s[at + 1] & 0xFF;
                // JPEG stuffs a zero byte behind 0xFF, JPEG-LS a zero bit.
                boolean stuffed = process == JPEG_LS ? next < 0x80 : next == 0;
                boolean restart = next >= 0xD0 && next <= 0xD7;
                if (!stuffed && !restart && next != 0xFF) {
                    return at;
                }
            }
            at++;
        }
        return s.length;
    }
}
