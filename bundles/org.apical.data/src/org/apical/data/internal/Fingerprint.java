package org.apical.data.internal;

import java.nio.ByteBuffer;

/**
 * What is remembered of a clip to recognise it again, also when it was compressed again, cropped, brightened, played at
 * another rate or begun elsewhere: a small picture of what stands still, and what its salient points look like.
 *
 * @param x the column of each salient point in {@link FingerprintMaker#SIDE} pixels
 * @param y the row of each salient point
 * @param words what surrounds each point, 64 comparisons of brightness
 * @param picture the structures of the mean picture, 0 where there is none or nothing is known
 */
record Fingerprint(byte[] x, byte[] y, long[] words, byte[] picture) {

    /** Bytes of a fingerprint in a file: the number of points, then room for the most, then the picture. */
    static final int BYTES = 1 + FingerprintMaker.POINTS * (2 + Long.BYTES) + FingerprintMaker.KEPT
            * FingerprintMaker.KEPT;

    int points() {
        return words.length;
    }

    byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.put((byte) points());
        for (int i = 0; i < points(); i++) {
            bytes.put(x[i]).put(y[i]).putLong(words[i]);
        }
        bytes.position(BYTES - picture.length);
        return bytes.put(picture).array();
    }

    static Fingerprint of(byte[] record) {
        ByteBuffer bytes = ByteBuffer.wrap(record);
        int points = Math.min(FingerprintMaker.POINTS, bytes.get() & 0xFF);
        Fingerprint fingerprint = new Fingerprint(new byte[points], new byte[points], new long[points],
                new byte[FingerprintMaker.KEPT * FingerprintMaker.KEPT]);
        for (int i = 0; i < points; i++) {
            fingerprint.x[i] = bytes.get();
            fingerprint.y[i] = bytes.get();
            fingerprint.words[i] = bytes.getLong();
        }
        bytes.position(BYTES - fingerprint.picture.length).get(fingerprint.picture);
        return fingerprint;
    }
}
