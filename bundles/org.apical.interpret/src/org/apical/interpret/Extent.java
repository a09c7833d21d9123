package org.apical.interpret;

/** The smallest and largest value of an item. */
record Extent(float low, float high) {

    static Extent of(float[] item) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : item) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return new Extent(low, high);
    }

    float range() {
        return high - low;
    }
}
