package org.apical.dicom;

import java.util.Arrays;

/** Where the pixel data of a file lie; nothing of them is in memory. */
final class PixelData {
    final ByteSource source;
    final Vr vr;
    final boolean bigEndian;
    /** The native value, or the whole of an encapsulated one. */
    final long offset;
    final long length;
    /** Whether the value consists of fragments. */
    final boolean encapsulated;
    /** Entries of the basic offset table; relative to {@link #firstItem}. */
    final long[] offsetTable;
    /** Where the first fragment's item tag is. */
    final long firstItem;
    final Fragments fragments;

    private PixelData(ByteSource source, Vr vr, boolean bigEndian, long offset, long length, boolean encapsulated,
            long[] offsetTable, long firstItem, Fragments fragments) {
        this.source = source;
        this.vr = vr;
        this.bigEndian = bigEndian;
        this.offset = offset;
        this.length = length;
        this.encapsulated = encapsulated;
        this.offsetTable = offsetTable;
        this.firstItem = firstItem;
        this.fragments = fragments;
    }

    static PixelData ofNative(ByteSource source, Vr vr, boolean bigEndian, long offset, long length) {
        return new PixelData(source, vr, bigEndian, offset, length, false, new long[0], offset, new Fragments());
    }

    static PixelData ofFragments(ByteSource source, long[] offsetTable, long firstItem, Fragments fragments) {
        return new PixelData(source, Vr.OB, false, firstItem, source.size() - firstItem, true, offsetTable, firstItem,
                fragments);
    }

    /** The places of the fragments' values, as arrays because a file may have very many. */
    static final class Fragments {
        private long[] offsets = new long[64];
        private int[] lengths = new int[64];
        private boolean[] starts = new boolean[64];
        private int count;

        void add(long offset, int length, boolean startsImage) {
            if (count == offsets.length) {
                offsets = Arrays.copyOf(offsets, count * 2);
                lengths = Arrays.copyOf(lengths, count * 2);
                starts = Arrays.copyOf(starts, count * 2);
            }
            offsets[count] = offset;
            lengths[count] = length;
            starts[count++] = startsImage;
        }

        int count() {
            return count;
        }

        long offset(int i) {
            return offsets[i];
        }

        int length(int i) {
            return lengths[i];
        }

        /** Whether the fragment begins with the first marker of a JPEG or JPEG 2000 image. */
        boolean startsImage(int i) {
            return starts[i];
        }

        int find(long itemOffset) {
            int at = Arrays.binarySearch(offsets, 0, count, itemOffset + 8);
            return at < 0 ? -1 : at;
        }
    }
}
