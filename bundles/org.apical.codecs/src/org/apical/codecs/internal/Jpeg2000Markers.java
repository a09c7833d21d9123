package org.apical.codecs.internal;

import org.apical.api.ApicalException;

/** Walks through the marker segments of a JPEG 2000 codestream, bare or in a JP2 file (ITU-T T.800 annexes A and I). */
final class Jpeg2000Markers {
    private static final int SOC = 0xFF4F;
    private static final int SIZ = 0xFF51;
    private static final int SOT = 0xFF90;
    private static final int EOC = 0xFFD9;
    private static final int MOST_TILES = 65535;

    private Jpeg2000Markers() {
    }

    private static int word(byte[] bytes, int at) {
        return JpegMarkers.word(bytes, at);
    }

    private static long number(byte[] bytes, int at) {
        return (long) word(bytes, at) << 16 | word(bytes, at + 2);
    }

    /**
     * Reads the size of the picture and finds the end of its last tile.
     *
     * @throws ApicalException when markers are damaged, or parts of tiles are missing
     */
    static StreamHeader read(byte[] s) throws ApicalException {
        int start = start(s);
        if (start + 44 > s.length || word(s, start) != SOC || word(s, start + 2) != SIZ) {
            throw Damage.of("The frame does not begin with a JPEG 2000 codestream.");
        }
        StreamHeader size = size(s, start + 4);
        int at = start + 4 + word(s, start + 4);
        while (at + 4 <= s.length && word(s, at) != SOT) {
            int length = word(s, at + 2);
            if (s[at] != (byte) 0xFF || length < 2) {
                throw Damage.of("The header of the codestream is damaged at byte " + at + ".");
            }
            at += 2 + length;
        }
        int end = endOfTiles(s, at);
        return new StreamHeader(0, size.precision(), size.rows(), size.columns(), size.components(), size.signed(),
                start, end);
    }

    /** Skips the boxes of a JP2 file. */
    private static int start(byte[] s) throws ApicalException {
        if (s.length < 12 || number(s, 4) != 0x6A502020L) {
            return 0;
        }
        int at = 0;
        while (at + 8 <= s.length) {
            long length = number(s, at);
            if (number(s, at + 4) == 0x6A703263L) {
                return at + (length == 1 ? 16 : 8);
            }
            if (length < 8 || length > s.length - at) {
                break;
            }
            at += (int) length;
        }
        throw Damage.of("The JP2 file in the frame has no codestream.");
    }

    private static StreamHeader size(byte[] s, int at) throws ApicalException {
        int length = word(s, at);
        int components = word(s, at + 36);
        long columns = number(s, at + 4) - number(s, at + 12);
        long rows = number(s, at + 8) - number(s, at + 16);
        long tileColumns = number(s, at + 20);
        long tileRows = number(s, at + 24);
        if (components < 1 || components > 4 || length != 38 + 3 * components || at + length > s.length || rows < 1
                || rows > 65535 || columns < 1 || columns > 65535 || tileColumns < 1 || tileRows < 1) {
            throw Damage.of("The picture's size in the codestream is damaged.");
        }
        long tiles = (number(s, at + 4) / tileColumns + 1) * (number(s, at + 8) / tileRows + 1);
        if (tiles > MOST_TILES) {
            throw Damage.of("The codestream has " + tiles + " tiles, more than " + MOST_TILES + ".");
        }
        int first = s[at + 38] & 0xFF;
        for (int i = 0; i < components; i++) {
            int part = at + 38 + 3 * i;
            if ((s[part] & 0xFF) != first || s[part + 1] != 1 || s[part + 2] != 1) {
                throw Damage.of("The components of the codestream have different types or sizes.");
            }
        }
        return new StreamHeader(0, (first & 0x7F) + 1, (int) rows, (int) columns, components, first > 0x7F, 0, 0);
    }

    private static int endOfTiles(byte[] s, int from) throws ApicalException {
        int at = from;
        while (at + 12 <= s.length && word(s, at) == SOT) {
            long length = number(s, at + 6);
            if (length == 0) {
                // The last part reaches to the end of the codestream, which padding may follow.
                int end = s.length;
                while (end > at + 12 && s[end - 1] == 0) {
                    end--;
                }
                if (word(s, end - 2) != EOC) {
                    throw Damage.of("The codestream is cut off: it has no end marker.");
                }
                return end;
            }
            if (length < 14 || length > s.length - at) {
                throw Damage.of("The codestream is cut off: a part of a tile at byte " + at + " has " + length
                        + " bytes, " + (s.length - at) + " are left.");
            }
            at += (int) length;
        }
        if (at == from) {
            throw Damage.of("The codestream has no tile.");
        }
        if (at + 2 > s.length || word(s, at) != EOC) {
            throw Damage.of("The codestream is damaged behind its tiles.");
        }
        return at + 2;
    }
}
