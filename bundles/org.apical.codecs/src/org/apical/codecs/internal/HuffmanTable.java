package org.apical.codecs.internal;

import java.util.Arrays;
import org.apical.api.ApicalException;

/** A Huffman table of a JPEG stream (ITU-T T.81 annexes C and F). */
final class HuffmanTable {
    private static final int LONGEST = 16;

    /** For every 16 bits that may come, the length of the code they begin with and its value; 0 where there is none. */
    private final short[] codes = new short[1 << LONGEST];

    /**
     * Reads a table.
     *
     * @param s  the stream
     * @param at where the sixteen counts are
     */
    HuffmanTable(byte[] s, int at) throws ApicalException {
        int from = 0;
        int value = at + LONGEST;
        int end = value + count(s, at);
        for (int length = 1; length <= LONGEST; length++) {
            for (int i = 0; i < (s[at + length - 1] & 0xFF); i++) {
                int to = from + (1 << LONGEST - length);
                if (to > codes.length || value >= end) {
                    throw Damage.of("A Huffman table of the stream is damaged.");
                }
                Arrays.fill(codes, from, to, (short) (length << 8 | s[value++] & 0xFF));
                from = to;
            }
        }
    }

    /** Returns how many values the table has. */
    static int count(byte[] s, int at) throws ApicalException {
        int count = 0;
        for (int i = 0; i < LONGEST; i++) {
            count += s[at + i] & 0xFF;
        }
        if (count > 256 || at + LONGEST + count > s.length) {
            throw Damage.of("A Huffman table of the stream is damaged.");
        }
        return count;
    }

    /** Reads one value. */
    int read(ScanBits bits) throws ApicalException {
        int code = codes[bits.peek(LONGEST)];
        if (code == 0) {
            throw Damage.of("The stream has a code that is in no table.");
        }
        bits.skip(code >> 8);
        return code & 0xFF;
    }
}
