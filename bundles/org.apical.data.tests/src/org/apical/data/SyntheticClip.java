package org.apical.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.ScanRegion;
import org.apical.testing.MadeClip;

/**
 * A fan with a chamber that beats in continuous time and tissue of its patient, letters and a scale beside it and an ECG that moves below it;
 * made in memory, the same for every frame rate.
 */
final class SyntheticClip implements MadeClip {

    static final int ROWS = 180;
    static final int COLUMNS = 240;
    static final double APEX_X = 118;
    static final double APEX_Y = 8;
    static final double NEAR = 10;
    static final double FAR = 135;
    static final double HALF_ANGLE = Math.toRadians(40);

    private final ClipInfo info;
    private final double[] times;
    private final int seed;
    private final List<ScanRegion> regions = new ArrayList<>();
    private int brokenFrame = -1;

    SyntheticClip(String patient, String view, double framesPerSecond, double seconds) {
        this.info = new ClipInfo(patient, patient + ".study", patient + ".clip", view, patient + "/clip.dcm",
                Map.of("framesPerSecond", Double.toString(framesPerSecond)));
        this.seed = patient.hashCode();
        this.times = new double[Math.max(1, (int) Math.round(framesPerSecond * seconds))];
        for (int i = 0; i < times.length; i++) {
            times[i] = i * 1000.0 / framesPerSecond;
        }
    }

    private SyntheticClip(ClipInfo info, int seed, double[] times) {
        this.info = info;
        this.seed = seed;
        this.times = times;
    }

    /** The same pictures under other names. */
    SyntheticClip copyFor(String patient) {
        return new SyntheticClip(new ClipInfo(patient, patient + ".study", patient + ".clip", info.view(),
                patient + "/clip.dcm", Map.of()), seed, times);
    }

    SyntheticClip withoutTimes() {
        return new SyntheticClip(info, seed, new double[0]);
    }

    SyntheticClip withBrokenFrame(int frame) {
        brokenFrame = frame;
        return this;
    }

    SyntheticClip withRegion(ScanRegion region) {
        regions.add(region);
        return this;
    }

    static boolean isInFan(int x, int y) {
        double dx = x + 0.5 - APEX_X;
        double dy = y + 0.5 - APEX_Y;
        double distance = Math.hypot(dx, dy);
        return dy > 0 && distance >= NEAR && distance <= FAR && Math.abs(Math.atan2(dx, dy)) <= HALF_ANGLE;
    }

    /** Letters at the upper left, a scale at the right, a name below the fan: everything that must go. */
    static boolean isWriting(int x, int y) {
        boolean letters = y >= 6 && y < 18 && x >= 4 && x < 60 && (x + y) % 3 != 0;
        boolean scale = x >= 228 && x < 232 && y % 10 < 2;
        boolean name = y >= 165 && y < 172 && x >= 140 && x < 220 && x % 4 != 0;
        return letters || scale || name;
    }

    static byte[] picture(double timeMs, int seed) {
        byte[] picture = new byte[ROWS * COLUMNS];
        double beat = 0.5 + 0.5 * Math.cos(2 * Math.PI * timeMs / 900);
        double radius = 20 + 10 * beat;
        int cursor = (int) (timeMs / 10) % 130;
        for (int i = 0; i < picture.length; i++) {
            int x = i % COLUMNS;
            int y = i / COLUMNS;
            if (isWriting(x, y)) {
                picture[i] = (byte) 220;
            } else if (isInFan(x, y)) {
                double chamber = Math.hypot(x - APEX_X, (y - 80) / 1.4);
                int phase = (int) (timeMs / 20);
                int speckle = mixed(mixed(mixed(seed) + phase) + i) >>> 24;
                int tissue = mixed(mixed(seed) + x / 9 * 1000 + y / 9) >>> 26;
                picture[i] = (byte) (chamber < radius ? speckle / 16 : 40 + speckle / 3 + tissue);
            } else if (y == 158 + (x % 40 == 20 ? -6 : 0) && x > 5 && x < 5 + cursor) {
                picture[i] = (byte) 200;
            }
        }
        return picture;
    }

    private static int mixed(int value) {
        int mixed = (value ^ value >>> 16) * 0x85EBCA6B;
        mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
        return mixed ^ mixed >>> 16;
    }

    @Override
    public ClipInfo info() {
        return info;
    }

    @Override
    public int rows() {
        return ROWS;
    }

    @Override
    public int columns() {
        return COLUMNS;
    }

    @Override
    public double[] frameTimesMs() {
        return times.clone();
    }

    @Override
    public int frameCount() {
        return Math.max(times.length, 1);
    }

    @Override
    public byte[] greyFrame(int index) throws ApicalException {
        if (index == brokenFrame) {
            throw ApicalException.badInput(new Problem("The frame cannot be decoded.", "", "frame " + index, ""));
        }
        return picture(times[index], seed);
    }

    @Override
    public List<ScanRegion> regions() {
        return regions;
    }
}
