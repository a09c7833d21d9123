package org.apical.experiment.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apical.api.settings.Setting;

/**
 * How a claim of a protocol is judged: the keys beside {@code kind}.
 *
 * <p>A run is named as in the protocol; {@code NAME/TASK} names one task of a run of several. Comparisons are of the
 * same patients of the test part. A figure is one that paired comparisons know; empty takes the mean absolute error of
 * a regression and the area under the operating characteristic of a yes-or-no question.
 */
public sealed interface Claim {

    /** The kinds, by the word of the file. */
    Map<String, Class<? extends Record>> KINDS = kinds();

    private static Map<String, Class<? extends Record>> kinds() {
        Map<String, Class<? extends Record>> kinds = new LinkedHashMap<>();
        kinds.put("beatsChance", BeatsChance.class);
        kinds.put("better", Better.class);
        kinds.put("unbeaten", Unbeaten.class);
        kinds.put("plateau", Plateau.class);
        kinds.put("cheaper", Cheaper.class);
        return Map.copyOf(kinds);
    }

    /**
     * Returns the runs it is about.
     *
     * @return their names in the protocol, the first being the one the claim speaks for
     */
    List<String> about();

    /**
     * Returns the figure that is compared.
     *
     * @return its name, empty for that of the task's kind
     */
    String figure();

    /**
     * A network predicts better than always saying the mean, or than tossing a coin.
     *
     * @param runs the runs; empty for every task of the protocol
     */
    record BeatsChance(
            @Setting(label = "Runs", help = "The runs that are judged; none takes every task of the protocol.",
                    defaultValue = "") List<String> runs) implements Claim {

        @Override
        public List<String> about() {
            return runs;
        }

        @Override
        public String figure() {
            return "";
        }
    }

    /**
     * One run is better than another.
     *
     * @param run the run that should be better
     * @param than the other
     * @param figure the figure that is compared
     */
    record Better(
            @Setting(label = "Run", help = "The run that should be better.") String run,
            @Setting(label = "Than", help = "The run it is compared with.") String than,
            @Setting(label = "Figure", help = "The figure that is compared, such as mae, r2 or auc.",
                    defaultValue = "") String figure) implements Claim {

        @Override
        public List<String> about() {
            return List.of(run, than);
        }
    }

    /**
     * No other run is better by more than a margin.
     *
     * @param run the run that should not be beaten
     * @param by the others
     * @param figure the figure that is compared
     * @param margin how much better another may be, as a share of the run's figure
     */
    record Unbeaten(
            @Setting(label = "Run", help = "The run that should not be beaten.") String run,
            @Setting(label = "By", help = "The runs it is compared with.") List<String> by,
            @Setting(label = "Figure", help = "The figure that is compared, such as mae, r2 or auc.",
                    defaultValue = "") String figure,
            @Setting(label = "Margin", help = "How much better another may be before it counts, as a share of the "
                    + "run's figure.", min = 0, max = 1, defaultValue = "0.1") double margin) implements Claim {

        @Override
        public List<String> about() {
            List<String> all = new ArrayList<>(List.of(run));
            all.addAll(by);
            return all;
        }
    }

    /**
     * More frames of a patient make predictions better up to a number and not beyond.
     *
     * @param run the run
     * @param frames how many frames from the first are tried; all of them are tried as well
     * @param after the number of frames from which on there is no gain; one of {@code frames}
     * @param figure the figure that is compared
     * @param margin how much better all frames may be before it counts as a gain, as a share of the figure
     */
    record Plateau(
            @Setting(label = "Run", help = "The run whose frames are counted.") String run,
            @Setting(label = "Frames", help = "How many frames of a patient are tried, from the first.", min = 1,
                    max = 10_000, defaultValue = "1,2,3,5,8,11,15") List<Integer> frames,
            @Setting(label = "After", help = "The number of frames from which on more should not help.", min = 1,
                    max = 10_000, defaultValue = "11") int after,
            @Setting(label = "Figure", help = "The figure that is compared, such as mae, r2 or auc.",
                    defaultValue = "") String figure,
            @Setting(label = "Margin", help = "How much better all frames may be before it counts as a gain, as a "
                    + "share of the figure.", min = 0, max = 1, defaultValue = "0.05") double margin)
            implements Claim {

        /** Checks that the numbers of frames hold that of the claim. */
        public Plateau {
            frames = List.copyOf(frames);
            if (!frames.contains(after)) {
                throw new IllegalArgumentException("'frames' does not hold the number under 'after', " + after + ".");
            }
        }

        @Override
        public List<String> about() {
            return List.of(run);
        }

        /**
         * Returns what the prediction from the first frames is called among the runs of a protocol.
         *
         * @param count how many frames
         * @return a name
         */
        public String named(int count) {
            return run + "-first-" + count;
        }
    }

    /**
     * One run takes less training and is not worse by more than a margin.
     *
     * @param run the run that should be cheaper
     * @param than the other
     * @param figure the figure that is compared
     * @param margin how much better the other may be before it counts, as a share of the run's figure
     */
    record Cheaper(
            @Setting(label = "Run", help = "The run that should be cheaper.") String run,
            @Setting(label = "Than", help = "The run it is compared with.") String than,
            @Setting(label = "Figure", help = "The figure that is compared, such as mae, r2 or auc.",
                    defaultValue = "") String figure,
            @Setting(label = "Margin", help = "How much better the other may be before it counts, as a share of the "
                    + "run's figure.", min = 0, max = 1, defaultValue = "0.1") double margin) implements Claim {

        @Override
        public List<String> about() {
            return List.of(run, than);
        }
    }
}
