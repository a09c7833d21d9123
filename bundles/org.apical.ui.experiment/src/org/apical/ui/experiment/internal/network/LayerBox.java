package org.apical.ui.experiment.internal.network;

import java.util.List;

import org.apical.api.network.Operation;
import org.apical.api.network.Shape;

/**
 * A box of the drawing of a network: a layer together with the normalisation and activation that follow it.
 *
 * @param nodes the names of its nodes, in order
 * @param title what it does, in a few words
 * @param output the shape of what it gives
 * @param kind what it mostly is, by which boxes are coloured
 * @param parameters how many numbers it learns
 * @param multiplies how many multiplications one item costs in it
 */
public record LayerBox(List<String> nodes, String title, Shape output, Kind kind, long parameters, long multiplies) {

    /** What a box mostly is. */
    public enum Kind {
        /** The network's input. */
        INPUT("input"),
        /** A convolution. */
        CONVOLUTION("convolution"),
        /** Pooling, flattening, enlarging. */
        POOL("pool and reshape"),
        /** A dense layer. */
        DENSE("dense"),
        /** A sum or concatenation of branches. */
        JOIN("join of branches"),
        /** Anything else. */
        OTHER("other");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /**
         * Returns the word of the legend.
         *
         * @return one or some words
         */
        public String word() {
            return word;
        }
    }

    /** Copies the names. */
    public LayerBox {
        nodes = List.copyOf(nodes);
    }

    static Kind kind(Operation operation) {
        if (operation instanceof Operation.Convolution || operation instanceof Operation.TransposedConvolution) {
            return Kind.CONVOLUTION;
        } else if (operation instanceof Operation.Dense) {
            return Kind.DENSE;
        } else if (operation instanceof Operation.Pool || operation instanceof Operation.GlobalPool
                || operation instanceof Operation.Flatten || operation instanceof Operation.Upsample) {
            return Kind.POOL;
        }
        return operation instanceof Operation.Add || operation instanceof Operation.Concatenate ? Kind.JOIN
                : Kind.OTHER;
    }
}
