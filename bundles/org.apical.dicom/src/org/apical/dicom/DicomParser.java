package org.apical.dicom;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apical.api.ApicalException;

/**
 * Reads the elements of a data set, without recursion and without trusting any length.
 *
 * <p>Before the pixel data an element that runs past the end of the file refuses the file; behind them it is
 * trailing data, and tolerated.
 */
final class DicomParser {
    private static final long UNDEFINED = 0xFFFFFFFFL;
    private static final int DEEPEST = 64;
    private static final int MOST_ELEMENTS = 1_000_000;
    private static final int MOST_FRAGMENTS = 4_000_000;
    private static final int LARGEST_VALUE = 32 << 20;
    private static final int LARGEST_SUM = 256 << 20;
    private static final String COPY_AGAIN = "Copy or export the file again.";

    private final ByteSource source;
    private final Cursor in;
    private final ProblemList problems;
    private final Deque<Level> levels = new ArrayDeque<>();
    private PixelData pixelData;
    private int elements;
    private int lastTag;
    private long loaded;

    DicomParser(ByteSource source, Cursor in, ProblemList problems) {
        this.source = source;
        this.in = in;
        this.problems = problems;
    }

    /** The data set, an item, or a sequence of items, that is being read. */
    private static final class Level {
        private final DicomObject object;
        private final List<DicomObject> items;
        private final int tag;
        private final long end;
        private final boolean undefined;
        private final boolean explicit;

        Level(DicomObject object, List<DicomObject> items, int tag, long end, boolean undefined, boolean explicit) {
            this.object = object;
            this.items = items;
            this.tag = tag;
            this.end = end;
            this.undefined = undefined;
            this.explicit = explicit;
        }

        boolean isSequence() {
            return items != null;
        }
    }

    PixelData pixelData() {
        return pixelData;
    }

    /** Reads from the cursor to the end of the source. */
    DicomObject parse(boolean explicit) throws IOException, ApicalException {
        DicomObject root = new DicomObject();
        levels.push(new Level(root, null, 0, in.size(), false, explicit));
        while (true) {
            Level level = levels.peek();
            long at = in.position();
            if (level.end - at < 8) {
                if (levels.size() == 1) {
                    noteRest(at);
                    return root;
                }
                if (level.undefined) {
                    problems.add("A sequence or item is not closed.", place(level.tag, at), COPY_AGAIN);
                }
                in.seek(level.end);
                close();
                continue;
            }
            if (!step(level, at)) {
                return root;
            }
        }
    }

    /** Reads one tag and what belongs to it; false ends the reading. */
    private boolean step(Level level, long at) throws IOException, ApicalException {
        if (++elements > MOST_ELEMENTS) {
            throw problems.refuse("The header has more than " + MOST_ELEMENTS + " elements.", place(0, at),
                    "Such a file is not an image; leave it out.");
        }
        int tag = in.tag();
        if (Tag.group(tag) == 0xFFFE) {
            delimiter(level, tag, in.unsignedInt(), at);
            return true;
        }
        if (level.isSequence()) {
            problems.add("An item was expected in a sequence.", place(level.tag, at), COPY_AGAIN);
            in.seek(level.undefined ? at : level.end);
            close();
            return true;
        }
        if (levels.size() == 1 && pixelData != null && Integer.compareUnsigned(tag, lastTag) <= 0) {
            noteRest(at);
            return false;
        }
        lastTag = levels.size() == 1 ? tag : lastTag;
        return element(level, tag, at);
    }

    private void noteRest(long at) {
        if (at < in.size()) {
            problems.add((in.size() - at) + " bytes behind the last element are ignored.", "byte " + at, "");
        }
    }

    private void close() {
        Level done = levels.pop();
        if (done.isSequence()) {
            levels.peek().object.put(DicomElement.of(done.tag, done.items));
        }
    }

