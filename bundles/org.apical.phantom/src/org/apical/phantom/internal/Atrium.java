package org.apical.phantom.internal;

/**
 * An atrium: it widens from its ring to its largest width and closes with a round roof.
 *
 * @param ringCm   half width of the ring
 * @param heightCm distance from ring to roof
 * @param widthCm  largest half width
 * @param shiftCm  how far it leans across at the height of the largest width
 */
record Atrium(double ringCm, double heightCm, double widthCm, double shiftCm) {
    private static final double WIDEST = 0.45;
    private static final double ASPECT = 0.42;

    /** Makes the atrium of a volume, as a stack of discs. */
    static Atrium ofVolume(double volumeMl, double ringCm, double lean) {
        double height = StrictMath.cbrt(volumeMl / (Math.PI * ASPECT * ASPECT * 0.78));
        for (int i = 0; i < 6; i++) {
            height *= StrictMath.cbrt(volumeMl / new Atrium(ringCm, height, ASPECT * height, 0).volumeMl());
        }
        double width = ASPECT * height;
        return new Atrium(ringCm, height, width, lean * Math.max(0, width - ringCm));
    }

    /** Returns half the width at a share of the height. */
    double halfWidth(double share) {
        if (share < WIDEST) {
            return ringCm + (widthCm - ringCm) * ease(share);
        }
        double off = (share - WIDEST) / (1 - WIDEST);
        return widthCm * Math.sqrt(Math.max(0, 1 - off * off));
    }

    /** Returns how far the middle lies across at a share of the height. */
    double middle(double share) {
        return shiftCm * ease(share);
    }

    /** Returns the volume as a stack of discs. */
    double volumeMl() {
        double sum = 0;
        for (int i = 0; i < 40; i++) {
            double half = halfWidth((i + 0.5) / 40);
            sum += half * half;
        }
        return Math.PI * sum * heightCm / 40;
    }

    private static double ease(double share) {
        double s = Math.min(1, share / WIDEST);
        return s * s * (3 - 2 * s);
    }
}
