package org.apical.phantom.internal;

import org.apical.phantom.MaskStructure;
import org.apical.phantom.internal.Canvas.Kind;

/** The parasternal long axis: right ventricle on top, apex to the left, aortic root and left atrium to the right. */
final class LongAxisScene implements Scene {
    private static final double BLOOD_DB = -29.5;
    private static final double ROOT_CM = 2.2;
    /** How far the aortic root reaches above the upper border of the ventricle's base. */
    private static final double ABOVE_CM = 0.55;

    private final Heart heart;
    private final CardiacCycle cycle;
    private final double tilt;
    private final double axisZ;
    private final double axisX;
    private final double rightCm;
    private final double drift;
    private Ventricle ventricle;

    LongAxisScene(Heart heart, CardiacCycle cycle, double nearFieldCm, Draws draws) {
        this.heart = heart;
        this.cycle = cycle;
        this.tilt = StrictMath.PI / 2 + 0.10 + 0.05 * draws.tameNormal();
        this.rightCm = 2.1 * heart.rightScale();
        this.axisZ = nearFieldCm + 0.7 + rightCm + heart.wallCm(0) + heart.radiusCm(0);
        this.axisX = -heart.lengthCm(0) + 0.6 + 0.4 * draws.tameNormal();
        this.drift = draws.uniform(0, 6);
    }

    @Override
    public String view() {
        return EchoView.PLAX.name();
    }

    @Override
    public double depthCm() {
        return axisZ + heart.radiusCm(0) + heart.wallCm(0) + 3.6;
    }

    @Override
    public int texture(float x, float z) {
        return ventricle.texture(x, z);
    }

    @Override
    public void draw(double timeS, Canvas canvas) {
        double emptying = cycle.emptying(timeS);
        double breath = 0.06 * StrictMath.sin(drift + 1.6 * timeS);
        Axes axes = Axes.at(axisX + 0.5 * breath, axisZ + 0.5 + breath, tilt);
        ventricle = new Ventricle(heart, emptying, axes);
        double length = ventricle.lengthCm;
        double ring = ventricle.ringCm;
        double muscle = heart.muscleDb();
        double hinge = ring + ABOVE_CM - ROOT_CM;
        Atrium size = Atrium.ofVolume(heart.laVolumeMl(emptying), ring, 0);
        double half = size.widthCm() * 0.80;
        double middle = hinge - 0.25 - half;

        canvas.line(ventricle.border(0.1, 1, -1, 0.7), -7, 2.2, 0, null);
        canvas.fill(right(axes, 0.42), Kind.TISSUE, -2 + muscle, null);
        canvas.fill(atrium(axes, size, half + 0.3, middle, 0.3), Kind.TISSUE, -2 + muscle, null);
        canvas.fill(root(axes, ring, 0.24), Kind.TISSUE, 5 + 0.4 * heart.valveDb(), null);
        canvas.fill(ventricle.wall(), Kind.TISSUE, muscle, MaskStructure.WALL);
        canvas.fill(ventricle.flank(0.1, 1, 1), Kind.TISSUE, muscle + heart.septumDb(), MaskStructure.WALL);
        canvas.fill(right(axes, 0), Kind.BLOOD, BLOOD_DB + 2, null);
        canvas.fill(atrium(axes, size, half, middle, 0), Kind.BLOOD, BLOOD_DB - 2, MaskStructure.LA);
        canvas.fill(root(axes, ring, 0), Kind.BLOOD, BLOOD_DB - 1, null);
        canvas.fill(ventricle.cavity(), Kind.BLOOD, BLOOD_DB, MaskStructure.LV);

        canvas.line(ventricle.border(0.05, 1, -1, 0.08), 13, 0.26, 0.6, null);
        canvas.line(ventricle.cavity(), muscle + 3, 0.12, 0.8, null);
        canvas.line(axes.smooth(false, length + 0.1, middle - half - 0.15, length + 0.5 * size.heightCm(),
                middle - half - 0.25, length + 0.95 * size.heightCm(), middle - 0.3 * half), 9, 0.24, 0.6, null);
        Outline front = new Outline();
        for (int i = 0; i <= 24; i++) {
            double along = length * (0.3 + 0.7 * i / 24);
            axes.add(front, along, upperBorder(i / 24.0, along) + 0.1);
        }
        canvas.line(front, 5, 0.2, 0.6, null);
        Outline vessel = Outline.ellipse(axes.xOf(length + 0.4, 0), axes.zOf(length, middle - half) + 1.5, 1.0, 0.95,
                0);
        canvas.fill(vessel, Kind.BLOOD, BLOOD_DB, null);
        canvas.line(vessel, 6, 0.2, 0.7, null);
        valves(canvas, axes, timeS, hinge);
    }

