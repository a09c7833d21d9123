package org.apical.api.report;

/**
 * One line of a run's learning curve.
 *
 * @param epoch from 1
 * @param trainLoss the mean loss over the epoch's batches
 * @param validationLoss the loss on the validation part
 * @param validationMetric the selecting metric on the validation part, per patient
 * @param learningRate the learning rate of the epoch's last step
 * @param gradientNorm the mean gradient norm of the epoch
 * @param imagesPerSecond training throughput
 * @param inputWaitSeconds how long of it the engine waited for its next batch
 * @param upkeepSeconds how long of it training stood still for progress, and the checkpoint of the epoch before
 * @param seconds how long the epoch took, validation included
 * @since 1.0
 */
public record EpochRecord(int epoch, double trainLoss, double validationLoss, double validationMetric,
        double learningRate, double gradientNorm, double imagesPerSecond, double inputWaitSeconds,
        double upkeepSeconds, double seconds) {
}
