package org.apical.bench.internal;

import java.util.Arrays;

/**
 * One measured figure.
 *
 * @param engine the engine's short id, or "input"
 * @param precision fp32 or bf16, empty where there is none
 * @param network the network or kind of file
 * @param mode train, inference, smoothGrad, decode, import or batches
 * @param batch the batch size, 0 where there is none
 * @param imagesPerSecond the median
 * @param best the best
 * @param peakMemoryMb the largest resident memory while it was measured
 * @param ratioToLibtorch the median by that of plain libtorch in the same run; {@code NaN} where that was not measured
 * @param memoryRatioToLibtorch the memory by that of plain libtorch; {@code NaN} where that was not measured
 * @param auto whether "engine: auto" would take this engine here
 */
record BenchRow(String engine, String precision, String network, String mode, int batch, double imagesPerSecond,
        double best, double peakMemoryMb, double ratioToLibtorch, double memoryRatioToLibtorch, boolean auto) {

    /** Makes a row from several figures of one kind. */
    static BenchRow of(String engine, String precision, String network, String mode, int batch, double[] rates,
            double peakMemoryMb) {
        double[] sorted = rates.clone();
        Arrays.sort(sorted);
        int count = sorted.length;
        double median = count % 2 == 1 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2;
        return new BenchRow(engine, precision, network, mode, batch, median, sorted[count - 1], peakMemoryMb,
                Double.NaN, Double.NaN, false);
    }

    /** Returns the row beside the one it is compared with, {@code null} when there is none. */
    BenchRow beside(BenchRow plain, boolean chosenByAuto) {
        return new BenchRow(engine, precision, network, mode, batch, imagesPerSecond, best, peakMemoryMb,
                plain == null ? Double.NaN : imagesPerSecond / plain.imagesPerSecond,
                plain == null ? Double.NaN : peakMemoryMb / plain.peakMemoryMb, chosenByAuto);
    }
}
