package org.apical.bench.internal;

import org.apical.api.ApicalException;

/** Takes a figure several times. */
final class Stopwatch {

    private static final double SHORTEST_SECONDS = 0.7;

    /** Until then Java still compiles what runs most, which takes a processor from the engine. */
    private static final double WARM_UP_SECONDS = 4;

    private Stopwatch() {
    }

    /** Work that is measured. */
    @FunctionalInterface
    interface Work {

        /** Does the work once and returns how many images it handled. */
        long run() throws ApicalException;
    }

    /**
     * Runs the work to warm up, then as often as asked; short work is repeated within one figure.
     *
     * @return images per second, one figure a repeat
     */
    static double[] rates(int repeats, Work work) throws ApicalException {
        long from = System.nanoTime();
        do {
            work.run();
        } while (seconds(from) < WARM_UP_SECONDS);
        double[] rates = new double[repeats];
        for (int i = 0; i < repeats; i++) {
            from = System.nanoTime();
            long images = 0;
            do {
                images += work.run();
            } while (seconds(from) < SHORTEST_SECONDS);
            rates[i] = images / seconds(from);
        }
        return rates;
    }

    private static double seconds(long from) {
        return (System.nanoTime() - from) / 1e9;
    }
}
