package org.apical.experiment.search;

import java.util.ArrayList;
import java.util.List;

import org.apical.experiment.file.SearchSettings;

/** The rounds of a search: how many cells are trained up to which epoch. */
final class Rounds {

    /**
     * A round.
     *
     * @param cells how many of the best cells take part
     * @param upToEpoch the epoch they are trained to
     */
    record Round(int cells, int upToEpoch) {
    }

    private Rounds() {
    }

    /** Returns the rounds; the last goes to the end of training. */
    static List<Round> of(SearchSettings settings, int cells, int epochs) {
        List<Round> rounds = new ArrayList<>();
        int left = cells;
        if (settings.kind() == SearchSettings.Kind.HALVING) {
            for (long upTo = settings.firstEpochs(); upTo < epochs && left > 1; upTo *= settings.factor()) {
                rounds.add(new Round(left, (int) upTo));
                left = Math.max(1, left / settings.factor());
            }
        }
        rounds.add(new Round(left, Integer.MAX_VALUE));
        return rounds;
    }
}
