package org.apical.phantom.internal;

import java.util.Arrays;
import org.apical.phantom.MaskStructure;

/**
 * The echoes along the scan lines of one frame: reflectivity by place, on a grid of angle and range.
 *
 * <p>Outlines become spans of range on each beam; lines are splatted. Arrays run along the beam first.
 */
public final class Beams implements Canvas {
    /** Number of beams. */
    public static final int COUNT = 160;
    /** Number of samples along a beam. */
    public static final int SAMPLES = 384;
    private static final int CROSSINGS = 16;

    final float[] level = new float[COUNT * SAMPLES];
    final float[] mirror = new float[COUNT * SAMPLES];
    final byte[] kind = new byte[COUNT * SAMPLES];
    private final Sector sector;
    private final double beamStep;
    private final double rangeStep;
    private final double[][] crossing = new double[COUNT][CROSSINGS];
    private final int[] crossings = new int[COUNT];

    /** Lays the beams into a sector. */
    public Beams(Sector sector) {
        this.sector = sector;
        this.beamStep = 2 * sector.halfAngle() / (COUNT - 1);
        this.rangeStep = sector.depthCm() / (SAMPLES - 1);
    }

    /** Forgets the frame before: soft tissue of this level everywhere. */
    public void clear(double levelDb) {
        Arrays.fill(level, (float) amplitude(levelDb));
        Arrays.fill(mirror, 0);
        Arrays.fill(kind, (byte) Kind.STILL.ordinal());
    }

    /** Returns the beam, with fraction, through a point. */
    double beamOf(double x, double z) {
        return (StrictMath.atan2(x, z) + sector.halfAngle()) / beamStep;
    }

    /** Returns the angle of a beam from the vertical in radians. */
    double angle(int beam) {
        return beam * beamStep - sector.halfAngle();
    }

    /** Returns centimetres between samples along a beam. */
    double rangeStepCm() {
        return rangeStep;
    }

    @Override
    public void fill(Outline outline, Kind what, double levelDb, MaskStructure structure) {
        Arrays.fill(crossings, 0);
        int n = outline.size();
        double beam0 = beamOf(outline.x(0), outline.z(0));
        double range0 = range(outline.x(0), outline.z(0)) / rangeStep;
        for (int i = 1; i <= n; i++) {
            double beam1 = beamOf(outline.x(i), outline.z(i));
            double range1 = range(outline.x(i), outline.z(i)) / rangeStep;
            cross(beam0, range0, beam1, range1);
            beam0 = beam1;
            range0 = range1;
        }
        float amplitude = (float) amplitude(levelDb);
        byte code = (byte) what.ordinal();
        for (int b = 0; b < COUNT; b++) {
            int count = crossings[b];
            Arrays.sort(crossing[b], 0, count);
            for (int c = 0; c + 1 < count; c += 2) {
                int from = b * SAMPLES + Math.max(0, (int) Math.ceil(crossing[b][c]));
                int to = b * SAMPLES + Math.min(SAMPLES, (int) Math.ceil(crossing[b][c + 1]));
                if (from < to) {
                    Arrays.fill(level, from, to, amplitude);
                    Arrays.fill(mirror, from, to, 0);
                    Arrays.fill(kind, from, to, code);
                }
            }
        }
    }

    private void cross(double beam0, double range0, double beam1, double range1) {
        int first = Math.max(0, (int) Math.ceil(Math.min(beam0, beam1)));
        int last = Math.min(COUNT, (int) Math.ceil(Math.max(beam0, beam1)));
        for (int b = first; b < last; b++) {
            if (crossings[b] < CROSSINGS) {
                crossing[b][crossings[b]++] = range0 + (range1 - range0) * (b - beam0) / (beam1 - beam0);
            }
        }
    }

    @Override
    public void line(Outline line, double levelDb, double widthCm, double mirrorShare, MaskStructure structure) {
        double full = amplitude(levelDb);
        for (int i = 0; i + 1 < line.size(); i++) {
            double dx = line.x(i + 1) - line.x(i);
            double dz = line.z(i + 1) - line.z(i);
            double length = Math.sqrt(dx * dx + dz * dz);
            if (length == 0) {
                continue;
            }
            double range = range(line.x(i), line.z(i));
            double cosine = (dx * line.x(i) + dz * line.z(i)) / (length * Math.max(range, 0.1));
            double amplitude = full * (1 - mirrorShare * Math.min(0.95, Math.abs(cosine)));
            int steps = Math.max(1, (int) Math.ceil(length / 0.05));
            for (int k = 0; k < steps; k++) {
                double x = line.x(i) + dx * k / steps;
                double z = line.z(i) + dz * k / steps;
                splat(x, z, amplitude, widthCm / 2);
            }
        }
    }

    private void splat(double x, double z, double amplitude, double radiusCm) {
        double range = range(x, z);
        double beam = beamOf(x, z);
        double sample = range / rangeStep;
        double reachBeams = Math.max(1, radiusCm / (Math.max(range, 0.5) * beamStep));
        double reachSamples = Math.max(1, radiusCm / rangeStep);
        int lastBeam = Math.min(COUNT - 1, (int) (beam + reachBeams));
        int lastSample = Math.min(SAMPLES - 1, (int) (sample + reachSamples));
        for (int b = Math.max(0, (int) Math.ceil(beam - reachBeams)); b <= lastBeam; b++) {
            double across = (b - beam) / reachBeams;
            for (int s = Math.max(0, (int) Math.ceil(sample - reachSamples)); s <= lastSample; s++) {
                double along = (s - sample) / reachSamples;
                float value = (float) (amplitude * (1 - across * across) * (1 - along * along));
                int at = b * SAMPLES + s;
                if (value > mirror[at]) {
                    mirror[at] = value;
                }
            }
        }
    }

    static double amplitude(double levelDb) {
        return StrictMath.pow(10, levelDb / 20);
    }

    private static double range(double x, double z) {
        return Math.sqrt(x * x + z * z);
    }
}
