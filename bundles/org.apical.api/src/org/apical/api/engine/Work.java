package org.apical.api.engine;

/**
 * What an engine is wanted for; none has to do everything.
 *
 * @since 1.0
 */
public enum Work {
    /** {@link Engine#create} and {@link Model#fit}. */
    TRAINING,
    /** {@link Engine#open} and {@link Model#predict}. */
    PREDICTION,
    /** {@link Engine#open} and {@link Model#inputGradient}. */
    GRADIENTS
}
