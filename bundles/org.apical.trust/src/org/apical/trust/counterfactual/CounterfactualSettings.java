package org.apical.trust.counterfactual;

import java.util.List;

import org.apical.api.settings.Setting;

/**
 * How a counterfactual is asked.
 *
 * @param replacement what takes the structure's place
 * @param margin how far beyond the structure is hidden, as a share of the frame's longer side
 * @param doses the areas that are hidden one after another, as multiples of the structure's with its margin
 * @param controls how many patches of the same area elsewhere are hidden for comparison
 */
public record CounterfactualSettings(
        @Setting(label = "Fill", defaultValue = "speckle",
                help = "What takes the structure's place: speckle from its surroundings, their brightness alone, or "
                        + "the mean of the frame.")
        Replacement replacement,
        @Setting(label = "Margin", defaultValue = "0.02", min = 0, max = 1,
                help = "How far beyond the structure is hidden, as a share of the frame's longer side; the blurred "
                        + "edge of an echo would still tell of it.")
        double margin,
        @Setting(label = "Doses", defaultValue = "0.25, 0.5, 0.75, 1, 1.5, 2",
                help = "The areas that are hidden one after another, as multiples of the structure's with its "
                        + "margin.")
        List<Double> doses,
        @Setting(label = "Controls", defaultValue = "3", min = 0, max = 1000,
                help = "How many patches of the same area elsewhere in the sector are hidden for comparison.")
        int controls) {

    /** The settings that nothing else was chosen for. */
    public static final CounterfactualSettings DEFAULT =
            new CounterfactualSettings(Replacement.SPECKLE, 0.02, List.of(0.25, 0.5, 0.75, 1.0, 1.5, 2.0), 3);

    /** Copies and checks the doses. */
    public CounterfactualSettings {
        doses = List.copyOf(doses);
        if (doses.stream().anyMatch(dose -> !(dose >= 0 && dose <= 100))) {
            throw new IllegalArgumentException("Doses are multiples of the structure's area from 0 to 100, not "
                    + doses + ".");
        }
    }

    /**
     * Returns what is hidden of a structure: all of it and the margin.
     *
     * @param structure the structure
     * @return the wider mask
     */
    public ClipMask hidden(ClipMask structure) {
        return structure.grown(margin * Math.max(structure.rows(), structure.columns()));
    }
}
