package org.apical.phantom.internal;

import org.apical.phantom.internal.Canvas.Kind;

/** The suprasternal view: the arch of the aorta with the vessels of head and arm, above the right pulmonary artery. */
final class ArchScene implements Scene {
    private static final double BLOOD_DB = -29.5;
    private static final int STEPS = 40;

    private final CardiacCycle cycle;
    private final double centreX;
    private final double centreZ;
    private final double radius;
    private final double calibre;
    private final double lean;
    private final double spacing;
    private final double valveDb;
    private final double drift;
    private double growth;

    ArchScene(Heart heart, CardiacCycle cycle, double nearFieldCm, Draws draws) {
        this.cycle = cycle;
        this.calibre = 1.15 + 0.15 * draws.tameNormal();
        this.radius = 2.9 + 0.35 * draws.tameNormal();
        this.centreX = 0.5 * draws.tameNormal();
        this.centreZ = nearFieldCm + 1.2 + radius + calibre + 0.3 * draws.uniform();
        this.valveDb = heart.valveDb();
        this.drift = draws.uniform(0, 6);
        this.lean = 0.2 * draws.tameNormal();
        this.spacing = 0.42 + 0.06 * draws.tameNormal();
    }

    @Override
    public String view() {
        return EchoView.SSN.name();
    }

    @Override
    public double depthCm() {
        return centreZ + 6.5;
    }

    @Override
    public int texture(float x, float z) {
        return Texture.at(x, z - (float) growth);
    }

    @Override
    public void draw(double timeS, Canvas canvas) {
        double breath = 0.06 * StrictMath.sin(drift + 1.6 * timeS);
        double pulse = cycle.aorticOpening(timeS);
        growth = breath + 0.05 * pulse;
        double x = centreX + 0.5 * breath;
        double z = centreZ + growth;
        double half = calibre * (1 + 0.06 * pulse);

        canvas.fill(arch(x, z, half + 0.3), Kind.TISSUE, -3, null);
        for (int vessel = -1; vessel <= 1; vessel++) {
            canvas.fill(branch(x, z, vessel, 0.42), Kind.TISSUE, -3, null);
        }
        canvas.fill(Outline.ellipse(x - 0.1, z + 0.5, 1.25, 1.05, 0), Kind.TISSUE, -2, null);
        canvas.fill(arch(x, z, half), Kind.BLOOD, BLOOD_DB, null);
        for (int vessel = -1; vessel <= 1; vessel++) {
            canvas.fill(branch(x, z, vessel, 0.26), Kind.BLOOD, BLOOD_DB, null);
        }
        canvas.fill(Outline.ellipse(x - 0.1, z + 0.5, 1.0, 0.8 * (1 + 0.08 * pulse), 0), Kind.BLOOD, BLOOD_DB, null);
        canvas.line(edge(x, z, radius - half), 9 + 0.4 * valveDb, 0.2, 0.7, null);
        canvas.line(edge(x, z, radius + half), 9 + 0.4 * valveDb, 0.2, 0.7, null);
    }

    /** The vessel runs up on the left, over the top and down on the right. */
    private Outline arch(double x, double z, double half) {
        Outline area = new Outline();
        area.add(x - radius - half, z + 5);
        for (int i = 0; i <= STEPS; i++) {
            ring(area, x, z, radius + half, i);
        }
        area.add(x + radius + half, z + 6);
        area.add(x + radius - half, z + 6);
        for (int i = STEPS; i >= 0; i--) {
            ring(area, x, z, radius - half, i);
        }
        return area.add(x - radius + half, z + 5);
    }

    private Outline edge(double x, double z, double distance) {
        Outline line = new Outline();
        line.add(x - distance, z + 4.5);
        for (int i = 0; i <= STEPS; i++) {
            ring(line, x, z, distance, i);
        }
        return line.add(x + distance, z + 5.5);
    }

    private void ring(Outline outline, double x, double z, double distance, int step) {
        double angle = StrictMath.PI * (1 + (double) step / STEPS);
        double up = StrictMath.sin(angle);
        outline.add(x + distance * (StrictMath.cos(angle) + lean * up), z + distance * up);
    }

    private Outline branch(double x, double z, int vessel, double half) {
        double angle = 1.5 * StrictMath.PI + spacing * vessel;
        double fromX = x + radius * (StrictMath.cos(angle) + lean * StrictMath.sin(angle));
        double fromZ = z + radius * StrictMath.sin(angle);
        double toX = fromX + 0.35 * vessel;
        double toZ = fromZ - calibre - 2.2;
        return new Outline().add(fromX - half, fromZ).add(toX - half, toZ).add(toX + half, toZ)
                .add(fromX + half, fromZ);
    }
}
