package org.apical.codecs.internal;

import org.apical.api.ApicalException;

/** The tables that a JPEG stream sets up before its scans (ITU-T T.81 section B.2.4). */
final class JpegTables {
    private static final int[] ZIGZAG = {0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48,
        41, 34, 27, 20, 13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59,
        52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63};

    private final int[][] quantisers = new int[4][];
    private final HuffmanTable[] tables = new HuffmanTable[8];
    private int restartInterval;

    /** Returns the row-by-row place of a coefficient. */
    static int place(int index) {
        return ZIGZAG[index];
    }

    /**
     * Takes a marker segment if it sets up a table.
     *
     * @param from where its content starts, behind its length
     * @param end  where it ends
     */
    void take(byte[] s, int marker, int from, int end) throws ApicalException {
        switch (marker) {
            case JpegMarkers.DQT -> readQuantisers(s, from, end);
            case JpegMarkers.DHT -> readTables(s, from, end);
            case JpegMarkers.DRI -> {
                if (end - from != 2) {
                    throw Damage.of("The restart interval of the stream is damaged.");
                }
                restartInterval = JpegMarkers.word(s, from);
            }
            case JpegMarkers.DAC, JpegMarkers.DNL -> throw Damage.of("The stream has a marker "
                    + Integer.toHexString(marker) + " that Huffman-coded pictures of known size lack.");
            default -> {
                // Application data and comments say nothing of samples.
            }
        }
    }

    private void readQuantisers(byte[] s, int from, int end) throws ApicalException {
        int at = from;
        while (at < end) {
            int bytes = (s[at] & 0xF0) != 0 ? 2 : 1;
            int number = s[at++] & 0x0F;
            if (number > 3 || at + 64 * bytes > end) {
                throw Damage.of("A quantisation table of the stream is damaged.");
            }
            quantisers[number] = new int[64];
            for (int i = 0; i < 64; i++) {
                quantisers[number][ZIGZAG[i]] = bytes == 2 ? JpegMarkers.word(s, at + 2 * i) : s[at + i] & 0xFF;
            }
            at += 64 * bytes;
        }
    }

    private void readTables(byte[] s, int from, int end) throws ApicalException {
        int at = from;
        while (at < end) {
            if (at + 17 > end || (s[at] & 0xEC) != 0 || at + 17 + HuffmanTable.count(s, at + 1) > end) {
                throw Damage.of("A Huffman table of the stream is damaged.");
            }
            tables[s[at] >> 2 & 4 | s[at] & 3] = new HuffmanTable(s, at + 1);
            at += 17 + HuffmanTable.count(s, at + 1);
        }
    }

    /** The table with this number for levels, or differences of lossless streams. */
    HuffmanTable levels(int number) throws ApicalException {
        return present(number > 3 ? null : tables[number]);
    }

    /** The table with this number for the other coefficients. */
    HuffmanTable coefficients(int number) throws ApicalException {
        return present(number > 3 ? null : tables[4 | number]);
    }

    /** The steps of 64 coefficients, row by row. */
    int[] quantiser(int number) throws ApicalException {
        return present(number > 3 ? null : quantisers[number]);
    }

    private static <T> T present(T table) throws ApicalException {
        if (table == null) {
            throw Damage.of("A table that the scan needs is missing in the stream.");
        }
        return table;
    }

    /** How many units lie between restart markers, or 0. */
    int restartInterval() {
        return restartInterval;
    }
}
