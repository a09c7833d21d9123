package org.apical.dicom.deidentify;

/**
 * Finds writing that lies over tissue: thin strokes that stand still while tissue moves, brighter or darker than what
 * is around them.
 *
 * <p>Frames are taken in windows that overlap by half, so that writing which shows for a part of the clip only is
 * found too. Thin and still lines of tissue count as writing: better a few pixels of the heart lost than a name kept.
 */
final class WritingFinder {
    /** Frames looked at together. */
    static final int WINDOW = 16;

    /** Writing is brighter than this in every frame of the window. */
    private static final int DIMMEST = 70;
    /** Lossy compression changes still writing by up to this much. */
    private static final int STILL = 32;
    /** A stroke exceeds what lies around it by more than this. */
    private static final int CONTRAST = 55;
    /** Dark letters stand on a ground that is brighter than this. */
    private static final int HOLE_BRIGHT = 120;
    /** Fewer pixels than this are specks of noise. */
    private static final int SMALLEST = 6;

    private final int rows;
    private final int columns;
    private final int stroke;
    private final Morphology morphology;
    private final Window[] overlapping;
    private final byte[] found;
    private int frames;
    private int searches;

    /** The darkest and the brightest that each pixel is in the frames of a window. */
    private static final class Window {
        private final byte[] darkest;
        private final byte[] brightest;
        private int count;

        Window(int pixels) {
            darkest = new byte[pixels];
            brightest = new byte[pixels];
        }

        void add(byte[] frame) {
            for (int i = 0; i < frame.length; i++) {
                int value = frame[i] & 0xFF;
                if (count == 0 || value < (darkest[i] & 0xFF)) {
                    darkest[i] = frame[i];
                }
                if (count == 0 || value > (brightest[i] & 0xFF)) {
                    brightest[i] = frame[i];
                }
            }
            count++;
        }
    }

    WritingFinder(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        // Strokes of letters are up to five pixels wide, more in large pictures.
        stroke = Math.max(2, Math.round(rows / 240f));
        morphology = new Morphology(rows, columns);
        overlapping = new Window[] {new Window(rows * columns), new Window(rows * columns)};
        found = new byte[rows * columns];
    }

    /** Takes the next frame: the brightest of its colours, one byte a pixel. */
    void add(byte[] frame) {
        for (int phase = 0; phase < overlapping.length; phase++) {
            if (frames >= phase * WINDOW / 2) {
                overlapping[phase].add(frame);
                if (overlapping[phase].count == WINDOW) {
                    search(overlapping[phase]);
                }
            }
        }
        frames++;
    }

    /** Returns where writing is, with the gaps in and between its letters; call it once, after the last frame. */
    boolean[] writing() {
        for (Window window : overlapping) {
            if (window.count >= WINDOW / 2 || searches == 0 && window.count > 0) {
                search(window);
            }
        }
        byte[] solid = morphology.dilated(morphology.closed(withoutSpecks(found), 3 * stroke), stroke);
        boolean[] writing = new boolean[solid.length];
        for (int i = 0; i < writing.length; i++) {
            writing[i] = solid[i] != 0;
        }
        return writing;
    }

    private void search(Window window) {
        searches++;
        window.count = 0;
        byte[] opened = morphology.opened(window.darkest, stroke);
        byte[] closed = morphology.closed(window.darkest, stroke);
        for (int i = 0; i < found.length; i++) {
            int dark = window.darkest[i] & 0xFF;
            boolean still = (window.brightest[i] & 0xFF) - dark <= STILL;
            boolean bright = dark >= DIMMEST && dark - (opened[i] & 0xFF) > CONTRAST;
            boolean hole = (closed[i] & 0xFF) >= HOLE_BRIGHT && (closed[i] & 0xFF) - dark > 2 * CONTRAST;
            if (still && (bright || hole)) {
                found[i] = (byte) 255;
            }
        }
    }

    /** Returns the strokes without groups of few pixels. */
    private byte[] withoutSpecks(byte[] strokes) {
        byte[] kept = strokes.clone();
        int[] queue = new int[kept.length];
        boolean[] seen = new boolean[kept.length];
        for (int seed = 0; seed < kept.length; seed++) {
            if (kept[seed] == 0 || seen[seed]) {
                continue;
            }
            int size = flood(strokes, seed, seen, queue);
            for (int i = 0; size < SMALLEST && i < size; i++) {
                kept[queue[i]] = 0;
            }
        }
        return kept;
    }

    private int flood(byte[] strokes, int seed, boolean[] seen, int[] queue) {
        int head = 0;
        int tail = 0;
        queue[tail++] = seed;
        seen[seed] = true;
        while (head < tail) {
            int at = queue[head++];
            int x = at % columns;
            int y = at / columns;
            for (int v = Math.max(0, y - 1); v <= Math.min(rows - 1, y + 1); v++) {
                for (int u = Math.max(0, x - 1); u <= Math.min(columns - 1, x + 1); u++) {
                    int next = v * columns + u;
                    if (strokes[next] != 0 && !seen[next]) {
                        seen[next] = true;
                        queue[tail++] = next;
                    }
                }
            }
        }
        return tail;
    }
}
