package org.apical.interpret;

/** Drops the sign of maps. */
final class Magnitude {

    private Magnitude() {
    }

    static void take(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.abs(values[i]);
        }
    }
}
