package org.apical.interpret;

import org.apical.api.interpreter.Interpreter;
import org.apical.api.interpreter.MapTotal;
import org.apical.api.interpreter.PassCount;
import org.apical.api.interpreter.SaliencyMethod;
import org.apical.api.settings.Setting;
import org.apical.interpret.internal.LayerMaps;
import org.apical.interpret.internal.RelevanceShares;

/**
 * Layer-wise relevance propagation: the output is handed back layer by layer to what contributed to it (Bach et al.
 * 2015, doi:10.1371/journal.pone.0130140).
 *
 * <p>Rules as in Montavon et al. 2019 (doi:10.1007/978-3-030-28954-6_10). Where an input of a layer is negative, as
 * standardised pixels are, contributions are told apart by their own sign, not by that of the weight, and at a unit
 * below zero the roles of the signs are swapped; for inputs and units above zero these are the rules of the literature.
 * The last layer always follows the epsilon rule, since an output may have either sign. Batch normalisation is folded
 * into the layer before it. Sums (residual connections, scaled ones too) share out relevance by the size of their
 * terms, average pooling by size, maximum pooling to the largest value (the first of equal ones); upsampling adds up
 * what its copies got; concatenation, flattening, dropout and activations, softmax among them, pass it on.
 *
 * <p>Relevance that belongs to biases and to the stabiliser is spread evenly over what a unit reads, as in Bach et al.,
 * so that a map adds up to the output (conservation); the setting {@code bias} lets the biases keep it instead, as is
 * common today.
 *
 * @since 1.0
 */
public final class LayerwiseRelevance implements Interpreter<LayerwiseRelevance.Settings> {

    /** Rules by which relevance goes down. */
    public enum Rule {
        /** In proportion to contributions, stabilised: the epsilon rule. */
        EPSILON,
        /** In proportion to contributions of the unit's sign alone: the z+ rule. */
        Z_PLUS,
        /** The gamma rule in the lower half of the convolutions, the epsilon rule above. */
        COMPOSITE
    }

    /** What becomes of relevance that belongs to biases. */
    public enum Bias {
        /** It is spread evenly over what the unit reads; maps add up to the output. */
        SPREAD,
        /** The biases keep it; maps add up to less. */
        ABSORBED
    }

    /**
     * The settings.
     *
     * @param rule the rule
     * @param epsilon the stabiliser, as a share of the mean magnitude of a layer's values
     * @param gamma how much more contributions of the unit's sign count, in the composite
     * @param bias what becomes of relevance that belongs to biases
     * @param batch how many items go through the network at once
     */
    public record Settings(
            @Setting(label = "Rule", defaultValue = "composite",
                    help = "By which rule relevance goes from a layer to the one before it.")
            Rule rule,
            @Setting(label = "Epsilon", defaultValue = "0.01", min = 0, max = 10,
                    help = "The stabiliser that keeps small sums from giving large maps, as a share of the mean "
                            + "magnitude of a layer's values.")
            double epsilon,
            @Setting(label = "Gamma", defaultValue = "0.25", min = 0, max = 1000,
                    help = "How much more contributions count that have the sign of the sum; for the composite rule.")
            double gamma,
            @Setting(label = "Bias", defaultValue = "spread",
                    help = "Whether relevance of biases is spread over a unit's inputs, so that the map adds up to "
                            + "the output, or absorbed.")
            Bias bias,
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
        RelevanceShares shares = switch (settings.rule()) {
            case EPSILON -> RelevanceShares.EPSILON;
            case Z_PLUS -> new RelevanceShares(Double.POSITIVE_INFINITY, 1, true);
            case COMPOSITE -> new RelevanceShares(settings.gamma(), 0.5, false);
        };
        return (model, input, output, seed, progress) -> new LayerMaps(model, output, settings.batch(), progress)
                .relevance(input, shares, settings.epsilon(), settings.bias() == Bias.SPREAD);
    }

    @Override
    public long passesPerItem(Settings settings) {
        return cost(settings).forward();
    }

    @Override
    public PassCount cost(Settings settings) {
        return switch (settings.rule()) {
            case EPSILON -> new PassCount(2, 1);
            case Z_PLUS -> new PassCount(4, 2);
            case COMPOSITE -> new PassCount(3, 2);
        };
    }

    @Override
    public MapTotal total(Settings settings) {
        return settings.bias() == Bias.SPREAD ? MapTotal.OUTPUT : MapTotal.NONE;
    }
}
