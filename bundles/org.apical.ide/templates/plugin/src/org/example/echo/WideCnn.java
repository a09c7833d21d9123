package org.example.echo;

import java.util.List;

import org.apical.api.architecture.Architecture;
import org.apical.api.network.Network;
import org.apical.api.network.NetworkBuilder;
import org.apical.api.network.Operation;
import org.apical.api.network.Shape;
import org.apical.api.settings.Setting;

/** Three convolutions with wide kernels, each of which halves the resolution, and a mean over the frame. */
public final class WideCnn implements Architecture<WideCnn.Settings> {

    private static final int LAYERS = 3;
    private static final int SMALLEST = 1 << LAYERS;

    /**
     * The settings; experiment file, command line and form are made from these annotations.
     *
     * @param filters the filters of the first layer
     * @param kernel the side of every kernel
     */
    public record Settings(
            @Setting(label = "Filters", defaultValue = "12", min = 1, max = 256,
                    help = "The filters of the first layer; every layer doubles them.")
            int filters,
            @Setting(label = "Kernel", defaultValue = "7", min = 3, max = 15, unit = "pixels",
                    help = "The side of every kernel, an odd number.")
            int kernel) {

        /** Checks what a range cannot tell. */
        public Settings {
            if (kernel % 2 == 0) {
                throw new IllegalArgumentException("The kernel of wideCnn is " + kernel + ", but must be odd.");
            }
        }
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public Network build(Settings settings, Shape input, int outputs) {
        if (input.spatialRank() != 2 || input.spatial().stream().anyMatch(size -> size < SMALLEST)) {
            throw new IllegalArgumentException("wideCnn takes frames of at least " + SMALLEST + "x" + SMALLEST
                    + ", not " + input + ". Choose a larger frame size.");
        }
        NetworkBuilder b = new NetworkBuilder("wideCnn", input);
        String x = Network.INPUT;
        int filters = settings.filters();
        int kernel = settings.kernel();
        for (int layer = 1; layer <= LAYERS; layer++) {
            x = b.add("layer" + layer, new Operation.Convolution(filters, List.of(kernel, kernel), List.of(2, 2),
                    List.of(kernel / 2, kernel / 2), false), x);
            x = b.relu("layer" + layer + "Relu", b.batchNorm("layer" + layer + "Norm", x));
            filters *= 2;
        }
        b.dense("output", b.globalAveragePool("pool", x), outputs);
        return b.build();
    }
}
