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

    /**
     * Estimates the cost of one map, forward and backward passes told apart.
     *
     * @param settings the settings
     * @return the passes of one item; by default as many of both as {@link #passesPerItem} says
     */
    default PassCount cost(S settings) {
        return new PassCount(passesPerItem(settings), passesPerItem(settings));
    }

    /**
     * Returns what the values of a map add up to, if the method promises anything.
     *
     * @param settings the settings
     * @return by default {@link MapTotal#NONE}
     */
    default MapTotal total(S settings) {
        return MapTotal.NONE;
    }

    /**
     * Returns what a reader must know before believing a map, such as that the method fails a sanity check.
     *
     * @return a complete sentence, shown beside every map; empty by default
     */
    default String caution() {
        return "";
    }
}