    private void delimiter(Level level, int tag, long length, long at) throws ApicalException {
        if (tag == Tag.ITEM && levels.size() > 1) {
            if (!level.isSequence()) {
                problems.add("An item is not closed.", place(level.tag, at), COPY_AGAIN);
                close();
                in.seek(at);
                return;
            }
            boolean undefined = length == UNDEFINED;
            DicomObject item = new DicomObject(owner().characterSet());
            level.items.add(item);
            long end = undefined ? level.end : within(level, length, level.tag);
            push(new Level(item, null, level.tag, end, undefined, level.explicit), at);
        } else if (tag == Tag.ITEM_DELIMITER && levels.size() > 1 && !level.isSequence()) {
            if (level.undefined) {
                close();
            }
        } else if (tag == Tag.SEQUENCE_DELIMITER && levels.size() > 1) {
            if (!level.isSequence()) {
                problems.add("An item is not closed.", place(level.tag, at), COPY_AGAIN);
                close();
            }
            close();
        } else {
            problems.add("An item or delimiter stands outside of any sequence.", place(tag, at), "");
            // Its content must not be taken for the data set's own.
            in.seek(tag == Tag.ITEM && length != UNDEFINED ? Math.min(in.position() + length, level.end)
                    : in.position());
        }
    }

    private DicomObject owner() {
        for (Level level : levels) {
            if (!level.isSequence()) {
                return level.object;
            }
        }
        throw new IllegalStateException("The data set itself is always there.");
    }

    private void push(Level level, long at) throws ApicalException {
        if (levels.size() >= 2 * DEEPEST) {
            throw problems.refuse("Sequences are nested more than " + DEEPEST + " deep.", place(level.tag, at),
                    "Such a file is not an image; leave it out.");
        }
        levels.push(level);
    }

    private long within(Level level, long length, int tag) {
        if (length <= level.end - in.position()) {
            return in.position() + length;
        }
        problems.add("A length reaches beyond what encloses it.", place(tag, in.position()), COPY_AGAIN);
        return level.end;
    }

    private boolean element(Level level, int tag, long at) throws IOException, ApicalException {
        Vr vr = null;
        long length;
        if (level.explicit) {
            int first = in.unsignedByte();
            int second = in.unsignedByte();
            vr = Vr.of(first, second);
            if (vr == null && pixelData != null && levels.size() == 1) {
                noteRest(at);
                return false;
            }
            if (vr == null && (first < 'A' || first > 'Z' || second < 'A' || second > 'Z')) {
                problems.add("Elements lack their value representation.", "element " + Tag.toString(tag), "");
                in.seek(at + 4);
                length = in.unsignedInt();
                vr = VrDictionary.of(tag);
            } else {
                vr = vr == null ? Vr.UN : vr;
                length = explicitLength(level, vr, tag, at);
            }
        } else {
            length = in.unsignedInt();
            vr = VrDictionary.of(tag);
        }
        if (length != UNDEFINED && length > in.remaining() && tag != Tag.PIXEL_DATA) {
            if (pixelData != null) {
                noteRest(at);
                return false;
            }
            throw problems.refuse("The element claims " + length + " bytes, but only " + in.remaining()
                    + " are left in the file.", place(tag, at), COPY_AGAIN);
        }
        if (tag == Tag.PIXEL_DATA) {
            return pixels(level, vr, length, at);
        }
        value(level, tag, vr, length, at);
        return true;
    }

    private long explicitLength(Level level, Vr vr, int tag, long at) throws IOException, ApicalException {
        if (!vr.hasLongLength()) {
            return in.unsignedShort();
        }
        if (level.end - in.position() < 6) {
            throw problems.refuse("The file ends within an element.", place(tag, at), COPY_AGAIN);
        }
        in.unsignedShort();
        return in.unsignedInt();
    }

    private void value(Level level, int tag, Vr vr, long length, long at) throws IOException, ApicalException {
        boolean undefined = length == UNDEFINED;
        if (undefined && vr.unitBytes() <= 2 && (vr == Vr.OB || vr == Vr.OW) && level.explicit) {
            readFragments(tag);
            return;
        }
        if (undefined && vr != Vr.SQ && vr != Vr.UN && level.explicit) {
            throw problems.refuse("Only sequences may have an undefined length.", place(tag, at), COPY_AGAIN);
        }
        if (undefined || vr == Vr.SQ || vr == Vr.UN && !level.explicit && looksLikeItems(length)) {
            // Content of UN with undefined length is implicit little endian (PS3.5 section 6.2.2, note 2).
            boolean explicit = level.explicit && vr != Vr.UN;
            long end = undefined ? level.end : within(level, length, tag);
            push(new Level(null, new ArrayList<>(), tag, end, undefined, explicit), at);
            return;
        }
        long end = within(level, length, tag);
        int count = (int) Math.min(end - in.position(), Integer.MAX_VALUE);
        if (Tag.element(tag) == 0 && Tag.group(tag) > 2) {
            in.seek(end);
        } else if (count > LARGEST_VALUE || loaded + count > LARGEST_SUM) {
            problems.add("The value of " + count + " bytes is too large for a header and is left out.",
                    place(tag, at), "");
            in.seek(end);
        } else {
            loaded += count;
            byte[] bytes = in.bytes(count);
            if (in.isBigEndian()) {
                swap(bytes, vr.unitBytes());
            }
            level.object.put(DicomElement.of(tag, vr, bytes));
        }
    }

