package org.apical.api.interpreter;

import org.apical.api.Contribution;

/**
 * Makes saliency methods.
 *
 * @param <S> the settings record
 * @since 1.0
 */
public interface Interpreter<S extends Record> extends Contribution<S> {

    /**
     * Makes the method.
     *
     * @param settings the settings
     * @return the method
     */
    SaliencyMethod create(S settings);

    /**
     * Estimates the cost of one map.
     *
     * @param settings the settings
     * @return how many passes through the network (forward, or forward and backward) one item takes
     */
    long passesPerItem(S settings);
}
