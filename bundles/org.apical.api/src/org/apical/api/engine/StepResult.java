package org.apical.api.engine;

/**
 * What one optimiser step reports.
 *
 * @param loss the mean loss of the batch before the step, without weight decay
 * @param gradientNorm the Euclidean norm of the gradient over all trained parameters before clipping
 * @since 1.0
 */
public record StepResult(double loss, double gradientNorm) {
}