    private boolean looksLikeItems(long length) throws IOException {
        if (length < 8) {
            return false;
        }
        long at = in.position();
        int tag = in.tag();
        long item = in.unsignedInt();
        in.seek(at);
        return tag == Tag.ITEM && (item == UNDEFINED || item <= length - 8);
    }

    static void swap(byte[] bytes, int unit) {
        for (int start = 0; unit > 1 && start + unit <= bytes.length; start += unit) {
            for (int i = 0; i < unit / 2; i++) {
                byte b = bytes[start + i];
                bytes[start + i] = bytes[start + unit - 1 - i];
                bytes[start + unit - 1 - i] = b;
            }
        }
    }

    private boolean pixels(Level level, Vr vr, long length, long at) throws IOException, ApicalException {
        if (length == UNDEFINED) {
            PixelData found = readFragments(Tag.PIXEL_DATA);
            if (levels.size() == 1) {
                pixelData = found;
            }
            return true;
        }
        long available = Math.min(length, level.end - in.position());
        if (available < length) {
            problems.add("Pixel data should have " + length + " bytes, but only " + available + " are there.",
                    place(Tag.PIXEL_DATA, at), COPY_AGAIN);
        }
        if (levels.size() == 1) {
            pixelData = PixelData.ofNative(source, vr, in.isBigEndian(), in.position(), available);
        }
        in.seek(in.position() + available);
        return true;
    }

    /** Walks over the fragments of an encapsulated value; the cursor ends behind them. */
    private PixelData readFragments(int tag) throws IOException, ApicalException {
        PixelData.Fragments fragments = new PixelData.Fragments();
        long[] table = null;
        long firstItem = in.position();
        while (true) {
            long at = in.position();
            if (in.remaining() < 8) {
                problems.add("The fragments of the pixel data are not closed.", place(tag, at), COPY_AGAIN);
                in.seek(in.size());
                break;
            }
            int item = in.tag();
            long length = in.unsignedInt();
            if (item == Tag.SEQUENCE_DELIMITER) {
                break;
            }
            if (item != Tag.ITEM) {
                problems.add("The fragments of the pixel data are broken off by something else.", place(tag, at),
                        COPY_AGAIN);
                in.seek(in.size());
                break;
            }
            long available = Math.min(length, in.remaining());
            if (available < length) {
                problems.add("The last fragment should have " + length + " bytes, but only " + available
                        + " are there.", place(tag, at), COPY_AGAIN);
            }
            long begin = in.position();
            if (table == null) {
                table = offsetTable((int) Math.min(available, LARGEST_VALUE));
                firstItem = begin + available;
            } else {
                addFragment(fragments, available, tag, at);
            }
            in.seek(begin + available);
        }
        return PixelData.ofFragments(source, table == null ? new long[0] : table, firstItem, fragments);
    }

    private void addFragment(PixelData.Fragments fragments, long length, int tag, long at)
            throws IOException, ApicalException {
        if (fragments.count() >= MOST_FRAGMENTS || length > Integer.MAX_VALUE - 8) {
            throw problems.refuse("Pixel data have too many or too long fragments.", place(tag, at), COPY_AGAIN);
        }
        long begin = in.position();
        fragments.add(begin, (int) length, length >= 2 && startsImage(in.unsignedByte(), in.unsignedByte()));
    }

    /** Whether JPEG's start-of-image or JPEG 2000's start-of-codestream marker is there. */
    private static boolean startsImage(int first, int second) {
        return first == 0xFF && (second == 0xD8 || second == 0x4F);
    }

    private long[] offsetTable(int length) throws IOException {
        long[] table = new long[length / 4];
        for (int i = 0; i < table.length; i++) {
            table[i] = in.unsignedInt();
        }
        return table;
    }

    private static String place(int tag, long at) {
        return (tag == 0 ? "" : "element " + Tag.toString(tag) + " ") + "at byte " + at;
    }
}
