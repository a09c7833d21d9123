package org.apical.standard.architecture;

import java.util.List;

import org.apical.api.architecture.Architecture;
import org.apical.api.network.Network;
import org.apical.api.network.NetworkBuilder;
import org.apical.api.network.Operation;
import org.apical.api.network.Shape;
import org.apical.api.settings.Setting;

/**
 * Dense layers with rectifiers, for clinical variables, or for pixels as the baseline a convolutional network must
 * beat.
 *
 * <p>Without hidden layers it is a linear or logistic regression.
 *
 * @since 1.0
 */
public final class MultilayerPerceptron implements Architecture<MultilayerPerceptron.Settings> {

    /**
     * The settings.
     *
     * @param hidden the units of each hidden layer
     * @param dropout the share of each hidden layer left out at random while training
     */
    public record Settings(
            @Setting(label = "Hidden layers", defaultValue = "64, 32", min = 1, max = 65536,
                    help = "The units of each hidden layer in order; none gives a linear or logistic regression.")
            List<Integer> hidden,
            @Setting(label = "Dropout", defaultValue = "0", min = 0, max = 0.95,
                    help = "The share of each hidden layer that is left out at random while training.")
            double dropout) {

        /** Copies the list. */
        public Settings {
            hidden = List.copyOf(hidden);
        }
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public Network build(Settings settings, Shape input, int outputs) {
        NetworkBuilder b = new NetworkBuilder("mlp", input);
        String x = Network.INPUT;
        if (input.spatialRank() > 0) {
            x = b.add("flatten", new Operation.Flatten(), x);
        }
        for (int layer = 1; layer <= settings.hidden().size(); layer++) {
            x = b.dense("hidden" + layer, x, settings.hidden().get(layer - 1));
            x = b.relu("hidden" + layer + "Relu", x);
            if (settings.dropout() > 0) {
                x = b.add("hidden" + layer + "Dropout", new Operation.Dropout(settings.dropout()), x);
            }
        }
        b.dense("output", x, outputs);
        return b.build();
    }
}
