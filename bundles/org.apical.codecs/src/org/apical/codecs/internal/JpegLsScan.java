package org.apical.codecs.internal;

import java.util.Arrays;
import org.apical.api.ApicalException;

/** One scan of a JPEG-LS stream: one component, or several interleaved by line or by sample. */
final class JpegLsScan {
    private static final int BY_SAMPLE = 2;

    private final StreamHeader header;
    private final int[] parts;
    private final int interleaving;
    private final JpegLsBits bits;
    private final JpegLsModel model;
    private final int[] runs;
    /** The line above and this one of every part, with a sample more on both sides. */
    private int[][] above;
    private int[][] line;

    /**
     * Reads the scan's header.
     *
     * @param frame  where the content of the frame header is
     * @param from   where the content of the scan header is
     * @param end    where the scan's data start
     * @param preset see {@link JpegLsParameters#of}
     */
    JpegLsScan(byte[] s, StreamHeader header, int frame, int from, int end, int[] preset) throws ApicalException {
        this.header = header;
        int count = s[from] & 0xFF;
        if (count < 1 || count > header.components() || end - from != 4 + 2 * count) {
            throw Damage.of("The scan header of the stream is damaged.");
        }
        interleaving = s[end - 2];
        if (s[end - 1] != 0 || interleaving < 0 || interleaving > BY_SAMPLE || interleaving == 0 && count > 1) {
            throw Damage.of("The stream has interleaving " + interleaving + " of " + count
                    + " components or a point transform, which are not decoded.");
        }
        parts = new int[count];
        for (int i = 0; i < count; i++) {
            parts[i] = part(s, frame, s[from + 1 + 2 * i]);
            if (s[from + 2 + 2 * i] != 0 || i > 0 && parts[i] <= parts[i - 1]) {
                throw Damage.of("The stream has a mapping table, which is not decoded, or its scan header is damaged.");
            }
        }
        bits = new JpegLsBits(s, end, JpegMarkers.endOfScan(s, end, header.process()));
        model = new JpegLsModel(bits, JpegLsParameters.of(header.precision(), s[end - 3] & 0xFF, preset));
        runs = new int[count];
        above = new int[count][header.columns() + 2];
        line = new int[count][header.columns() + 2];
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
        for (int y = 0; y < header.rows(); y++) {
            int[][] free = above;
            above = line;
            line = free;
            for (int i = 0; i < parts.length; i++) {
                line[i][0] = above[i][1];
                above[i][header.columns() + 1] = above[i][header.columns()];
            }
            if (interleaving == BY_SAMPLE && parts.length > 1) {
                decodeTogether();
            } else {
                for (int i = 0; i < parts.length; i++) {
                    decodeAlone(i);
                }
            }
            for (int i = 0; i < parts.length; i++) {
                int at = y * header.columns() * step + parts[i];
                for (int x = 1; x <= header.columns(); x++, at += step) {
                    picture[at] = line[i][x];
                }
            }
        }
        bits.finish();
    }

    private void decodeAlone(int i) throws ApicalException {
        int[] up = above[i];
        int[] now = line[i];
        int x = 1;
        while (x <= header.columns()) {
            if (!model.startsRun(now[x - 1], up[x], up[x - 1], up[x + 1])) {
                now[x] = model.sample(now[x - 1], up[x], up[x - 1], up[x + 1]);
                x++;
                continue;
            }
            int length = model.run(runs, i, header.columns() - x + 1);
            Arrays.fill(now, x, x + length, now[x - 1]);
            x += length;
            if (x <= header.columns()) {
                now[x] = model.afterRun(runs, i, now[x - 1], up[x], true);
                JpegLsModel.runEnded(runs, i);
                x++;
            }
        }
    }

    private void decodeTogether() throws ApicalException {
        int x = 1;
        while (x <= header.columns()) {
            boolean run = true;
            for (int i = 0; i < parts.length; i++) {
                run &= model.startsRun(line[i][x - 1], above[i][x], above[i][x - 1], above[i][x + 1]);
            }
            if (!run) {
                for (int i = 0; i < parts.length; i++) {
                    line[i][x] = model.sample(line[i][x - 1], above[i][x], above[i][x - 1], above[i][x + 1]);
                }
                x++;
                continue;
            }
            int length = model.run(runs, 0, header.columns() - x + 1);
            for (int i = 0; i < parts.length; i++) {
                Arrays.fill(line[i], x, x + length, line[i][x - 1]);
            }
            x += length;
            if (x <= header.columns()) {
                for (int i = 0; i < parts.length; i++) {
                    line[i][x] = model.afterRun(runs, 0, line[i][x - 1], above[i][x], false);
                }
                JpegLsModel.runEnded(runs, 0);
                x++;
            }
        }
    }
}
