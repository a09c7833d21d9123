package org.apical.phantom.internal;

import org.apical.phantom.MaskStructure;

/** What a scene is drawn on: the scanner's beams, or a mask of the truth. Later strokes cover earlier ones. */
public interface Canvas {

    /** What scatters sound, and whether its speckle moves. */
    enum Kind {
        /** Speckle that stays: what lies around the heart. */
        STILL,
        /** Speckle that moves with the heart. */
        TISSUE,
        /** Speckle that is new in each frame. */
        BLOOD
    }

    /**
     * Fills a closed outline.
     *
     * @param outline   its edge
     * @param kind      what is inside
     * @param levelDb   mean echo, 0 dB being heart muscle
     * @param structure the structure it belongs to, or {@code null}; other structures end here
     */
    void fill(Outline outline, Kind kind, double levelDb, MaskStructure structure);

    /**
     * Draws a reflecting line.
     *
     * @param line      its points
     * @param levelDb   echo at right angles to the beam
     * @param widthCm   thickness
     * @param mirror    how far the echo depends on the angle: 0 not, 1 as a mirror
     * @param structure the structure it is part of, or {@code null}
     */
    void line(Outline line, double levelDb, double widthCm, double mirror, MaskStructure structure);
}
