package org.apical.experiment.file;

import org.apical.api.settings.Setting;

/**
 * How the network is trained: the plain keys of {@code training}.
 *
 * @param engine the engine's id, or "auto" for the best one that is installed
 * @param threads processor threads, 0 for all
 * @param batch frames in a batch (paper: 24)
 * @param epochs the largest number of epochs
 * @param framesPerClip frames of each clip that an epoch uses, 0 for all
 * @param weightDecay the weight decay on kernels
 * @param decoupledDecay whether decay is apart from the gradient (AdamW) rather than added to it (L2)
 * @param gradientClip the largest norm of the gradient, 0 for no limit
 */
public record TrainingSettings(
        @Setting(label = "Engine", help = "The engine that trains; 'auto' takes the best one installed.",
                defaultValue = "auto") String engine,
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
}
