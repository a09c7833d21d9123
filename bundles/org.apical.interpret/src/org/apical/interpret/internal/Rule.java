package org.apical.interpret.internal;

import java.util.List;

import org.apical.api.ApicalException;
import org.apical.api.Tensor;
import org.apical.api.network.Node;

/** How something that belongs to a node's output is handed to its inputs. */
interface Rule {

    /**
     * Hands down.
     *
     * @param node the node
     * @param upstream what belongs to its output, of its shape
     * @return what belongs to each of its inputs, in their order
     */
    List<Tensor> down(Node node, Tensor upstream) throws ApicalException;

    /** Says that the values of a node are not needed any more. */
    void done(Node node);
}
