package org.apical.phantom.internal;

import org.apical.phantom.MaskStructure;
import org.apical.phantom.internal.Canvas.Kind;

/**
 * The views along the heart's axis: four chambers with the left heart on the right of the picture, the left heart alone,
 * the left heart with the root of the aorta, or four chambers lying behind the liver.
 */
public final class ApicalScene implements Scene {
    private static final double BLOOD_DB = -29.5;
    /** The heart lies across the picture, its apex to the right and higher than its base. */
    private static final double SUBCOSTAL_TILT = -1.08;
    private static final double ROOT_CM = 2.1;

    private final Heart heart;
    private final CardiacCycle cycle;
    private final EchoView view;
    private final boolean four;
    private final double liverCm;
    private final double leadDb;
    private final double tilt;
    private final double apexX;
    private final double apexZ;
    private final double drift;
    private final double driftPhase;
    private final double pericardiumDb;
    private final double leadBend;
    private Ventricle ventricle;

    /**
     * Places a heart under the probe.
     *
     * @param heart        the heart
     * @param cycle        its beat
     * @param view         A4C, A2C, A3C or SC
     * @param nearFieldCm  thickness of the chest wall
     * @param leadStrength brightness of the lead, 1 as usual
     * @param draws        how the probe is held
     */
    public ApicalScene(Heart heart, CardiacCycle cycle, EchoView view, double nearFieldCm, double leadStrength,
            Draws draws) {
        this.heart = heart;
        this.cycle = cycle;
        this.view = view;
        this.four = view == EchoView.A4C || view == EchoView.SC;
        this.leadDb = four && heart.patient().lead() && leadStrength > 0
                ? 17 + 20 * StrictMath.log10(leadStrength) + 2.2 * draws.tameNormal() : Double.NEGATIVE_INFINITY;
        boolean subcostal = view == EchoView.SC;
        this.tilt = (subcostal ? SUBCOSTAL_TILT : four ? 0.10 : 0.02) + 0.06 * draws.tameNormal();
        this.apexX = (subcostal ? 4.1 : four ? 0.75 : 0.1) + 0.25 * draws.tameNormal();
        this.liverCm = subcostal ? 2.2 + 0.4 * draws.uniform() : 0;
        this.apexZ = nearFieldCm + 0.3 + 0.75 * heart.wallCm(0) + draws.uniform(0, 0.3)
                + (subcostal ? liverCm + 2.2 * heart.rightScale() : 0);
        this.drift = draws.uniform(0.02, 0.10);
        this.driftPhase = draws.uniform(0, 6);
        this.pericardiumDb = 11 + 1.5 * draws.tameNormal();
        this.leadBend = draws.uniform(-0.5, 0.5);
    }

    @Override
    public String view() {
        return view.name();
    }

    @Override
    public double depthCm() {
        double ring = heart.radiusCm(0) * Heart.profile(1);
        if (view == EchoView.SC) {
            return apexZ + heart.lengthCm(0) * 0.5 + heart.radiusCm(0) + heart.wallCm(0) + 4.5;
        }
        return apexZ + heart.lengthCm(0) + Atrium.ofVolume(heart.laMaxMl(), ring, 0.4).heightCm() + 0.7;
    }

    @Override
    public int texture(float x, float z) {
        return ventricle.texture(x, z);
    }

