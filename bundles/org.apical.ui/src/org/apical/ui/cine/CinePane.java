package org.apical.ui.cine;

import java.util.Objects;
import java.util.function.IntFunction;
import org.apical.ui.FrameView;
import org.eclipse.swt.graphics.GC;

/**
 * One of the pictures of a player: a clip, perhaps changed, with what lies over it.
 *
 * @param title what stands above it
 * @param clip the clip whose times count
 * @param grey gives the pixels of a frame, one byte each; not changed
 * @param overlay gives the colours over a frame, 0xAARRGGBB one a pixel, or {@code null}
 * @param painter draws over a frame
 */
public record CinePane(String title, CineClip clip, IntFunction<byte[]> grey, IntFunction<int[]> overlay,
        Painter painter) {

    /** Draws over a frame. */
    @FunctionalInterface
    public interface Painter {

        /** Draws nothing. */
        Painter NOTHING = (gc, view, frame) -> { };

        /**
         * Draws.
         *
         * @param gc draws on the canvas
         * @param view where the frame lies
         * @param frame the number of the frame, from 0
         */
        void paint(GC gc, FrameView view, int frame);
    }

    /** Checks that nothing is {@code null}. */
    public CinePane {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(clip, "clip");
        Objects.requireNonNull(grey, "grey");
        Objects.requireNonNull(overlay, "overlay");
        Objects.requireNonNull(painter, "painter");
    }

    /**
     * Shows a clip as it is.
     *
     * @param title what stands above it
     * @param clip the clip
     * @param painter draws over a frame
     * @return the pane
     */
    public static CinePane of(String title, CineClip clip, Painter painter) {
        return new CinePane(title, clip, clip.frames()::get, frame -> null, painter);
    }
}
