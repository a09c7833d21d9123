package org.apical.interpret;

import org.apical.api.Tensor;
import org.apical.api.interpreter.Interpreter;
import org.apical.api.interpreter.MapTotal;
import org.apical.api.interpreter.PassCount;
import org.apical.api.interpreter.SaliencyMethod;
import org.apical.api.settings.Setting;
import org.apical.interpret.internal.LayerMaps;

/**
 * DeepLIFT with the rescale rule: what each value's difference from a reference contributes to the output's difference
 * (Shrikumar et al. 2017, arXiv:1704.02685).
 *
 * <p>Contributions keep their sign and add up to the output's change from the reference to the item (summation to
 * delta). Activations multiply by the ratio of the changes behind and before them; linear layers, sums, average
 * pooling, upsampling and batch normalisation by their weights; at a maximum pooling the change goes to the largest
 * value of that side, item or reference, whose maximum is the larger; softmax is taken apart into powers and the
 * inverse of their sum, and a product's change shared evenly.
 *
 * @since 1.0
 */
public final class DeepLift implements Interpreter<DeepLift.Settings> {

    /**
     * The settings.
     *
     * @param reference what an item is compared with
     * @param batch how many items go through the network at once
     */
    public record Settings(
            @Setting(label = "Reference", defaultValue = "black",
                    help = "What a frame is compared with: black, its mean brightness, or the frame blurred.")
            Fill reference,
            @Setting(label = "Batch", defaultValue = "8", min = 1, max = 4096,
                    help = "How many items go through the network at once; fewer take less memory.")
            int batch) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public SaliencyMethod create(Settings settings) {
        return (model, input, output, seed, progress) -> {
            Tensor reference = Tensor.zeros(input.shape().clone());
            for (int item = 0; item < input.items(); item++) {
                float[] fill = settings.reference().of(input.items(item, item + 1)).data();
                System.arraycopy(fill, 0, reference.data(), item * fill.length, fill.length);
            }
            return new LayerMaps(model, output, settings.batch(), progress).rescaled(input, reference);
        };
    }

    @Override
    public long passesPerItem(Settings settings) {
        return cost(settings).forward();
    }

    @Override
    public PassCount cost(Settings settings) {
        return new PassCount(3, 1);
    }

    @Override
    public MapTotal total(Settings settings) {
        return settings.reference() == Fill.BLACK ? MapTotal.CHANGE_FROM_BLACK : MapTotal.NONE;
    }
}
