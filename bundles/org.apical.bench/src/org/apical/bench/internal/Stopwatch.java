package org.apical.bench.internal;

import java.util.Arrays;

import org.apical.api.ApicalException;
import org.apical.experiment.run.ProcessMemory;

/** Takes a figure several times. */
final class Stopwatch {

    private Stopwatch() {
    }

    /** Work that is measured. */
    @FunctionalInterface
    interface Work {

        /** Does the work once and returns how many images it handled. */
        long run() throws ApicalException;
    }

    /** Runs the work once to warm up, then as often as asked. */
    static BenchRow measure(String engine, String network, String mode, int batch, int repeats, Work work)
            throws ApicalException {
        ProcessMemory.forgetPeak();
        work.run();
        double[] rates = new double[repeats];
        for (int i = 0; i < repeats; i++) {
            long from = System.nanoTime();
            long images = work.run();
            rates[i] = images / ((System.nanoTime() - from) / 1e9);
        }
        Arrays.sort(rates);
        double median = repeats % 2 == 1 ? rates[repeats / 2] : (rates[repeats / 2 - 1] + rates[repeats / 2]) / 2;
        return new BenchRow(engine, network, mode, batch, median, rates[repeats - 1], ProcessMemory.peakMb(),
                Double.NaN);
    }
}