    @Override
    public void draw(double timeS, Canvas canvas) {
        double emptying = cycle.emptying(timeS);
        double breath = drift * StrictMath.sin(driftPhase + timeS * 1.6);
        Axes axes = Axes.at(apexX + breath, apexZ + 0.5 * breath, tilt + 0.02 * emptying);
        ventricle = new Ventricle(heart, emptying, axes);
        double length = ventricle.lengthCm;
        Atrium left = Atrium.ofVolume(heart.laVolumeMl(emptying), ventricle.ringCm, four ? 0.45
                : view == EchoView.A3C ? -0.9 : 0.1);
        double muscle = heart.muscleDb();

        RightHeart right = four ? new RightHeart(heart, ventricle, axes, left, emptying) : null;
        halo(canvas, ventricle.border(0.1, 1, 1, 0.5));
        halo(canvas, roof(axes, left, length, 0.6));
        if (four) {
            right.halo(canvas);
            canvas.fill(right.atrium(0.32), Kind.TISSUE, -3 + muscle, null);
            canvas.fill(right.ventricle(0.42), Kind.TISSUE, -2 + muscle, null);
        }
        if (view == EchoView.SC) {
            liver(canvas);
        } else if (view == EchoView.A3C) {
            canvas.fill(root(axes, 0.22), Kind.TISSUE, 4 + 0.4 * heart.valveDb(), null);
        }
        canvas.fill(atrium(axes, left, length, 0.32), Kind.TISSUE, -2 + muscle, null);
        canvas.fill(axes.smooth(true, length - 0.7, ventricle.ringCm + 0.1, length - 1.2,
                ventricle.outer(length - 1.2) + 0.15, length + 0.1, ventricle.ringCm + 1.0, length + 1.0,
                ventricle.ringCm + 0.55, length + 0.4, ventricle.ringCm), Kind.TISSUE, 1 + muscle, null);
        canvas.fill(ventricle.wall(), Kind.TISSUE, muscle, MaskStructure.WALL);
        if (four) {
            canvas.fill(ventricle.flank(0.12, 1, -1), Kind.TISSUE, muscle + heart.septumDb(), MaskStructure.WALL);
            canvas.fill(right.atrium(0), Kind.BLOOD, BLOOD_DB - 3, null);
            canvas.fill(right.ventricle(0), Kind.BLOOD, BLOOD_DB + 1, null);
        }
        canvas.fill(atrium(axes, left, length, 0), Kind.BLOOD, BLOOD_DB - 3, MaskStructure.LA);
        if (view == EchoView.A3C) {
            canvas.fill(root(axes, 0), Kind.BLOOD, BLOOD_DB - 1, null);
        }
        canvas.fill(ventricle.cavity(), Kind.BLOOD, BLOOD_DB, MaskStructure.LV);

        edges(canvas, axes, left, length, muscle);
        mitral(canvas, axes, timeS, length);
        if (view == EchoView.A3C) {
            aortic(canvas, axes, timeS, length);
        }
        if (four) {
            right.draw(canvas, cycle.mitralOpening(timeS), heart.valveDb(), pericardiumDb);
            if (leadDb > Double.NEGATIVE_INFINITY) {
                right.lead(canvas, leadDb, leadBend);
            }
        }
    }

    /** The liver lies between the probe and the heart, finer and greyer than muscle, with a vein in it. */
    private void liver(Canvas canvas) {
        double border = apexZ - 1.7 * heart.rightScale();
        Outline liver = Outline.smooth(true, -9, border - liverCm - 1.4, 0, border - liverCm - 1.5, 9,
                border - liverCm - 1.4, 9, border - 1.2, 3, border - 0.7, -2, border + 0.5, -9, border + 2.2);
        canvas.fill(liver, Kind.STILL, -5, null);
        canvas.line(Outline.smooth(false, -8, border + 2.0, -2, border + 0.6, 3, border - 0.6, 8, border - 1.1), 9,
                0.2, 0.6, null);
        canvas.fill(Outline.ellipse(-2.4, border - 0.75 * liverCm, 0.9, 0.28, 0.25), Kind.BLOOD, BLOOD_DB, null);
    }

    /** The root of the aorta leaves the ventricle's base beside the atrium, on the right of the picture. */
    private Outline root(Axes axes, double margin) {
        double start = ventricle.lengthCm - 0.1;
        double inner = 0.12 * ventricle.ringCm + 0.25;
        double outer = inner + ROOT_CM;
        return axes.smooth(true, start, inner - margin, start + 0.9, inner - 0.15 - margin, start + 2.0,
                inner + 0.2 - margin, start + 4.0, inner + 0.7 - margin, start + 7, inner + 1.4 - margin,
                start + 7, outer + 1.5 + margin, start + 4.0, outer + 0.75 + margin, start + 2.0, outer + 0.2 + margin,
                start + 0.9, outer + 0.25 + margin, start, outer + margin);
    }

    private void aortic(Canvas canvas, Axes axes, double timeS, double length) {
        double inner = 0.12 * ventricle.ringCm + 0.25;
        double middle = inner + ROOT_CM / 2;
        double spread = cycle.aorticOpening(timeS) * 0.8;
        for (int side = -1; side <= 1; side += 2) {
            leaflet(canvas, axes, length + 0.2, middle + side * ROOT_CM / 2, length + 0.95, middle + side * spread,
                    heart.valveDb() + 3, 0.14);
        }
    }

