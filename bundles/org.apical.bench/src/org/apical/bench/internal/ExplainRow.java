package org.apical.bench.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * One measured way to draw maps.
 *
 * @param engine the engine's short id
 * @param precision fp32 or bf16
 * @param network the network
 * @param mode gradient, smoothGrad, clip or occlusion
 * @param batch the batch size
 * @param imagesPerSecond the median of samples, or predictions, a second
 * @param best the best
 * @param seconds how long one map takes by the median, or the maps of a whole clip
 * @param peakMemoryMb the largest resident memory
 * @param ratioToLibtorch the median by that of plain libtorch in the same run; {@code NaN} where that was not measured
 * @param memoryRatioToBatch the memory by that of the gradients of a single batch of the same engine and network;
 *     {@code NaN} for engines without gradients
 * @param auto whether "engine: auto" would take this engine here
 */
record ExplainRow(String engine, String precision, String network, String mode, int batch, double imagesPerSecond,
        double best, double seconds, double peakMemoryMb, double ratioToLibtorch, double memoryRatioToBatch,
        boolean auto) {

    /** Makes rows of what engines were measured at. */
    static List<ExplainRow> of(List<BenchRow> rows) {
        List<ExplainRow> all = new ArrayList<>();
        for (BenchRow row : rows) {
            double batch = rows.stream().filter(other -> other.mode().equals(EngineCell.Mode.GRADIENT.word())
                    && other.engine().equals(row.engine()) && other.network().equals(row.network())
                    && other.precision().equals(row.precision())).mapToDouble(BenchRow::peakMemoryMb).findFirst()
                    .orElse(Double.NaN);
            all.add(new ExplainRow(row.engine(), row.precision(), row.network(), row.mode(), row.batch(),
                    row.imagesPerSecond(), row.best(), images(row) / row.imagesPerSecond(), row.peakMemoryMb(),
                    row.ratioToLibtorch(), row.peakMemoryMb() / batch, row.auto()));
        }
        return all;
    }

    private static int images(BenchRow row) {
        for (EngineCell.Mode mode : EngineCell.Mode.values()) {
            if (mode.word().equals(row.mode())) {
                return switch (mode) {
                    case SMOOTH_GRAD -> CellBench.SAMPLES;
                    case CLIP -> CellBench.CLIP_SAMPLES * CellBench.FRAMES;
                    case OCCLUSION -> CellBench.OCCLUSIONS;
                    case TRAIN, INFERENCE, GRADIENT -> row.batch();
                };
            }
        }
        throw new IllegalArgumentException("There is no mode " + row.mode() + ".");
    }
}
