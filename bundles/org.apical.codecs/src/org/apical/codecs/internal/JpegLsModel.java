package org.apical.codecs.internal;

import java.util.Arrays;
import org.apical.api.ApicalException;

/** The adaptive contexts of a JPEG-LS scan, and samples decoded with them (ITU-T T.87 annex A). */
final class JpegLsModel {
    /** How long the pieces of a run are, as powers of two (table A.2, J). */
    private static final int[] RUN = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10,
        11, 12, 13, 14, 15};
    private static final int CONTEXTS = 365;

    private final JpegLsBits bits;
    private final int maximum;
    private final int near;
    private final int[] thresholds;
    private final int reset;
    private final int range;
    private final int step;
    private final int rangeBits;
    private final int limit;
    private final int[] a = new int[CONTEXTS + 2];
    private final int[] b = new int[CONTEXTS];
    private final int[] c = new int[CONTEXTS];
    private final int[] n = new int[CONTEXTS + 2];
    private final int[] negative = new int[2];

    JpegLsModel(JpegLsBits bits, JpegLsParameters parameters) {
        this.bits = bits;
        maximum = parameters.maximum();
        near = parameters.near();
        thresholds = new int[] {parameters.threshold1(), parameters.threshold2(), parameters.threshold3()};
        reset = parameters.reset();
        step = 2 * near + 1;
        range = (maximum + 2 * near) / step + 1;
        rangeBits = 32 - Integer.numberOfLeadingZeros(range - 1);
        int bitsPerSample = Math.max(2, 32 - Integer.numberOfLeadingZeros(maximum));
        limit = 2 * (bitsPerSample + Math.max(8, bitsPerSample));
        Arrays.fill(a, Math.max(2, (range + 32) / 64));
        Arrays.fill(n, 1);
    }

    /** Returns whether neighbours are so alike that a run starts. */
    boolean startsRun(int left, int above, int corner, int right) {
        return Math.abs(right - above) <= near && Math.abs(above - corner) <= near && Math.abs(corner - left) <= near;
    }

    private int quantised(int gradient) {
        int size = Math.abs(gradient);
        int class9;
        if (size <= near) {
            return 0;
        } else if (size < thresholds[0]) {
            class9 = 1;
        } else if (size < thresholds[1]) {
            class9 = 2;
        } else {
            class9 = size < thresholds[2] ? 3 : 4;
        }
        return gradient < 0 ? -class9 : class9;
    }

    /** Decodes a sample outside runs from its four neighbours. */
    int sample(int left, int above, int corner, int right) throws ApicalException {
        int context = 81 * quantised(right - above) + 9 * quantised(above - corner) + quantised(corner - left);
        int sign = context < 0 ? -1 : 1;
        int q = context * sign;
        int predicted;
        if (corner >= Math.max(left, above)) {
            predicted = Math.min(left, above);
        } else {
            predicted = corner <= Math.min(left, above) ? Math.max(left, above) : left + above - corner;
        }
        predicted = clamp(predicted + sign * c[q]);
        int k = 0;
        while (n[q] << k < a[q]) {
            k++;
        }
        int mapped = golomb(k, limit);
        boolean inverted = near == 0 && k == 0 && 2 * b[q] <= -n[q];
        int error = (mapped & 1) == 0 ? mapped >> 1 : -(mapped + 1 >> 1);
        error = inverted ? -error - 1 : error;
        update(q, error);
        return reconstructed(predicted, sign * error);
    }

    private void update(int q, int error) {
        b[q] += error * step;
        a[q] += Math.abs(error);
        if (n[q] == reset) {
            a[q] >>= 1;
            b[q] = b[q] >= 0 ? b[q] >> 1 : -(1 - b[q] >> 1);
            n[q] >>= 1;
        }
        n[q]++;
        if (b[q] <= -n[q]) {
            b[q] = Math.max(b[q] + n[q], 1 - n[q]);
            c[q] = Math.max(c[q] - 1, -128);
        } else if (b[q] > 0) {
            b[q] = Math.min(b[q] - n[q], 0);
            c[q] = Math.min(c[q] + 1, 127);
        }
    }

    /** Reads a Golomb code of limited length (section A.5.3). */
    private int golomb(int k, int longest) throws ApicalException {
        int most = longest - rangeBits - 1;
        int high = bits.zeros(most);
        if (high < most) {
            if (k > 24) {
                throw Damage.of("The stream has a code of " + k + " bits.");
            }
            return (high << k) + (k == 0 ? 0 : bits.read(k));
        }
        return bits.read(rangeBits) + 1;
    }

    private int clamp(int value) {
        return Math.max(0, Math.min(maximum, value));
    }

    private int reconstructed(int predicted, int error) {
        int value = predicted + error * step;
        if (value < -near) {
            value += range * step;
        } else if (value > maximum + near) {
            value -= range * step;
        }
        return clamp(value);
    }

    /**
     * Reads how long a run is, at most to the end of the line.
     *
     * @param runs    the state of runs
     * @param part    whose state counts
     * @param longest samples to the end of the line
     */
    int run(int[] runs, int part, int longest) throws ApicalException {
        int length = 0;
        while (bits.read(1) == 1) {
            int piece = 1 << RUN[runs[part]];
            if (length + piece > longest) {
                return longest;
            }
            length += piece;
            runs[part] = Math.min(31, runs[part] + 1);
            if (length == longest) {
                return length;
            }
        }
        int power = RUN[runs[part]];
        length += power == 0 ? 0 : bits.read(power);
        if (length >= longest) {
            throw Damage.of("A run of the stream is longer than its line.");
        }
        return length;
    }

    /**
     * Decodes the sample that ends a run.
     *
     * @param alone whether samples of other colours do not end theirs with it
     */
    int afterRun(int[] runs, int part, int left, int above, boolean alone) throws ApicalException {
        int type = alone && Math.abs(left - above) <= near ? 1 : 0;
        int q = CONTEXTS + type;
        int size = type == 0 ? a[q] : a[q] + (n[q] >> 1);
        int k = 0;
        while (n[q] << k < size) {
            k++;
        }
        int mapped = golomb(k, limit - RUN[runs[part]] - 1);
        int odd = mapped + type & 1;
        int error = mapped + type + odd >> 1;
        if ((k != 0 || 2 * negative[type] >= n[q]) == (odd == 1)) {
            error = -error;
        }
        if (error < 0) {
            negative[type]++;
        }
        a[q] += mapped + 1 - type >> 1;
        if (n[q] == reset) {
            a[q] >>= 1;
            n[q] >>= 1;
            negative[type] >>= 1;
        }
        n[q]++;
        return reconstructed(type == 1 ? left : above, type == 0 && left > above ? -error : error);
    }

    /** Shortens the next run, after one was ended by a sample. */
    static void runEnded(int[] runs, int part) {
        runs[part] = Math.max(0, runs[part] - 1);
    }
}