    private void edges(Canvas canvas, Axes axes, Atrium left, double length, double muscle) {
        canvas.line(ventricle.border(0.02, 1, 1, 0.05), pericardiumDb, 0.22, 0.6, null);
        if (!four) {
            canvas.line(ventricle.border(0.02, 1, -1, 0.05), pericardiumDb - 2, 0.22, 0.6, null);
        }
        canvas.line(ventricle.cavity(), muscle + 2, 0.12, 0.9, null);
        canvas.line(roof(axes, left, length, 0.12), pericardiumDb - 1, 0.25, 0.75, null);
        Outline septum = new Outline();
        for (int i = 0; i <= 20; i++) {
            double share = 0.02 + 0.75 * i / 20;
            axes.add(septum, length + left.heightCm() * share, left.middle(share) - left.halfWidth(share) - 0.13);
        }
        canvas.line(septum, heart.septumDb() + 1, 0.26, 0.4, null);
    }

    private static Outline roof(Axes axes, Atrium left, double length, double offset) {
        Outline roof = new Outline();
        for (int i = 0; i <= 40; i++) {
            double share = i < 20 ? 0.25 + 0.75 * i / 20 : 1 - 0.6 * (i - 20) / 20;
            double half = left.halfWidth(share) + 0.3 * offset;
            axes.add(roof, length + left.heightCm() * share + offset, left.middle(share) + (i < 20 ? half : -half));
        }
        return roof;
    }

    /** Draws what reverberates behind the border between heart and lung. */
    static void halo(Canvas canvas, Outline border) {
        canvas.line(border, -7, 2.0, 0, null);
    }

    private void mitral(Canvas canvas, Axes axes, double timeS, double length) {
        double ring = ventricle.ringCm;
        double open = cycle.mitralOpening(timeS) * heart.mitralReach();
        double level = heart.valveDb() + 2;
        leaflet(canvas, axes, length, -ring, tip(length - 0.40, length - 2.1, open),
                tip(0.20 * ring, -ring + 0.45, open), level, 0.17);
        leaflet(canvas, axes, length, ring, tip(length - 0.40, length - 1.35, open),
                tip(0.26 * ring, ring - 0.30, open), level, 0.17);
        for (int side = -1; side <= 1; side += 2) {
            Outline spot = axes.smooth(false, length - 0.15, side * (ring + 0.12), length + 0.2, side * (ring + 0.2));
            canvas.line(spot, heart.valveDb() + 7, 0.42, 0, null);
        }
    }

    /** Draws a leaflet from its hinge on the ring to its tip, with a belly towards the ventricle. */
    static void leaflet(Canvas canvas, Axes axes, double hingeAlong, double hingeAcross, double tipAlong,
            double tipAcross, double levelDb, double widthCm) {
        Outline line = axes.smooth(false, hingeAlong, hingeAcross,
                hingeAlong + 0.55 * (tipAlong - hingeAlong) - 0.12, hingeAcross + 0.42 * (tipAcross - hingeAcross),
                tipAlong, tipAcross);
        canvas.line(line, levelDb, widthCm, 0.45, null);
    }

    private static double tip(double shut, double open, double share) {
        return shut + (open - shut) * share;
    }

    /** Returns the outline of an atrium that hangs at a ring, grown by a margin. */
    static Outline atrium(Axes axes, Atrium atrium, double ringAlong, double marginCm) {
        Outline outline = new Outline();
        double height = atrium.heightCm() + marginCm;
        for (int i = 0; i <= 30; i++) {
            double share = 1 - (1 - i / 30.0) * (1 - i / 30.0);
            axes.add(outline, ringAlong + height * share, atrium.middle(share) + atrium.halfWidth(share)
                    * (1 + marginCm / atrium.widthCm()));
        }
        for (int i = 30; i >= 0; i--) {
            double share = 1 - (1 - i / 30.0) * (1 - i / 30.0);
            axes.add(outline, ringAlong + height * share, atrium.middle(share) - atrium.halfWidth(share)
                    * (1 + marginCm / atrium.widthCm()));
        }
        return outline;
    }
}
