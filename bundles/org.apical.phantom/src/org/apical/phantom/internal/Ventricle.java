package org.apical.phantom.internal;

/** Outlines of the left ventricle cut along its axis, and the motion of what is around it. */
final class Ventricle {
    private static final int STEPS = 48;
    private static final float[] PROFILE = new float[129];

    static {
        for (int i = 0; i < PROFILE.length; i++) {
            PROFILE[i] = (float) Heart.profile(i / 128.0);
        }
    }

    final double lengthCm;
    final double radiusCm;
    final double wallCm;
    final double ringCm;
    private final Axes axes;
    private final float restLength;
    private final float growth;

    Ventricle(Heart heart, double emptying, Axes axes) {
        this.axes = axes;
        this.lengthCm = heart.lengthCm(emptying);
        this.radiusCm = heart.radiusCm(emptying);
        this.wallCm = heart.wallCm(emptying);
        this.ringCm = radiusCm * Heart.profile(1);
        this.restLength = (float) heart.lengthCm(0);
        this.growth = (float) (radiusCm - heart.radiusCm(0));
    }

    /** Returns half the width of the cavity at a distance from the apex. */
    double inner(double along) {
        return along < 0 || along > lengthCm ? 0 : radiusCm * Heart.profile(along / lengthCm);
    }

    /** Returns half the width of cavity and wall at a distance from the apex. */
    double outer(double along) {
        double tip = apicalWall();
        return (radiusCm + wallCm) * Heart.profile((along + tip) / (lengthCm + tip));
    }

    double apicalWall() {
        return 0.75 * wallCm;
    }

    Outline cavity() {
        return around(0, false);
    }

    Outline wall() {
        return around(-apicalWall(), true);
    }

    private Outline around(double start, boolean whole) {
        Outline outline = new Outline();
        for (int i = STEPS; i >= 0; i--) {
            double along = start + (lengthCm - start) * bent(i);
            axes.add(outline, along, -(whole ? outer(along) : inner(along)));
        }
        for (int i = 1; i <= STEPS; i++) {
            double along = start + (lengthCm - start) * bent(i);
            axes.add(outline, along, whole ? outer(along) : inner(along));
        }
        return outline;
    }

    /** One side of the outer border as a line, from a share of the length to another; side -1 left, 1 right. */
    Outline border(double from, double to, int side, double offset) {
        Outline line = new Outline();
        for (int i = 0; i <= 24; i++) {
            double along = lengthCm * (from + (to - from) * i / 24);
            axes.add(line, along, side * (outer(along) + offset));
        }
        return line;
    }

    /** One side of the wall as an area, from a share of the length to another. */
    Outline flank(double from, double to, int side) {
        Outline area = new Outline();
        for (int i = 0; i <= 24; i++) {
            double along = lengthCm * (from + (to - from) * i / 24);
            axes.add(area, along, side * outer(along));
        }
        for (int i = 24; i >= 0; i--) {
            double along = lengthCm * (from + (to - from) * i / 24);
            axes.add(area, along, side * inner(along));
        }
        return area;
    }

    /** Returns where the tissue at this point was at end diastole, as a place in the texture. */
    int texture(float x, float z) {
        float dx = x - (float) axes.x();
        float dz = z - (float) axes.z();
        float along = dx * (float) axes.sine() + dz * (float) axes.cosine();
        float across = dx * (float) axes.cosine() - dz * (float) axes.sine();
        float length = (float) lengthCm;
        float share = Math.max(0, Math.min(1, along / length));
        float width = PROFILE[(int) (share * 128)];
        float away = Math.abs(across) - width * (float) radiusCm;
        float fade = Math.max(0, 1 - Math.max(0, away) * 0.25f);
        float moved = growth * width * fade;
        float restAcross = across > 0 ? across - moved : across + moved;
        float restAlong = along < 0 ? along : along < length ? along * restLength / length
                : along + restLength - length;
        return Texture.at(restAcross, restAlong);
    }

    /** Spaces the points so that the round apex is smooth. */
    private static double bent(int i) {
        double s = (double) i / STEPS;
        return s * s;
    }
}
