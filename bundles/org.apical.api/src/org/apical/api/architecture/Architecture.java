package org.apical.api.architecture;

import org.apical.api.Contribution;
import org.apical.api.network.Network;
import org.apical.api.network.Shape;

/**
 * Builds networks for inputs and outputs of given shape.
 *
 * @param <S> the settings record
 * @since 1.0
 */
public interface Architecture<S extends Record> extends Contribution<S> {

    /**
     * Builds a network.
     *
     * @param settings the settings
     * @param input the shape of one input item, such as 1x112x112
     * @param outputs the number of raw scores
     * @return the network
     * @throws IllegalArgumentException when the input is too small or of the wrong rank; the message says which fits
     */
    Network build(S settings, Shape input, int outputs);
}
