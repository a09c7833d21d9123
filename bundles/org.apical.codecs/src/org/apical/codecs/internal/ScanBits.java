package org.apical.codecs.internal;

import org.apical.api.ApicalException;

/** The bits of a JPEG scan, without the stuffed bytes (ITU-T T.81 section F.2.2.5). */
final class ScanBits {
    private final byte[] bytes;
    private final int end;
    private int at;
    /** The next bits, the first on top of the lowest {@link #left}. */
    private long buffer;
    private int left;
    /** How many of the bits in the buffer were made up because the scan, or its part up to a restart, is over. */
    private int missing;

    ScanBits(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** Returns the next bits, up to 16, without taking them; zeros behind the end. */
    int peek(int count) {
        if (left < count) {
            fill();
        }
        return (int) (buffer >>> left - count) & (1 << count) - 1;
    }

    /** Takes bits that were looked at. */
    void skip(int count) throws ApicalException {
        left -= count;
        if (left < missing) {
            throw Damage.of("The picture in the stream is cut off at byte " + at + ".");
        }
    }

    /** Reads a difference or coefficient of this many bits, up to 16, with its sign (figure F.12). */
    int readSigned(int count) throws ApicalException {
        if (count == 0) {
            return 0;
        }
        int value = peek(count);
        skip(count);
        return value < 1 << count - 1 ? value - (1 << count) + 1 : value;
    }

    private void fill() {
        while (left <= 48) {
            int value = 0;
            if (at < end && bytes[at] != (byte) 0xFF) {
                value = bytes[at++] & 0xFF;
            } else if (at + 1 < end && bytes[at + 1] == 0) {
                value = 0xFF;
                at += 2;
            } else {
                missing += 8;
            }
            buffer = buffer << 8 | value;
            left += 8;
        }
    }

    /** Steps over a restart marker, which must be this one, behind at most seven bits of padding. */
    void restart(int number) throws ApicalException {
        finishPart();
        while (at + 1 < end && bytes[at] == (byte) 0xFF && bytes[at + 1] == (byte) 0xFF) {
            at++;
        }
        if (at + 1 >= end || bytes[at] != (byte) 0xFF || (bytes[at + 1] & 0xFF) != 0xD0 + number) {
            throw Damage.of("A restart marker is missing at byte " + at + " of the stream.");
        }
        at += 2;
    }

    private void finishPart() throws ApicalException {
        fill();
        if (left - missing > 7) {
            throw Damage.of("The scan of the stream goes on behind its picture.");
        }
        left = 0;
        missing = 0;
    }

    /** Refuses a scan that goes on behind its last sample by more than two bytes, which some writers pad with. */
    void finish() throws ApicalException {
        fill();
        if ((left - missing) / 8 + (end - at) > 2) {
            throw Damage.of("The scan of the stream goes on behind its picture.");
        }
    }
}
