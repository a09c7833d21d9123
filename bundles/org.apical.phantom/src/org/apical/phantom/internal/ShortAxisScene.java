package org.apical.phantom.internal;

import org.apical.phantom.MaskStructure;
import org.apical.phantom.internal.Canvas.Kind;

/** The parasternal short axis at the papillary muscles: a ring, with the right ventricle wrapped around its left. */
final class ShortAxisScene implements Scene {
    private static final double BLOOD_DB = -29.5;
    private static final double RIGHT_FROM = StrictMath.toRadians(140);
    private static final double RIGHT_TO = StrictMath.toRadians(305);

    private final Heart heart;
    private final CardiacCycle cycle;
    private final double centreX;
    private final double centreZ;
    private final double rightCm;
    private final double turn;
    private final double drift;
    private double x;
    private double z;
    private float radius;
    private float restRadius;

    ShortAxisScene(Heart heart, CardiacCycle cycle, double nearFieldCm, Draws draws) {
        this.heart = heart;
        this.cycle = cycle;
        this.rightCm = 2.0 * heart.rightScale();
        this.centreX = 0.7 + 0.25 * draws.tameNormal();
        this.centreZ = nearFieldCm + 0.7 + 0.75 * rightCm + heart.wallCm(0) + heart.radiusCm(0);
        this.turn = 0.12 * draws.tameNormal();
        this.drift = draws.uniform(0, 6);
    }

    @Override
    public String view() {
        return EchoView.PSAX.name();
    }

    @Override
    public double depthCm() {
        return centreZ + heart.radiusCm(0) + heart.wallCm(0) + 3;
    }

    @Override
    public int texture(float px, float pz) {
        float dx = px - (float) x;
        float dz = pz - (float) z;
        float distance = (float) Math.sqrt(dx * dx + dz * dz);
        float away = Math.max(0, distance - radius);
        float moved = (radius - restRadius) * Math.max(0, 1 - away * 0.25f);
        float scale = distance > 0.2f ? (distance - moved) / distance : 1;
        return Texture.at(dx * scale, dz * scale);
    }

    @Override
    public void draw(double timeS, Canvas canvas) {
        double emptying = cycle.emptying(timeS);
        double breath = 0.06 * StrictMath.sin(drift + 1.6 * timeS);
        x = centreX + breath;
        z = centreZ + 0.7 * breath + 0.1 * emptying;
        double inner = heart.radiusCm(emptying) * 0.98;
        double outer = inner + heart.wallCm(emptying);
        radius = (float) inner;
        restRadius = (float) (heart.radiusCm(0) * 0.98);
        double muscle = heart.muscleDb();
        double right = rightCm * (1 - 0.2 * emptying);

        canvas.line(arc(outer + 0.6, StrictMath.toRadians(-50), RIGHT_FROM), -7, 2.0, 0, null);
        canvas.fill(crescent(outer - 0.2, right, 0.4), Kind.TISSUE, -2 + muscle, null);
        canvas.fill(Outline.ellipse(x, z, outer, outer, 0), Kind.TISSUE, muscle, MaskStructure.WALL);
        canvas.fill(crescent(outer, right, 0), Kind.BLOOD, BLOOD_DB + 1, null);
        canvas.fill(Outline.ellipse(x, z, outer, outer, 0), Kind.TISSUE, muscle + 0.3 * heart.septumDb(),
                MaskStructure.WALL);
        canvas.fill(Outline.ellipse(x, z, inner, inner, 0), Kind.BLOOD, BLOOD_DB, MaskStructure.LV);
        for (int side = -1; side <= 1; side += 2) {
            double angle = StrictMath.PI / 2 + turn - side * 0.82;
            double size = 0.42 + 0.22 * emptying + 0.1 * heart.wallCm(0);
            double away = inner - 0.75 * size;
            canvas.fill(Outline.ellipse(x + away * StrictMath.cos(angle), z + away * StrictMath.sin(angle), 1.25 * size,
                    0.85 * size, angle), Kind.TISSUE, muscle + 2, MaskStructure.LV);
        }
        canvas.line(closed(arc(inner, 0, 2 * StrictMath.PI)), muscle + 2, 0.12, 0.9, null);
        canvas.line(arc(outer + 0.08, StrictMath.toRadians(-60), RIGHT_FROM), 12, 0.24, 0.6, null);
        canvas.line(arc(outer, RIGHT_FROM, RIGHT_TO), muscle + 4, 0.14, 0.9, null);
    }

    private Outline crescent(double from, double thickness, double margin) {
        Outline area = new Outline();
        for (int i = 0; i <= 40; i++) {
            double angle = RIGHT_FROM - 0.1 * margin + (RIGHT_TO - RIGHT_FROM + 0.2 * margin) * i / 40;
            area.add(x + from * StrictMath.cos(angle), z + from * StrictMath.sin(angle));
        }
        for (int i = 40; i >= 0; i--) {
            double angle = RIGHT_FROM - 0.1 * margin + (RIGHT_TO - RIGHT_FROM + 0.2 * margin) * i / 40;
            double away = from + (thickness + margin) * Math.sqrt(Math.max(0, StrictMath.sin(StrictMath.PI * i / 40.0)))
                    + margin;
            area.add(x + away * StrictMath.cos(angle), z + away * StrictMath.sin(angle));
        }
        return area;
    }

    private Outline arc(double distance, double from, double to) {
        Outline line = new Outline();
        for (int i = 0; i <= 60; i++) {
            double angle = from + (to - from) * i / 60;
            line.add(x + distance * StrictMath.cos(angle), z + distance * StrictMath.sin(angle));
        }
        return line;
    }

    private static Outline closed(Outline line) {
        return line.add(line.x(0), line.z(0));
    }
}
