package org.apical.phantom.internal;

import org.apical.phantom.MaskStructure;

/** The colour Doppler box over the left heart: red towards the probe in diastole, blue away from it in systole. */
final class ColourBox {
    private static final int CHAMBERS = MaskStructure.LV.bit() | MaskStructure.LA.bit();
    private static final double FRAME_GREY = 200;

    private final Sector sector;
    private final double from;
    private final double to;
    private final double left;
    private final double right;
    private final double[] wobble = new double[64];

    ColourBox(Sector sector, Draws draws) {
        this.sector = sector;
        this.from = 0.36 * sector.depthCm();
        this.to = 0.86 * sector.depthCm();
        this.left = -0.10 + 0.03 * draws.tameNormal();
        this.right = left + 0.50;
        for (int i = 0; i < wobble.length; i++) {
            wobble[i] = draws.tameNormal();
        }
    }

    /** Returns a frame in RGB: the grey picture with velocities where blood moves inside the box. */
    byte[] paint(byte[] grey, byte[] mask, CardiacCycle cycle, double timeS) {
        double inflow = cycle.mitralOpening(timeS);
        double outflow = cycle.aorticOpening(timeS);
        byte[] rgb = new byte[3 * grey.length];
        for (int i = 0; i < grey.length; i++) {
            int level = grey[i] & 0xFF;
            int red = level;
            int green = level;
            int blue = level;
            double x = sector.xCm(i % sector.columns());
            double z = sector.zCm(i / sector.columns());
            double range = Math.sqrt(x * x + z * z);
            double slope = z > 0 ? x / z : 9;
            boolean inside = range > from && range < to && slope > left && slope < right;
            if (inside && (mask[i] & CHAMBERS) != 0) {
                double speed = (0.95 * inflow - 0.9 * outflow) * jet(range, slope);
                if (Math.abs(speed) > 0.25) {
                    double bright = Math.min(1, Math.abs(speed));
                    red = (int) (speed > 0 ? 90 + 165 * bright : 20 * bright);
                    green = (int) (130 * Math.max(0, bright - 0.45));
                    blue = (int) (speed < 0 ? 90 + 165 * bright : 10 * bright);
                }
            } else if (edge(range, slope) && (mask[i] & MaskStructure.SECTOR.bit()) != 0) {
                red = (int) FRAME_GREY;
                green = (int) FRAME_GREY;
                blue = (int) FRAME_GREY;
            }
            rgb[3 * i] = (byte) red;
            rgb[3 * i + 1] = (byte) green;
            rgb[3 * i + 2] = (byte) blue;
        }
        return rgb;
    }

    /** Speed across the stream: fastest in the middle of the box, with ragged borders. */
    private double jet(double range, double slope) {
        double place = (slope - left) / (right - left) * 2 - 1.1;
        double ragged = 0.22 * wave(range * 2.2 + slope * 3) + 0.18 * wave((slope + 2) * 16 - range * 0.7);
        double depth = (range - from) / (to - from) * 2 - 1;
        return Math.max(0, 1.15 - place * place - 0.35 * depth * depth + ragged);
    }

    private double wave(double place) {
        int i = (int) Math.floor(place);
        double t = place - i;
        return wobble[i & 63] + t * t * (3 - 2 * t) * (wobble[(i + 1) & 63] - wobble[i & 63]);
    }

    private boolean edge(double range, double slope) {
        double thick = 0.7 / sector.pixelsPerCm();
        boolean within = range > from - thick && range < to + thick && slope > left - thick / range
                && slope < right + thick / range;
        boolean deep = range > from + thick && range < to - thick && slope > left + thick / range
                && slope < right - thick / range;
        return within && !deep;
    }
}
