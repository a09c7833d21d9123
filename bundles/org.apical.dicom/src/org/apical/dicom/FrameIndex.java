package org.apical.dicom;

import java.util.Arrays;
import java.util.function.Consumer;

/** Says which fragments of encapsulated pixel data make up which frame. */
final class FrameIndex {
    private final PixelData.Fragments fragments;
    /** First fragment of each frame, and the number of fragments behind the last. */
    private final int[] starts;

    private FrameIndex(PixelData.Fragments fragments, int[] starts) {
        this.fragments = fragments;
        this.starts = starts;
    }

    /**
     * Finds the frames: by the offset table where it is whole, else one fragment a frame, else by the start of image.
     *
     * @param declared the number of frames that the header promises
     * @param extended the extended offset table; empty when there is none
     */
    static FrameIndex of(PixelData pixels, int declared, long[] extended, Consumer<String> problems) {
        PixelData.Fragments fragments = pixels.fragments;
        int[] starts = declared == 1 ? new int[] {0, fragments.count()}
                : byOffsetTable(pixels, extended, declared, "extended", problems);
        if (starts == null) {
            starts = byOffsetTable(pixels, pixels.offsetTable, declared, "basic", problems);
        }
        if (starts == null && fragments.count() > declared && startsOfImages(fragments).length > 1) {
            starts = startsOfImages(fragments);
        }
        if (starts == null) {
            starts = new int[fragments.count() + 1];
            Arrays.setAll(starts, i -> i);
        }
        if (fragments.count() == 0) {
            starts = new int[1];
        }
        int found = starts.length - 1;
        if (found < declared) {
            problems.accept("The header promises " + declared + " frames, the pixel data hold " + found + ".");
        } else if (found > declared || fragments.count() > starts[declared]) {
            problems.accept("The header promises " + declared
                    + " frames, the pixel data hold more; those behind are ignored.");
            starts = Arrays.copyOf(starts, declared + 1);
        }
        return new FrameIndex(fragments, starts);
    }

    private static int[] byOffsetTable(PixelData pixels, long[] table, int declared, String name,
            Consumer<String> problems) {
        if (table.length == 0) {
            return null;
        }
        int[] starts = new int[table.length + 1];
        starts[table.length] = pixels.fragments.count();
        for (int i = 0; i < table.length; i++) {
            starts[i] = pixels.fragments.find(pixels.firstItem + table[i]);
            if (starts[i] < 0 || i == 0 && starts[i] != 0 || i > 0 && starts[i] <= starts[i - 1]) {
                problems.accept("The " + name + " offset table is wrong and is not used.");
                return null;
            }
        }
        if (table.length < declared && pixels.fragments.count() >= declared) {
            problems.accept("The " + name + " offset table has " + table.length + " entries for " + declared
                    + " frames and is not used.");
            return null;
        }
        return starts;
    }

    private static int[] startsOfImages(PixelData.Fragments fragments) {
        int[] starts = new int[fragments.count() + 1];
        int count = 0;
        for (int i = 0; i < fragments.count(); i++) {
            if (fragments.startsImage(i)) {
                starts[count++] = i;
            }
        }
        starts[count++] = fragments.count();
        return Arrays.copyOf(starts, count);
    }

    int count() {
        return starts.length - 1;
    }

    int firstFragment(int frame) {
        return starts[frame];
    }

    int endFragment(int frame) {
        return starts[frame + 1];
    }

    /** The bytes of all fragments of one frame. */
    long length(int frame) {
        long length = 0;
        for (int i = starts[frame]; i < starts[frame + 1]; i++) {
            length += fragments.length(i);
        }
        return length;
    }
}
