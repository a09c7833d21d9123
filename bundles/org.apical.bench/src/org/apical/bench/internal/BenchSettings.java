package org.apical.bench.internal;

import java.util.List;

import org.apical.api.engine.Precision;
import org.apical.api.settings.Setting;

/**
 * The options of {@code bench}.
 *
 * @param name what is measured
 * @param threads the processor threads, 0 for all
 * @param repeats how often each figure is taken
 * @param batches the batch sizes
 * @param networks which networks are measured
 * @param engines which engines are measured, empty for all
 * @param precisions in which precisions
 * @param modes what the engines do
 * @param together whether everything is measured in one process
 */
public record BenchSettings(
        @Setting(label = "Name", help = "What is measured: the engines, the way of frames to them, the import beside "
                + "pydicom, or the drawing of maps.",
                positional = true) Bench name,
        @Setting(label = "Threads", help = "How many processor threads are used; 0 takes all.", min = 0, max = 1024,
                defaultValue = "0") int threads,
        @Setting(label = "Repeats", help = "How often each figure is taken; the median and the best are told.", min = 1,
                max = 1000, defaultValue = "3") int repeats,
        @Setting(label = "Batches", help = "The batch sizes; training is not measured with batches of one.",
                unit = "frames", min = 1, max = 4096, defaultValue = "1,8,24") List<Integer> batches,
        @Setting(label = "Networks", help = "The networks: the small one at 112x112, or that of the paper at 299x299.",
                defaultValue = "smallCnn,inceptionResnetV1") List<String> networks,
        @Setting(label = "Engines", help = "The engines; none named takes all that are installed.", defaultValue = "")
        List<String> engines,
        @Setting(label = "Precisions", help = "The numbers that the engines compute with.",
                defaultValue = "fp32,bf16") List<Precision> precisions,
        @Setting(label = "Modes", help = "What engines do: train, inference, smoothGrad, gradient, clip, occlusion; "
                + "the drawing of maps has its own.",
                defaultValue = "train,inference,smoothGrad") List<EngineCell.Mode> modes,
        @Setting(label = "Together", help = "Measures all engines in one process instead of one for each figure; "
                + "faster, but the memory of one then counts for the next.", defaultValue = "false")
        boolean together) {

    /** Returns the same for engines that draw maps, and the gradients of one batch to compare their memory with. */
    BenchSettings forMaps() {
        return new BenchSettings(Bench.ENGINES, threads, repeats, batches, networks, engines, precisions,
                List.of(EngineCell.Mode.GRADIENT, EngineCell.Mode.SMOOTH_GRAD, EngineCell.Mode.CLIP,
                        EngineCell.Mode.OCCLUSION), together);
    }

    /** What can be measured. */
    public enum Bench {
        /** Training, inference and saliency of every installed engine. */
        ENGINES,
        /** Decoding, import and the making of batches, against what the engine takes. */
        INPUT,
        /** Import of DICOM files, against pydicom with GDCM. */
        IMPORT,
        /** Drawing maps: their speed and what memory they take beside one batch. */
        EXPLAIN
    }
}
