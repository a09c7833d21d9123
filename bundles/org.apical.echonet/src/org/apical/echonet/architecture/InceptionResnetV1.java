package org.apical.echonet.architecture;

import java.util.List;

import org.apical.api.architecture.Architecture;
import org.apical.api.network.Network;
import org.apical.api.network.NetworkBuilder;
import org.apical.api.network.Operation;
import org.apical.api.network.Shape;
import org.apical.api.settings.Setting;

/**
 * Inception-ResNet-v1 (Szegedy et al. 2017, doi:10.1609/aaai.v31i1.11231; arXiv:1602.07261), the network of the EchoNet
 * paper, for frames.
 *
 * <p>The stem, five residual Inception-A blocks, a reduction, ten B blocks, a reduction, five C blocks, global average
 * pooling, dropout and a dense layer. Every convolution is without bias and followed by batch normalisation, and all
 * but the projections that end a block by a rectifier. A block's change is scaled by 0.17 (A), 0.10 (B) or 0.20 (C)
 * before it is added (section 3.3).
 *
 * <p>The widths are the narrower ones that Deeplearning4j's model zoo has under this name, not those of the paper's
 * figures: the stem ends in 128 and 192 maps rather than 192 and 256, the grids carry 192, 576 and
 * 1344 maps rather than 256, 896 and 1792, and B blocks use 1x3 and 3x1 kernels rather than 1x7 and 7x1. At 1x299x299
 * with one output that gives 14,448,641 trained parameters and 4.08 billion multiplications.
 *
 * @since 1.0
 */
public final class InceptionResnetV1 implements Architecture<InceptionResnetV1.Settings> {

    /** The least height and width: at this size the last grid is a single place. */
    private static final int LEAST = 75;

    /**
     * The settings.
     *
     * @param dropout the share of the features left out at random while training
     */
    public record Settings(
            @Setting(label = "Dropout", defaultValue = "0.2", min = 0, max = 0.95,
                    help = "The share of the last features that is left out at random while training.")
            double dropout) {
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public Network build(Settings settings, Shape input, int outputs) {
        if (input.spatialRank() != 2 || input.spatial().stream().anyMatch(size -> size < LEAST)) {
            throw new IllegalArgumentException("inceptionResnetV1 takes frames of at least " + LEAST + "x" + LEAST
                    + " pixels, not " + input + ". Choose a larger frame size (the paper's is 299x299) or another "
                    + "architecture, such as smallCnn.");
        }
        InceptionBlocks blocks = new InceptionBlocks(new NetworkBuilder("inceptionResnetV1", input));
        String x = blocks.stem(Network.INPUT);
        for (int i = 1; i <= 5; i++) {
            x = blocks.blockA("a" + i, x);
        }
        x = blocks.reductionA("reductionA", x);
        for (int i = 1; i <= 10; i++) {
            x = blocks.blockB("b" + i, x);
        }
        x = blocks.reductionB("reductionB", x);
        for (int i = 1; i <= 5; i++) {
            x = blocks.blockC("c" + i, x);
        }
        NetworkBuilder b = blocks.builder();
        x = b.globalAveragePool("pool", x);
        if (settings.dropout() > 0) {
            x = b.add("dropout", new Operation.Dropout(settings.dropout()), x);
        }
        b.dense("output", x, outputs);
        return b.build();
    }

    /** Adds the parts of the network. */
    private record InceptionBlocks(NetworkBuilder builder) {

        /** A convolution of any window with batch normalisation and rectifier. */
        private String unit(String name, String from, int filters, int rows, int columns, int stride, boolean padded) {
            String x = builder.add(name, new Operation.Convolution(filters, List.of(rows, columns),
                    List.of(stride, stride), padded ? List.of(rows / 2, columns / 2) : List.of(0, 0), false), from);
            return builder.relu(name + "Relu", builder.batchNorm(name + "Norm", x));
        }

        private String point(String name, String from, int filters) {
            return unit(name, from, filters, 1, 1, 1, false);
        }

        private String square(String name, String from, int filters) {
            return unit(name, from, filters, 3, 3, 1, true);
        }

        private String halve(String name, String from, int filters) {
            return unit(name, from, filters, 3, 3, 2, false);
        }

        private String join(String name, String... branches) {
            return builder.add(name, new Operation.Concatenate(), branches);
        }

        /** Projects the joined branches onto the block's input, adds the scaled change and rectifies. */
        private String residual(String name, String from, double scale, String... branches) {
            String x = builder.convolution2d(name + "Up", join(name + "Join", branches),
                    builder.shapeOf(from).channels(), 1, 1, 0, false);
            x = builder.batchNorm(name + "UpNorm", x);
            x = builder.add(name + "Add", new Operation.Add(List.of(1.0, scale)), from, x);
            return builder.relu(name + "Relu", x);
        }

        String stem(String from) {
            String x = halve("stem1", from, 32);
            x = unit("stem2", x, 32, 3, 3, 1, false);
            x = square("stem3", x, 64);
            x = builder.maximumPool2d("stemPool", x, 3, 2);
            x = point("stem4", x, 80);
            x = unit("stem5", x, 128, 3, 3, 1, false);
            return halve("stem6", x, 192);
        }

        String blockA(String name, String from) {
            String one = point(name + "Left", from, 32);
            String two = square(name + "Middle2", point(name + "Middle1", from, 32), 32);
            String three = square(name + "Right3", square(name + "Right2", point(name + "Right1", from, 32), 32), 32);
            return residual(name, from, 0.17, one, two, three);
        }

        String reductionA(String name, String from) {
            String pool = builder.maximumPool2d(name + "Pool", from, 3, 2);
            String one = halve(name + "Left", from, 192);
            String two = halve(name + "Right3", square(name + "Right2", point(name + "Right1", from, 128), 128), 192);
            return join(name, pool, one, two);
        }

        String blockB(String name, String from) {
            String one = point(name + "Left", from, 128);
            String two = unit(name + "Right2", point(name + "Right1", from, 128), 128, 1, 3, 1, true);
            return residual(name, from, 0.10, one, unit(name + "Right3", two, 128, 3, 1, 1, true));
        }

        String reductionB(String name, String from) {
            String pool = builder.maximumPool2d(name + "Pool", from, 3, 2);
            String one = halve(name + "Left2", point(name + "Left1", from, 256), 256);
            String two = halve(name + "Middle2", point(name + "Middle1", from, 256), 256);
            String three = halve(name + "Right3", square(name + "Right2", point(name + "Right1", from, 256), 256), 256);
            return join(name, pool, one, two, three);
        }

        String blockC(String name, String from) {
            String one = point(name + "Left", from, 192);
            String two = unit(name + "Right2", point(name + "Right1", from, 192), 192, 1, 3, 1, true);
            return residual(name, from, 0.20, one, unit(name + "Right3", two, 192, 3, 1, 1, true));
        }
    }
}
