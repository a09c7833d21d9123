package org.apical.api.source;

/**
 * A rectangle of the picture that the scanner declared to hold a certain kind of data.
 *
 * @param kind what it holds
 * @param x0 the leftmost column
 * @param y0 the topmost row
 * @param x1 the rightmost column, included
 * @param y1 the bottom row, included
 * @param deltaXCm centimetres per column, positive; {@code NaN} when not known
 * @param deltaYCm centimetres per row, positive; {@code NaN} when not known
 * @since 1.0
 */
public record ScanRegion(Kind kind, int x0, int y0, int x1, int y1, double deltaXCm, double deltaYCm) {

    /** What a region holds. */
    public enum Kind {
        /** Two-dimensional tissue, colour flow included. */
        TISSUE,
        /** Spectral Doppler. */
        SPECTRAL,
        /** M-mode. */
        M_MODE,
        /** A wave form such as the ECG. */
        WAVEFORM,
        /** Graphics or anything else. */
        OTHER
    }
}
