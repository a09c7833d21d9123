package org.apical.trust.counterfactual;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.Tensor;

/**
 * Asks a model what it would have predicted of a clip without a structure, as Ghorbani et al. 2020
 * (doi:10.1038/s41746-019-0216-8) hid the pacemaker lead and saw the prediction change.
 *
 * <p>All frames of the clip are filled and predicted again. Growing masks show whether the answer follows the dose, and
 * patches of the same area elsewhere whether any change would have done.
 *
 * <pre>
 * Counterfactual.Answer answer = Counterfactual.ask(predictor, frames, mask, CounterfactualSettings.DEFAULT, seed,
 *         progress);
 * boolean flipped = answer.flips(0.5);
 * </pre>
 *
 * @since 1.0
 */
public final class Counterfactual {

    private Counterfactual() {
    }

    /**
     * A prediction with a part of the structure hidden.
     *
     * @param dose the hidden area as a multiple of the structure's with its margin
     * @param sectorShare the hidden share of the sector, 0 to 1
     * @param prediction what was predicted
     */
    public record Dose(double dose, double sectorShare, double prediction) {
    }

    /**
     * What the model answered.
     *
     * @param before the prediction from the frames as they are
     * @param without the prediction with the structure hidden
     * @param sectorShare the share of the sector that the structure takes with its margin, 0 to 1
     * @param doses the predictions with growing parts hidden, in the order asked for
     * @param controls the predictions with patches elsewhere hidden; fewer than asked for when there is no room
     */
    public record Answer(double before, double without, double sectorShare, List<Dose> doses, List<Double> controls) {

        /** Copies the lists. */
        public Answer {
            doses = List.copyOf(doses);
            controls = List.copyOf(controls);
        }

        /**
         * Returns the change that hiding the structure makes.
         *
         * @return without less before
         */
        public double change() {
            return without - before;
        }

        /**
         * Returns whether hiding the structure brings the prediction to the other side of a threshold.
         *
         * @param threshold the probability from which on a prediction counts as positive
         * @return true when the two lie on different sides
         */
        public boolean flips(double threshold) {
            return before >= threshold != without >= threshold;
        }

        /**
         * Returns how many controls bring the prediction to the other side of a threshold.
         *
         * @param threshold the probability from which on a prediction counts as positive
         * @return the number of controls
         */
        public int controlFlips(double threshold) {
            return (int) controls.stream().filter(control -> before >= threshold != control >= threshold).count();
        }

        /**
         * Returns the mean change that controls make, whatever its direction.
         *
         * @return the mean distance from before; {@code NaN} without controls
         */
        public double controlChange() {
            return controls.stream().mapToDouble(control -> Math.abs(control - before)).average().orElse(Double.NaN);
        }
    }

    /**
     * Asks.
     *
     * @param predictor predicts one number from all frames of a clip
     * @param frames the clip's frames as the model takes them, [frames, 1, rows, columns]
     * @param structure the structure
     * @param settings what to fill it with, and what to compare
     * @param seed the seed of everything random
     * @param progress counts predictions of the clip
     * @return the answer
     * @throws ApicalException when the model fails or the reader stops the work
     * @throws IllegalArgumentException when mask and frames do not fit
     */
    public static Answer ask(ClipPredictor predictor, Tensor frames, ClipMask structure,
            CounterfactualSettings settings, long seed, Progress progress) throws ApicalException {
        ClipMask mask = settings.hidden(structure);
        progress.begin("Hiding a structure", 2L + settings.doses().size() + settings.controls());
        double before = predict(predictor, frames, progress);
        double without = predict(predictor, settings.replacement().fill(frames, mask, seed), progress);
        List<Dose> doses = new ArrayList<>();
        for (double dose : settings.doses()) {
            ClipMask part = dose == 1 ? mask : mask.dose(dose);
            doses.add(new Dose(dose, part.share(), dose == 1 ? without
                    : predict(predictor, settings.replacement().fill(frames, part, seed), progress)));
        }
        List<Double> controls = new ArrayList<>();
        for (int number = 1; number <= settings.controls(); number++) {
            Optional<ClipMask> control = mask.control(seed + number);
            if (control.isPresent()) {
                controls.add(predict(predictor, settings.replacement().fill(frames, control.get(), seed), progress));
            }
        }
        return new Answer(before, without, mask.share(), doses, controls);
    }

    private static double predict(ClipPredictor predictor, Tensor frames, Progress progress) throws ApicalException {
        progress.checkCancelled();
        double prediction = predictor.predict(frames);
        progress.advance(1);
        return prediction;
    }
}
