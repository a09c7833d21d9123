package org.apical.interpret;

import java.util.Arrays;

import org.apical.api.Tensor;
import org.apical.interpret.internal.Grid;

/**
 * What takes the place of values that are hidden from a network.
 *
 * @since 1.0
 */
public enum Fill {
    /** The item's smallest value: black wherever a scan sector is surrounded by black. */
    BLACK,
    /** The item's mean value. */
    MEAN,
    /** The item blurred over a sixteenth of its size: brightness stays, structure goes. */
    BLUR;

    private static final int BLURS = 16;

    /**
     * Computes what an item is filled from.
     *
     * @param item one item, [1, channels, sizes...]
     * @return a value for every place, of the item's shape
     */
    public Tensor of(Tensor item) {
        Tensor fill = Tensor.zeros(item.shape().clone());
        switch (this) {
            case BLACK -> Arrays.fill(fill.data(), Extent.of(item.data()).low());
            case MEAN -> {
                double sum = 0;
                for (float value : item.data()) {
                    sum += value;
                }
                Arrays.fill(fill.data(), (float) (sum / item.data().length));
            }
            default -> Grid.of(item).blurred(item.data(), Grid.channels(item), BLURS, fill.data());
        }
        return fill;
    }
}