    private void valves(Canvas canvas, Axes axes, double timeS, double hinge) {
        double length = ventricle.lengthCm;
        double ring = ventricle.ringCm;
        double open = cycle.mitralOpening(timeS) * heart.mitralReach();
        double level = heart.valveDb() + 3;
        ApicalScene.leaflet(canvas, axes, length + 0.1, hinge, length - 0.5 - 1.5 * open,
                -0.35 * ring + open * (0.35 * ring + hinge + 0.45), level, 0.16);
        ApicalScene.leaflet(canvas, axes, length, -ring, length - 0.5 - 0.7 * open, -0.4 * ring - open * 0.4 * ring,
                level, 0.16);
        canvas.line(axes.smooth(false, length - 0.1, -ring - 0.15, length + 0.25, -ring - 0.2), level + 4, 0.4, 0,
                null);
        double spread = cycle.aorticOpening(timeS) * 0.8;
        double root = length + 0.6;
        for (int side = -1; side <= 1; side += 2) {
            double wall = ring + ABOVE_CM + (side - 1) * ROOT_CM / 2;
            double centre = ring + ABOVE_CM - ROOT_CM / 2;
            ApicalScene.leaflet(canvas, axes, root - 0.3, wall, root + 0.45,
                    centre + side * spread, level, 0.14);
        }
    }

    private Outline right(Axes axes, double margin) {
        double length = ventricle.lengthCm;
        Outline area = new Outline();
        for (int i = 0; i <= 24; i++) {
            double along = length * (0.3 - 0.3 * margin + 0.7 * i / 24);
            axes.add(area, along, ventricle.outer(along));
        }
        double top = ventricle.outer(0.6 * length);
        axes.add(area, length + 1.5, ventricle.ringCm + ABOVE_CM + 0.35);
        axes.add(area, length + 3.5, ventricle.ringCm + ABOVE_CM + 0.7);
        axes.add(area, length + 3.5, top + rightCm + margin);
        for (int i = 24; i >= 0; i--) {
            double share = i / 24.0;
            double along = length * (0.3 - 0.3 * margin + 0.7 * share);
            axes.add(area, along, upperBorder(share, along) + margin);
        }
        return area;
    }

    private double upperBorder(double share, double along) {
        double top = ventricle.outer(0.6 * ventricle.lengthCm);
        double thick = rightCm * Math.min(1, 0.25 + 1.6 * share);
        return Math.max(ventricle.outer(along), top - 0.6 + 0.6 * share) + thick;
    }

    private Outline root(Axes axes, double ring, double margin) {
        double start = ventricle.lengthCm - 0.1;
        double upper = ring + ABOVE_CM;
        double lower = upper - ROOT_CM;
        return axes.smooth(true, start, lower - margin, start + 0.9, lower - 0.2 - margin, start + 2.0,
                lower + 0.1 - margin, start + 4.0, lower + 0.5 - margin, start + 7, lower + 1.2 - margin,
                start + 7, upper + 1.4 + margin, start + 4.0, upper + 0.6 + margin, start + 2.0, upper + 0.1 + margin,
                start + 0.9, upper + 0.25 + margin, start, upper + margin);
    }

    private Outline atrium(Axes axes, Atrium size, double half, double middle, double margin) {
        double start = ventricle.lengthCm - margin * 0.2;
        double end = ventricle.lengthCm + size.heightCm() * 0.95 + margin;
        double centre = 0.5 * (start + end);
        return axes.smooth(true, start, middle - 0.75 * half, start + 0.03, middle + 0.75 * half,
                start + 0.7, middle + 0.97 * half, centre, middle + half, end - 0.5, middle + 0.6 * half, end, middle,
                end - 0.5, middle - 0.65 * half, centre, middle - half, start + 0.7, middle - 0.97 * half);
    }
}
