package org.apical.experiment.file;

import org.apical.api.engine.Precision;
import org.apical.api.settings.Setting;

/**
 * How the network is trained: the plain keys of {@code training}.
 *
 * @param engine the id of the engine that trains, or "auto" for the fastest one that is installed
 * @param predictionEngine the id of the engine that predicts, or "auto"
 * @param gradientEngine the id of the engine that computes saliency maps, or "auto"
 * @param precision the numbers that engines compute with
 * @param threads processor threads, 0 for all
 * @param batch frames in a batch (paper: 24)
 * @param epochs the largest number of epochs
 * @param framesPerClip frames of each clip that an epoch uses, 0 for all
 * @param weightDecay the weight decay on kernels
 * @param decoupledDecay whether decay is apart from the gradient (AdamW) rather than added to it (L2)
 * @param gradientClip the largest norm of the gradient, 0 for no limit
 */
public record TrainingSettings(
        @Setting(label = "Engine", help = "The engine that trains; 'auto' takes the fastest one installed.",
                defaultValue = "auto") String engine,
        @Setting(label = "Prediction engine", help = "The engine that predicts patients once the network is trained; "
                + "'auto' takes the fastest one installed.", defaultValue = "auto") String predictionEngine,
        @Setting(label = "Gradient engine", help = "The engine that computes the gradients of saliency maps; 'auto' "
                + "takes the fastest one installed.", defaultValue = "auto") String gradientEngine,
        @Setting(label = "Precision", help = "The numbers that engines compute with: fp32, or bf16 on processors and "
                + "GPUs made for it, which is faster and needs half the memory.", defaultValue = "fp32")
        Precision precision,
        @Setting(label = "Threads", help = "How many processor threads are used; 0 takes all there are.", min = 0,
                max = 1024, defaultValue = "0") int threads,
        @Setting(label = "Batch", help = "How many frames go into one step.", unit = "frames", min = 1, max = 4096,
                defaultValue = "24") int batch,
        @Setting(label = "Epochs", help = "The largest number of passes over the training part.", min = 1,
                max = 100_000, defaultValue = "50") int epochs,
        @Setting(label = "Frames per clip", help = "How many frames of each clip one epoch uses, chosen anew for "
                + "every epoch; 0 uses all.", min = 0, max = 10_000, defaultValue = "0") int framesPerClip,
        @Setting(label = "Weight decay", help = "The weight decay on the kernels of the network.", min = 0, max = 10,
                defaultValue = "0.0001") double weightDecay,
        @Setting(label = "Decoupled decay", help = "Whether the weights shrink beside the step (AdamW) instead of "
                + "through the gradient (L2).", defaultValue = "false") boolean decoupledDecay,
        @Setting(label = "Gradient clip", help = "The largest allowed norm of the gradient; 0 sets no limit.",
                min = 0, max = 1e6, defaultValue = "0") double gradientClip) {

    /**
     * Fixes what the machine decided.
     *
     * @param trains the id of the engine that trains
     * @param predicts the id of the engine that predicts
     * @param explains the id of the engine that computes gradients with respect to the input
     * @param processorThreads the number of processor threads
     * @return the settings with these in place of "auto" and 0
     */
    public TrainingSettings on(String trains, String predicts, String explains, int processorThreads) {
        return new TrainingSettings(trains, predicts, explains, precision, processorThreads, batch, epochs,
                framesPerClip, weightDecay, decoupledDecay, gradientClip);
    }
}
