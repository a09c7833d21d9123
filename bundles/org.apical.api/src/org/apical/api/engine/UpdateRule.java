package org.apical.api.engine;

/**
 * The formula by which an optimiser changes one parameter; elementwise and free of randomness.
 *
 * @since 1.0
 */
public interface UpdateRule {

    /**
     * Returns how many numbers of state each weight needs.
     *
     * @return 0 for plain gradient descent, 2 for Adam
     */
    int stateSlots();

    /**
     * Changes the weights of one parameter in place.
     *
     * @param weights the weights
     * @param gradient the gradient, weight decay and clipping already in it
     * @param state one array a slot, zero before the first step, as long as the weights
     * @param step the number of this step, from 1
     * @param learningRate the learning rate of this step
     */
    void apply(float[] weights, float[] gradient, float[][] state, long step, double learningRate);
}
