package org.apical.codecs.internal;

import org.apical.api.ApicalException;

/** One scan of a lossless JPEG stream: differences from a prediction (ITU-T T.81 annex H). */
final class LosslessScan {
    private final StreamHeader header;
    private final ScanBits bits;
    private final int[] parts;
    private final HuffmanTable[] tables;
    private final int predictor;
    private final int pointTransform;
    private final int restartRows;

    /**
     * Reads the scan's header.
     *
     * @param frame where the content of the frame header is
     * @param from  where the content of the scan header is
     * @param end   where the scan's data start
     */
    LosslessScan(byte[] s, StreamHeader header, int frame, int from, int end, JpegTables all) throws ApicalException {
        this.header = header;
        int count = s[from] & 0xFF;
        if (count < 1 || count > header.components() || end - from != 4 + 2 * count) {
            throw Damage.of("The scan header of the stream is damaged.");
        }
        parts = new int[count];
        tables = new HuffmanTable[count];
        for (int i = 0; i < count; i++) {
            parts[i] = part(s, frame, s[from + 1 + 2 * i]);
            tables[i] = all.levels(s[from + 2 + 2 * i] >> 4 & 0x0F);
            if (i > 0 && parts[i] <= parts[i - 1]) {
                throw Damage.of("The scan header of the stream is damaged.");
            }
        }
        predictor = s[end - 3] & 0xFF;
        pointTransform = s[end - 1] & 0x0F;
        if (predictor < 1 || predictor > 7 || pointTransform >= header.precision() || header.precision() < 2
                || header.precision() > 16) {
            throw Damage.of("The stream has predictor " + predictor + ", point transform " + pointTransform + " and "
                    + header.precision() + " bits.");
        }
        if (all.restartInterval() % header.columns() != 0) {
            throw Damage.of("The restart interval of the stream is not a number of whole rows.");
        }
        restartRows = all.restartInterval() / header.columns();
        bits = new ScanBits(s, end, JpegMarkers.endOfScan(s, end, header.process()));
    }

    private int part(byte[] s, int frame, byte id) throws ApicalException {
        for (int i = 0; i < header.components(); i++) {
            int at = frame + 6 + 3 * i;
            if (s[at] == id) {
                if (s[at + 1] != 0x11) {
                    throw Damage.of("The samples of the stream have different resolutions.");
                }
                return i;
            }
        }
        throw Damage.of("The scan names samples that the stream does not have.");
    }

    /** Which samples of a pixel the scan holds, one bit each. */
    int components() {
        int all = 0;
        for (int part : parts) {
            all |= 1 << part;
        }
        return all;
    }

    /** Decodes the scan into its samples of a pixel-interleaved picture. */
    void decode(int[] picture) throws ApicalException {
        int step = header.components();
        int width = header.columns() * step;
        int start = 1 << header.precision() - pointTransform - 1;
        for (int y = 0; y < header.rows(); y++) {
            boolean first = y == 0 || restartRows > 0 && y % restartRows == 0;
            if (first && y > 0) {
                bits.restart((y / restartRows - 1) % 8);
            }
            for (int x = 0; x < header.columns(); x++) {
                for (int i = 0; i < parts.length; i++) {
                    int at = y * width + x * step + parts[i];
                    int prediction;
                    if (first) {
                        prediction = x == 0 ? start : picture[at - step];
                    } else if (x == 0) {
                        prediction = picture[at - width];
                    } else {
                        prediction = predict(picture[at - step], picture[at - width], picture[at - width - step]);
                    }
                    picture[at] = prediction + difference(tables[i]) & 0xFFFF;
                }
            }
        }
        bits.finish();
        finish(picture, step);
    }

    private int difference(HuffmanTable table) throws ApicalException {
        int size = table.read(bits);
        if (size > 16) {
            throw Damage.of("The stream has a difference of " + size + " bits.");
        }
        return size == 16 ? 32768 : bits.readSigned(size);
    }

    private int predict(int left, int above, int corner) {
        return switch (predictor) {
            case 1 -> left;
            case 2 -> above;
            case 3 -> corner;
            case 4 -> left + above - corner;
            case 5 -> left + (above - corner >> 1);
            case 6 -> above + (left - corner >> 1);
            default -> left + above >> 1;
        };
    }

    // A whole stream never leaves the range of its precision: what does is damage that the codes did not show.
    private void finish(int[] picture, int step) throws ApicalException {
        int most = (1 << header.precision() - pointTransform) - 1;
        for (int part : parts) {
            for (int i = part; i < picture.length; i += step) {
                if (picture[i] > most) {
                    throw Damage.of("The stream has a sample of " + picture[i] + ", more than " + most + ".");
                }
                picture[i] <<= pointTransform;
            }
        }
    }
}
