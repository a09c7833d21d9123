package org.apical.codecs.internal;

import org.apical.api.ApicalException;

/**
 * The coding parameters of a JPEG-LS scan (ITU-T T.87 section C.2.4).
 *
 * @param maximum    the largest sample
 * @param near       the largest error, 0 for lossless
 * @param threshold1 where gradients count as small
 * @param threshold2 where they count as medium
 * @param threshold3 where they count as large
 * @param reset      after how many samples a context forgets
 */
record JpegLsParameters(int maximum, int near, int threshold1, int threshold2, int threshold3, int reset) {

    /**
     * Completes what a stream says of them.
     *
     * @param precision bits of a sample
     * @param preset    maximum, three thresholds and reset; each 0 for the value of the standard
     */
    static JpegLsParameters of(int precision, int near, int[] preset) throws ApicalException {
        int maximum = preset[0] == 0 ? (1 << precision) - 1 : preset[0];
        if (maximum < 1 || maximum >= 1 << precision || near > Math.min(255, maximum / 2)) {
            throw Damage.of("The stream has the largest sample " + maximum + " and the error " + near + " at "
                    + precision + " bits.");
        }
        int first;
        int second;
        int third;
        if (maximum >= 128) {
            int factor = (Math.min(maximum, 4095) + 128) / 256;
            first = factor + 2 + 3 * near;
            second = factor * 4 + 3 + 5 * near;
            third = factor * 17 + 4 + 7 * near;
        } else {
            int factor = 256 / (maximum + 1);
            first = Math.max(2, 3 / factor + 3 * near);
            second = Math.max(3, 7 / factor + 5 * near);
            third = Math.max(4, 21 / factor + 7 * near);
        }
        first = preset[1] == 0 ? between(first, near + 1, maximum) : preset[1];
        second = preset[2] == 0 ? between(second, first, maximum) : preset[2];
        third = preset[3] == 0 ? between(third, second, maximum) : preset[3];
        int reset = preset[4] == 0 ? 64 : preset[4];
        if (first <= near || second < first || third < second || third > maximum || reset < 3
                || reset > Math.max(255, maximum)) {
            throw Damage.of("The coding parameters of the stream are damaged.");
        }
        return new JpegLsParameters(maximum, near, first, second, third, reset);
    }

    private static int between(int value, int least, int most) {
        return value > most || value < least ? least : value;
    }
}
