package org.apical.codecs.internal;

import org.apical.api.ApicalException;

/** The bits of a JPEG-LS scan; the bit stuffed behind each byte of ones is left out (ITU-T T.87 annex A.1). */
final class JpegLsBits {
    private final byte[] bytes;
    private final int end;
    private int at;
    private boolean afterOnes;
    private long buffer;
    private int left;
    /** How many of the bits in the buffer were made up because the scan is over. */
    private int missing;

    JpegLsBits(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    private void fill() {
        while (left <= 48) {
            int value = 0;
            int width = afterOnes ? 7 : 8;
            if (at < end) {
                value = bytes[at++] & 0xFF;
                afterOnes = value == 0xFF;
            } else {
                missing += width;
                afterOnes = false;
            }
            buffer = buffer << width | value;
            left += width;
        }
    }

    private void take(int count) throws ApicalException {
        left -= count;
        if (left < missing) {
            throw Damage.of("The picture in the stream is cut off at byte " + at + ".");
        }
    }

    /** Reads up to 32 bits. */
    int read(int count) throws ApicalException {
        if (left < count) {
            fill();
        }
        int value = (int) (buffer >>> left - count & (1L << count) - 1);
        take(count);
        return value;
    }

    /** Counts the zeros before the next one, and takes them all; refuses more than {@code most}. */
    int zeros(int most) throws ApicalException {
        int zeros = 0;
        while (true) {
            if (left < 32) {
                fill();
            }
            int ahead = Long.numberOfLeadingZeros(buffer << 64 - left);
            if (ahead < left) {
                zeros += ahead;
                if (zeros > most) {
                    break;
                }
                take(ahead + 1);
                return zeros;
            }
            zeros += left;
            take(left);
            if (zeros > most) {
                break;
            }
        }
        throw Damage.of("The stream has a code of more than " + most + " zeros.");
    }

    /** Refuses a scan that goes on behind its last sample by more than two bytes, which some writers pad with. */
    void finish() throws ApicalException {
        fill();
        if ((left - missing) / 7 + (end - at) > 2) {
            throw Damage.of("The scan of the stream goes on behind its picture.");
        }
    }
}
