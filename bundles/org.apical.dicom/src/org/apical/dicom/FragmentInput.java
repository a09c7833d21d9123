package org.apical.dicom;

import java.io.IOException;
import java.util.Arrays;
import org.apical.codecs.ByteInput;

/** The fragments of a video laid end to end; nothing of them is in memory. */
final class FragmentInput implements ByteInput {
    private final PixelData pixels;
    /** Where each fragment starts in the whole, and the length of the whole. */
    private final long[] starts;

    FragmentInput(PixelData pixels) {
        this.pixels = pixels;
        starts = new long[pixels.fragments.count() + 1];
        for (int i = 0; i < pixels.fragments.count(); i++) {
            starts[i + 1] = starts[i] + pixels.fragments.length(i);
        }
    }

    @Override
    public long length() {
        return starts[starts.length - 1];
    }

    @Override
    public int read(long position, byte[] into, int offset, int count) throws IOException {
        int got = 0;
        while (got < count && position + got < length()) {
            int fragment = fragmentAt(position + got);
            long inside = position + got - starts[fragment];
            int wanted = (int) Math.min(count - got, pixels.fragments.length(fragment) - inside);
            int more = pixels.source.read(pixels.fragments.offset(fragment) + inside, into, offset + got, wanted);
            if (more <= 0) {
                break;
            }
            got += more;
        }
        return got;
    }

    private int fragmentAt(long position) {
        int at = Arrays.binarySearch(starts, position);
        if (at < 0) {
            return -at - 2;
        }
        // Of several that start here, all but the last are empty.
        while (starts[at + 1] == position) {
            at++;
        }
        return at;
    }
}
