package org.apical.bench.internal;

/**
 * One measured figure.
 *
 * @param engine the engine's short id, or "input"
 * @param network the network or kind of file
 * @param mode train, inference, decode, import or batches
 * @param batch the batch size, 0 where there is none
 * @param imagesPerSecond the median
 * @param best the best
 * @param peakMemoryMb the largest resident memory while it was measured
 * @param ratioToLibtorch the median by that of libtorch in the same run; {@code NaN} where libtorch is not installed
 */
record BenchRow(String engine, String network, String mode, int batch, double imagesPerSecond, double best,
        double peakMemoryMb, double ratioToLibtorch) {
}
