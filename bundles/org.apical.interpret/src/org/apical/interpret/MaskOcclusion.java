package org.apical.interpret;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.engine.Model;
import org.apical.api.interpreter.Interpreter;
import org.apical.api.interpreter.PassCount;
import org.apical.api.interpreter.SaliencyMethod;
import org.apical.api.settings.Setting;
import org.apical.interpret.internal.Grid;
import org.apical.interpret.internal.Outputs;

/**
 * Occlusion by a given mask: how much the output changes when a drawn region is hidden, as the EchoNet paper hid the
 * pacemaker lead. Needs predictions only.
 *
 * <p>As an interpreter it reads the mask from a picture and draws the magnitude of the change over the region. Code
 * that wants the outputs themselves calls {@link #effects}.
 *
 * @since 1.0
 */
public final class MaskOcclusion implements Interpreter<MaskOcclusion.Settings> {

    /**
     * The settings.
     *
     * @param mask the picture; what is not black is hidden
     * @param fill what hidden places show
     * @param batch how many items run through the network at once
     */
    public record Settings(
            @Setting(label = "Mask", help = "A picture of the frame's size (PNG); what is not black in it is hidden.")
            Path mask,
            @Setting(label = "Fill", defaultValue = "blur",
                    help = "What hidden places show: black, the frame's mean brightness, or the frame blurred.")
            Fill fill,
            @Setting(label = "Batch", defaultValue = "8", min = 1, max = 4096,
                    help = "How many items run through the network at once; fewer take less memory.")
            int batch) {
    }

    /**
     * What hiding a region does to one item.
     *
     * @param before the output with everything seen, a raw score
     * @param after the output with the region hidden
     */
    public record Effect(double before, double after) {

        /**
         * Returns the change.
         *
         * @return after less before
         */
        public double change() {
            return after - before;
        }
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public SaliencyMethod create(Settings settings) {
        return (model, input, output, seed, progress) -> {
            boolean[] mask = read(settings.mask(), Grid.of(input).sizes());
            List<Effect> effects = effects(model, input, mask, settings.fill(), output, settings.batch(), progress);
            Tensor map = Tensor.zeros(input.shape().clone());
            for (int i = 0; i < map.data().length; i++) {
                double change = effects.get(i / input.itemLength()).change();
                map.data()[i] = mask[i % input.itemLength() % mask.length] ? (float) Math.abs(change) : 0;
            }
            return map;
        };
    }

    @Override
    public long passesPerItem(Settings settings) {
        return 2;
    }

    @Override
    public PassCount cost(Settings settings) {
        return new PassCount(2, 0);
    }

    /**
     * Predicts items with and without a region.
     *
     * @param model the model
     * @param input the items, [n, channels, sizes...]
     * @param mask true where an item is hidden, in all channels; one value a place, or for clips one a place of a frame
     * @param fill what hidden places show
     * @param output which output, from 0
     * @param batch how many items run through the network at once
     * @param progress told how far it is
     * @return the effect on each item
     * @throws ApicalException when the model fails or the reader stops the work
     */
    public static List<Effect> effects(Model model, Tensor input, boolean[] mask, Fill fill, int output, int batch,
            Progress progress) throws ApicalException {
        if (mask.length == 0 || Grid.of(input).places() % mask.length != 0) {
            throw new IllegalArgumentException("A mask has a value for every place of an item or of a frame, "
                    + Grid.of(input).places() + ", not " + mask.length + ".");
        }
        progress.begin("Hiding a region", input.items());
        List<Effect> effects = new ArrayList<>();
        for (int from = 0; from < input.items(); from += batch) {
            progress.checkCancelled();
            Tensor seen = input.items(from, Math.min(input.items(), from + batch));
            Tensor hidden = seen.copy();
            for (int item = 0; item < seen.items(); item++) {
                float[] instead = fill.of(seen.items(item, item + 1)).data();
                for (int i = 0; i < instead.length; i++) {
                    if (mask[i % mask.length]) {
                        hidden.data()[item * instead.length + i] = instead[i];
                    }
                }
            }
            double[] before = Outputs.predict(model, seen, output);
            double[] after = Outputs.predict(model, hidden, output);
            for (int item = 0; item < seen.items(); item++) {
                effects.add(new Effect(before[item], after[item]));
            }
            progress.advance(seen.items());
        }
        return effects;
    }

    /** Reads a mask for items of these sizes: rows and columns last. */
    private static boolean[] read(Path file, int[] sizes) throws ApicalException {
        BufferedImage picture;
        try {
            picture = ImageIO.read(file.toFile());
        } catch (IOException e) {
            throw ApicalException.badInput(new Problem("The mask cannot be read: " + e.getMessage() + ".",
                    file.toString(), "", "Give a PNG file of the frame's size."), e);
        }
        int columns = sizes[sizes.length - 1];
        int rows = sizes.length > 1 ? sizes[sizes.length - 2] : 1;
        if (picture == null || picture.getWidth() != columns || picture.getHeight() != rows) {
            throw ApicalException.badInput(new Problem(picture == null ? "The mask is no picture."
                    : "The mask has " + picture.getHeight() + " rows and " + picture.getWidth() + " columns, frames "
                            + rows + " and " + columns + ".",
                    file.toString(), "", "Give a PNG file of the frame's size."));
        }
        boolean[] mask = new boolean[rows * columns];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = (picture.getRGB(i % columns, i / columns) & 0xffffff) != 0;
        }
        return mask;
    }
}
