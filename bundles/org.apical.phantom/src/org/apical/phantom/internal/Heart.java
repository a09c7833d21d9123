package org.apical.phantom.internal;

import org.apical.phantom.PhantomPatient;
import org.apical.phantom.PhantomSettings;

/**
 * The anatomy of one patient, shared by all views, and its sizes through the beat.
 *
 * <p>The left ventricle is a body of revolution: an ellipse from the apex to its widest place, a flatter one from
 * there to the mitral ring. Its volume is exactly the one of the volume curve; its length shortens by up to a quarter
 * of the emptying, and the wall keeps its area, so it thickens.
 */
public final class Heart {
    /** Place of the largest width between apex (0) and mitral ring (1). */
    private static final double WIDEST = 0.62;
    private static final double RING = 0.72;
    private static final double BASE_AXIS = (1 - WIDEST) / Math.sqrt(1 - RING * RING);
    private static final double FILL = 2 * WIDEST / 3 + (1 - WIDEST)
            - (1 - WIDEST) * (1 - WIDEST) * (1 - WIDEST) / (3 * BASE_AXIS * BASE_AXIS);
    private static final double SHORTENING = 0.27;

    private final PhantomPatient patient;
    private final double restLengthCm;
    private final double restRadiusCm;
    private final double restWallCm;
    private final double laMaxMl;
    private final double laPump;
    private final double mitralReach;
    private final double rightScale;
    private final double valveDb;
    private final double septumDb;
    private final double muscleDb;

    /** Builds the heart that carries a patient's labels. */
    public Heart(PhantomPatient patient, PhantomSettings settings) {
        this.patient = patient;
        int number = Integer.parseInt(patient.patientId().substring(1));
        Draws draws = Draws.of(settings.seed(), number, "heart");
        double noise = settings.plantingNoise();
        double weak = Math.max(-1, Math.min(2.2, (55 - patient.efPercent()) / 14)) * settings.shapeStrength();
        double length = 8.1 * StrictMath.pow(patient.edvMl() / 95, 0.29) * (1 + 0.25 * (patient.heightM() - 1.69));
        this.restLengthCm = length * (1 - 0.07 * weak) * (1 + 0.035 * noise * draws.tameNormal());
        this.restRadiusCm = Math.sqrt(patient.edvMl() / (Math.PI * FILL * restLengthCm));
        double wall = 0.98 + settings.wallStrength() * (patient.wallThicknessCm() - 0.98);
        this.restWallCm = Math.max(0.5, wall + 0.03 * noise * draws.tameNormal());
        double la = 60 * StrictMath.pow(patient.laVolumeMl() / 60, settings.laStrength());
        this.laMaxMl = la * (1 + 0.04 * noise * draws.tameNormal());
        this.laPump = patient.severeLaEnlargement() ? 0.24 : 0.45;
        this.mitralReach = Math.max(0.35, 1 - 0.32 * Math.max(0, weak) + 0.07 * noise * draws.tameNormal());
        double sex = settings.sexStrength() * (patient.male() ? 0.478 : -0.522);
        this.rightScale = (1 + 0.17 * sex) * (1 + 0.07 * noise * draws.tameNormal());
        this.muscleDb = -2.6 * sex + 0.7 * noise * draws.tameNormal();
        double old = settings.ageStrength() * (patient.ageYears() - 61.1) / 17.1;
        this.valveDb = 6 + 4.5 * old + 1.0 * noise * draws.tameNormal();
        this.septumDb = 1 + 3.0 * old + 0.8 * noise * draws.tameNormal();
    }

    /** Returns the width of the cavity at a place between apex (0) and ring (1), as a share of the largest. */
    static double profile(double place) {
        double s = Math.max(0, Math.min(1, place));
        double off = s < WIDEST ? (WIDEST - s) / WIDEST : (s - WIDEST) / BASE_AXIS;
        return Math.sqrt(Math.max(0, 1 - off * off));
    }

    /** Returns the volume of the left ventricle in millilitres for a share of emptying, 0 to 1. */
    public double volumeMl(double emptying) {
        return patient.edvMl() - emptying * (patient.edvMl() - patient.esvMl());
    }

    /** Returns the length of the cavity from apex to mitral ring. */
    public double lengthCm(double emptying) {
        return restLengthCm * (1 - SHORTENING * (1 - volumeMl(emptying) / patient.edvMl()));
    }

    /** Returns the largest half width of the cavity. */
    public double radiusCm(double emptying) {
        return Math.sqrt(volumeMl(emptying) / (Math.PI * FILL * lengthCm(emptying)));
    }

    /** Returns the thickness of the wall at its widest place. */
    public double wallCm(double emptying) {
        double radius = radiusCm(emptying);
        double area = (2 * restRadiusCm + restWallCm) * restWallCm * restLengthCm / lengthCm(emptying);
        return Math.sqrt(radius * radius + area) - radius;
    }

    /** Returns the volume of the left atrium in millilitres. */
    public double laVolumeMl(double emptying) {
        return laMaxMl * (1 - laPump * (1 - emptying));
    }

    /** Returns the largest volume of the left atrium in millilitres, as drawn. */
    public double laMaxMl() {
        return laMaxMl;
    }

    /** Returns the patient. */
    public PhantomPatient patient() {
        return patient;
    }

    /** Returns the share of the usual opening that the mitral valve reaches. */
    public double mitralReach() {
        return mitralReach;
    }

    /** Returns the size of the right heart relative to the usual one. */
    public double rightScale() {
        return rightScale;
    }

    /** Returns the echo of the valves in decibels over muscle. */
    public double valveDb() {
        return valveDb;
    }

    /** Returns the echo of the septa in decibels over muscle. */
    public double septumDb() {
        return septumDb;
    }

    /** Returns the echo of the heart's muscle in decibels over the usual one. */
    public double muscleDb() {
        return muscleDb;
    }
}
