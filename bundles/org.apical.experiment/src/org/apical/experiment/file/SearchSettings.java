package org.apical.experiment.file;

import java.util.List;

import org.apical.api.settings.Setting;

/**
 * How a search goes through its space: the plain keys of {@code search}.
 *
 * @param kind which cells of the space are trained, and how far
 * @param budget how many cells are trained, 0 for all of a grid
 * @param seeds the seeds every cell is trained with, empty for that of the experiment
 * @param select what tells the best cell, always on the validation part
 * @param factor by how much successive halving thins out the cells from round to round
 * @param firstEpochs the epochs of its first round
 */
public record SearchSettings(
        @Setting(label = "Kind", help = "'grid' trains every cell in order; 'random' draws cells; 'halving' trains "
                + "all a little and goes on with the best (successive halving).", defaultValue = "grid") Kind kind,
        @Setting(label = "Budget", help = "How many cells are trained: the first of a grid, or as many draws; 0 takes "
                + "all of a grid.", min = 0, max = 100_000, defaultValue = "0") int budget,
        @Setting(label = "Seeds", help = "Every cell is trained once with each of these; empty takes the seed of the "
                + "experiment. All share one split of the patients.", min = 0, defaultValue = "") List<Long> seeds,
        @Setting(label = "Select", help = "What tells the best cell on the validation part: 'metric' is that of the "
                + "learning curves, 'loss' the loss.", defaultValue = "metric") Select select,
        @Setting(label = "Factor", help = "Successive halving goes on with one cell of this many, for this many times "
                + "the epochs.", min = 2, max = 10, defaultValue = "3") int factor,
        @Setting(label = "First epochs", help = "How many epochs successive halving trains every cell before it "
                + "chooses.", unit = "epochs", min = 1, max = 100_000, defaultValue = "2") int firstEpochs) {

    /** The ways through a space. */
    public enum Kind {
        /** Every cell, the last axis fastest. */
        GRID,
        /** Cells drawn at random without repetition (Bergstra and Bengio, JMLR 13, 2012). */
        RANDOM,
        /** Many cells for few epochs, the best of them for more (Jamieson and Talwalkar, arXiv:1502.07943). */
        HALVING
    }

    /** What tells the best cell. */
    public enum Select {
        /** The metric of the learning curves, per patient; ties go to the lower loss. */
        METRIC,
        /** The loss. */
        LOSS
    }

    /** Copies the seeds. */
    public SearchSettings {
        seeds = List.copyOf(seeds);
    }
}
