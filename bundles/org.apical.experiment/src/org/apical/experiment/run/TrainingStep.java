package org.apical.experiment.run;

/**
 * One step of the optimiser, as it went.
 *
 * @param epoch the epoch, from 1
 * @param step the step within the epoch, from 1
 * @param steps how many steps the epoch has
 * @param images how many frames the batch held
 * @param loss the mean loss of the batch before the step
 * @param gradientNorm the Euclidean norm of the gradient before clipping
 * @param learningRate the learning rate of the step
 * @param inputWaitSeconds how long the engine waited for the batch
 * @param seconds how long the step took, the wait included
 * @since 1.0
 */
public record TrainingStep(int epoch, int step, int steps, int images, double loss, double gradientNorm,
        double learningRate, double inputWaitSeconds, double seconds) {
}
